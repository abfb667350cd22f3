/** How a run ended, in words: also that its loss has exploded, which no end says by itself. */
import type { RunSummary } from '../../../experiment/runs';
import type { Translate } from '../../../i18n';
import { explosionOfRun } from '../../../study/habits';
import { timesText } from '../../words/format';

export function endText(run: RunSummary, t: Translate): string {
  const end = t(`ledger.ends.${run.end}`);
  const explosion = explosionOfRun(run);
  return explosion === null ? end : t('ledger.grown', { end, times: timesText(explosion.loss / explosion.before) });
}

/** Whether there is more to say of a run's end than that it has finished. */
export const endsPlainly = (run: RunSummary): boolean => run.end === 'finished' && explosionOfRun(run) === null;
