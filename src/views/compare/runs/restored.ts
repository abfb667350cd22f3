/** A restored run in words: what was loaded, what else has to be done for the same curve, and whether it was the same. */
import type { RestoredRun } from '../../../store/ledgerState';
import { stepPhrase, type Translate } from '../../../i18n';
import { backendName } from '../../words/backend-name';
import { changeText } from './change-text';
import { runTitle } from '../../words/run-title';

/** @param backend on which the contender is built now; null while it is not */
export function restoredSentences(
  { summary, repetition }: RestoredRun,
  backend: string | null,
  t: Translate,
): string[] {
  const name = runTitle(summary, t);
  const changes = summary.changes.map((each) => changeText(each, t)).join(t('places.sentenceSeparator'));
  if (repetition === null) {
    return [
      t('ledger.restored', { name }),
      ...(summary.earlierRules ? [t('ledger.restoredByNewerRules')] : []),
      ...(changes === '' ? [] : [t('ledger.restoredChanges', { changes })]),
      ...(backend === null || backend === summary.backend
        ? []
        : [t('ledger.restoredBackend', { before: backendName(summary.backend, t), now: backendName(backend, t) })]),
    ];
  }
  const { epochs, firstDifferent, differs } = repetition;
  return [
    firstDifferent === null
      ? t('ledger.repeated', { name, epochs: epochs - 1 })
      : t('ledger.repeatedNot', { name, epoch: firstDifferent }),
    ...differs.map(({ condition, before, now }) =>
      condition === 'backend'
        ? t('ledger.conditions.backend', { before: backendName(before, t), now: backendName(now, t) })
        : condition === 'step'
          ? t('ledger.conditions.step', { before: stepName(before, t), now: stepName(now, t) })
          : t(`ledger.conditions.${condition}`, { before, now }),
    ),
    ...(firstDifferent === null || changes === '' ? [] : [t('ledger.restoredChanges', { changes })]),
  ];
}

/** "15 minute" in words; a dash stays. */
const stepName = (step: string, t: Translate): string => (step.includes(' ') ? stepPhrase(step, t) : step);
