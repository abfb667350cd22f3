/** What the picture of the state space says, true of the numbers that are drawn. */
import { useWords } from '../../../../i18n/react';
import { joined, type Translate } from '../../../../i18n';
import { compact, decimal } from '../../../words/format';
import { farthest, readPath, verdictOf } from './reading';
import styles from './space.module.css';
import type { Projected } from './space-table';

interface SpaceSentenceProps {
  readonly answer: Projected;
  readonly units: number;
  readonly touched: boolean;
}

export function SpaceSentence(props: SpaceSentenceProps) {
  const { t } = useWords();
  return (
    <p className={styles['said']} data-testid="space-sentence">
      {spaceSentence(props, t)}
    </p>
  );
}

export function spaceSentence({ answer, units, touched }: SpaceSentenceProps, t: Translate): string {
  const { explained, trajectories, state } = answer;
  const [probe] = trajectories;
  if (!probe) return '';
  const share = explained[0] + explained[1];
  const parts: string[] = [];
  if (share === 0) parts.push(t('space.still', { state }));
  else if (units === 1) parts.push(t('space.single', { state }));
  else parts.push(t(`space.verdicts.${verdictOf(share)}`, { state, percent: decimal(100 * share, 0) }));
  const { length, apart } = readPath(probe.after);
  if (length > 0) parts.push(t('space.path', { length: compact(length, 3), apart: compact(apart, 3) }));
  if (touched) {
    const most = farthest(probe.before, probe.after);
    const { extent } = readPath(probe.before);
    if (most === null) parts.push(t('space.probeSame'));
    else {
      const values = { step: most.step + 1, distance: compact(most.distance, 3) };
      parts.push(
        extent > 0
          ? t('space.moved', { ...values, percent: decimal((100 * most.distance) / extent, 0) })
          : t('space.movedOnly', values),
      );
    }
  }
  return joined(parts);
}
