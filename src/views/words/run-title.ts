/** What kept runs are called: by their own names, or by cell and data, and told apart where these are equal. */
import type { RunSummary } from '../../experiment/runs';
import type { Translate } from '../../i18n';
import { letterOf } from '../state/model';
import { sequenceTitle } from './sequence-title';

const cellOf = ({ spec, contender }: RunSummary) => spec.contenders[contender]!.cell;

/** Its name, or its cell and data, "LSTM, Sunspots". */
export const runTitle = (run: RunSummary, t: Translate): string =>
  run.name !== ''
    ? run.name
    : t('ledger.title', { cell: t(`cells.${cellOf(run)}`), data: sequenceTitle(run.spec.data.source, t) });

/** Contender, run and race in words: "A, run 2 of race 2d71". */
export const runOrigin = (run: RunSummary, t: Translate): string =>
  t('ledger.of', { letter: letterOf(run.contender), run: run.run + 1, race: raceTag(run) });

/** Its own name, or its title with its origin: many runs have the same cell and data. */
export const runName = (run: RunSummary, t: Translate): string =>
  run.name !== '' ? run.name : t('ledger.titleOf', { title: runTitle(run, t), origin: runOrigin(run, t) });

/** The titles of several runs; those that are equal say where their runs come from. */
export const distinctTitles = (runs: readonly RunSummary[], t: Translate): string[] =>
  distinct(runs, runTitle, (run, title) => t('ledger.titleOf', { title, origin: runOrigin(run, t) }), t);

/** The labels of several runs; to equal ones belongs a tag, contender, run and race, "A2 2d71". */
export function taggedLabels(
  runs: readonly RunSummary[],
  t: Translate,
): { readonly label: string; readonly tag: string }[] {
  const tags = distinct(runs, runLabel, (run) => `${letterOf(run.contender)}${run.run + 1} ${raceTag(run)}`, t);
  return runs.map((run, k) => {
    const label = runLabel(run, t);
    return { label, tag: tags[k] === label ? '' : tags[k]! };
  });
}

/** Label and tag in one, "LSTM A2 2d71". */
export const distinctLabels = (runs: readonly RunSummary[], t: Translate): string[] =>
  taggedLabels(runs, t).map(({ label, tag }) => `${label} ${tag}`.trim());

function distinct(
  runs: readonly RunSummary[],
  called: (run: RunSummary, t: Translate) => string,
  longer: (run: RunSummary, name: string) => string,
  t: Translate,
): string[] {
  const names = runs.map((run) => called(run, t));
  return names.map((name, k) => (names.indexOf(name) === names.lastIndexOf(name) ? name : longer(runs[k]!, name)));
}

/** Short enough for the end of a line: its name, or its cell. */
export const runLabel = (run: RunSummary, t: Translate): string =>
  run.name !== '' ? run.name : t(`cells.${cellOf(run)}`);

/** Enough of a race's id to tell it from others. */
const raceTag = ({ race }: RunSummary): string => race.slice(0, 4);
