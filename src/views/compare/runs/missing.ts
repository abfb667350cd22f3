/** Runs that something could not be done with, in words: what, which of them, and why. */
import type { MissingRuns } from '../../../store/ledgerState';
import { problemSentence, type Translate } from '../../../i18n';
import { distinctTitles } from '../../words/run-title';

/** So many are named; of more, how many there are. */
const NAMED = 20;

/** The first sentence names the runs; each reason that they have follows once. */
export function missingSentences({ what, of, runs }: MissingRuns, t: Translate): string[] {
  const titles = distinctTitles(
    runs.map(({ summary }) => summary),
    t,
  );
  const named = titles.slice(0, NAMED).map((title) => t('ledger.quoted', { title }));
  const rest = titles.length - named.length;
  const names = [...named, ...(rest > 0 ? [t('ledger.andMore', { count: rest })] : [])];
  const values = { count: runs.length, of, names: names.join(t('places.listSeparator')) };
  const reasons = new Set(runs.map(({ problem }) => problemSentence(problem, t)));
  return [t(`ledger.missing.${what}`, values), ...reasons];
}
