/** One sentence a contender on what its line says, true of the numbers that are drawn. */
import { hasState } from '../../../../experiment/cells';
import { gapAfter, joined, type Translate } from '../../../../i18n';
import { useWords } from '../../../../i18n/react';
import { compact } from '../../../words/format';
import { usePreview } from '../../../state/store-context';
import type { ContenderFlow, FlowKind } from './contender-flow';
import styles from './flow.module.css';
import { readingOf, type Reading } from './reading';

interface FlowSentencesProps {
  readonly kind: FlowKind;
  readonly flows: readonly ContenderFlow[];
}

const lineOf = ({ letter, cell }: FlowSentencesProps['flows'][number], t: Translate): string =>
  t('flow.line', { letter, cell: t(`cells.${cell}`) });

export function FlowSentences({ kind, flows }: FlowSentencesProps) {
  const { t } = useWords();
  const everyStep = usePreview()?.perStep ?? false;
  const sequences = Math.max(...flows.map(({ flow }) => flow.sequences));
  return (
    <div className={styles['sentences']} data-testid="flow-sentences">
      {flows.map((each) => (
        <p key={each.letter}>
          <b style={{ color: each.ink }}>{lineOf(each, t)}</b>
          {gapAfter(lineOf(each, t))}
          {sentenceOn(each, everyStep, t)}
        </p>
      ))}
      {kind === 'mean' && <p className={styles['note']}>{t('flow.meanOf', { count: sequences })}</p>}
      {kind === 'jacobian'
        ? flows.some(({ cell }) => hasState(cell, 'c')) && <p className={styles['note']}>{t('flow.cellFixed')}</p>
        : everyStep && <p className={styles['note']}>{t('flow.everyStep')}</p>}
    </div>
  );
}

/** @param everyStep losses arrive at many steps, so that a gradient far back need not have come from the end */
export function sentenceOn({ flow, units, steps, backward }: ContenderFlow, everyStep: boolean, t: Translate): string {
  const { kind, h, c, mostUnits } = flow;
  if (h === null) return t('flow.tooLarge', { units, steps, most: mostUnits ?? 0 });
  const manner = { summed: everyStep && kind !== 'jacobian', backward };
  const ofH = readingOf(h, backward);
  if (c === null) return inWords(ofH, t(`flow.subjects.${kind}`), manner, t);
  const ofC = readingOf(c, backward);
  if (ofH.says === 'ratio' && ofC.says === 'ratio' && !manner.summed) {
    return t('flow.says.both', {
      what: t(`flow.subjects.${kind}`),
      where: whereOf(ofH.away, backward, t),
      end: endOf(backward, t),
      ratio: compact(ofH.ratio, 2),
      verdict: t(`flow.verdicts.${ofH.verdict}`),
      ratioC: compact(ofC.ratio, 2),
      verdictC: t(`flow.verdicts.${ofC.verdict}`),
    });
  }
  const one = (reading: Reading, of: 'h' | 'c') =>
    inWords(reading, t(`flow.subjects.${of}`, { what: t(`flow.subjects.${kind}`) }), manner, t);
  if (ofH.says === 'single') return one(ofH, 'h');
  return joined([one(ofH, 'h'), one(ofC, 'c')]);
}

interface Manner {
  readonly summed: boolean;
  readonly backward: boolean;
}

function inWords(reading: Reading, what: string, { summed, backward }: Manner, t: Translate): string {
  const end = endOf(backward, t);
  switch (reading.says) {
    case 'single':
    case 'nothing':
      return t(`flow.says.${reading.says}`, { what });
    case 'noneAtEnd':
      return t('flow.says.noneAtEnd', { what, end, largest: compact(reading.largest, 2), step: reading.step + 1 });
    case 'zero':
    case 'tooSmall':
    case 'notFinite':
      return t(`flow.says.${reading.says}`, { what, where: whereOf(reading.away, backward, t) });
    case 'ratio': {
      const values = { what, end, where: whereOf(reading.away, backward, t), ratio: compact(reading.ratio, 2) };
      if (summed) return t('flow.says.sum', values);
      return t('flow.says.ratio', { ...values, verdict: t(`flow.verdicts.${reading.verdict}`) });
    }
    default:
      return reading satisfies never;
  }
}

const endOf = (backward: boolean, t: Translate): string => t(`flow.ends.${backward ? 'backward' : 'forward'}`);

const whereOf = (away: number, backward: boolean, t: Translate): string =>
  t(backward ? 'flow.stepsOn' : 'flow.stepsBack', { count: away });
