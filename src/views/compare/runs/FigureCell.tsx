/** A run's deciding metric in the table, and how far it is from the baseline run's. */
import type { HeldOut, RunSummary } from '../../../experiment/runs';
import { useWords } from '../../../i18n/react';
import { isShare } from '../../../study/metric';
import { compact, decimal, relativeChange } from '../../words/format';
import { differenceTo, figureOf } from './figures';
import styles from './runs.module.css';

export function FigureCell({ run, part }: { run: RunSummary; part: HeldOut }) {
  const { t } = useWords();
  const { metric, value } = figureOf(run, part);
  const text = isShare(metric) && Number.isFinite(value) ? `${decimal(100 * value, 1)} %` : compact(value, 4);
  return (
    <td>
      {text} <span className={styles['under']}>{t(`metrics.${metric}`)}</span>
    </td>
  );
}

export function DifferenceCell({ run, baseline }: { run: RunSummary; baseline: RunSummary | null }) {
  const { t } = useWords();
  const found = baseline && differenceTo(baseline, run);
  if (found === null) return <td>{t('run.none')}</td>;
  switch (found.kind) {
    case 'itself':
      return <td className={styles['unit']}>{t('ledger.reference')}</td>;
    case 'incomparable':
      return (
        <td className={styles['unit']} title={t('ledger.otherDataTitle')}>
          {t('ledger.otherData')}
        </td>
      );
    case 'share':
      return <Validated text={t('ledger.points', { difference: signed(100 * found.value) })} />;
    case 'error':
      return <Validated text={relativeChange(1 + found.value, 1)} />;
  }
}

function Validated({ text }: { text: string }) {
  const { t } = useWords();
  return (
    <td>
      {text} <span className={styles['under']}>{t('ledger.ofValidation')}</span>
    </td>
  );
}

/** With one decimal; what rounds to nothing has no sign. */
export function signed(value: number): string {
  const rounded = Math.round(10 * value) / 10;
  return (rounded > 0 ? '+' : '') + decimal(rounded === 0 ? 0 : value, 1);
}
