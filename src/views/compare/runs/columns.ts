/** The columns of the table of runs: what each sorts by. */
import type { RunSummary } from '../../../experiment/runs';
import type { Translate } from '../../../i18n';
import { sequenceTitle } from '../../words/sequence-title';
import { contenderOf, differenceTo, figureOf } from './figures';
import { runTitle } from '../../words/run-title';

export const COLUMNS = [
  'starred',
  'name',
  'ended',
  'data',
  'cell',
  'units',
  'parameters',
  'trainingSeed',
  'epochs',
  'validation',
  'test',
  'difference',
  'backend',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Columns of words, which stand at the left. */
export const WORDS: ReadonlySet<Column> = new Set(['starred', 'name', 'ended', 'data', 'cell', 'backend']);

export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

/** The newest first. */
export const FIRST_ORDER: Order = { column: 'ended', descending: true };

type Key = string | number;
type Keys = Readonly<Record<Column, (run: RunSummary) => Key | readonly Key[]>>;

const keysFor = (t: Translate, baseline: RunSummary | null): Keys => ({
  starred: ({ starred }) => (starred ? 0 : 1),
  name: (run) => runTitle(run, t),
  ended: ({ ended }) => ended,
  data: ({ spec }) => sequenceTitle(spec.data.source, t),
  cell: (run) => t(`cells.${contenderOf(run).cell}`),
  units: (run) => [contenderOf(run).units, contenderOf(run).layers],
  parameters: ({ parameters }) => parameters,
  trainingSeed: ({ trainingSeed }) => trainingSeed,
  epochs: ({ epochs }) => epochs,
  validation: (run) => measured(figureOf(run, 'validation')),
  test: (run) => measured(figureOf(run, 'test')),
  difference: (run) => {
    const found = baseline && differenceTo(baseline, run);
    if (found?.kind === 'itself') return 0;
    return found?.kind === 'error' || found?.kind === 'share' ? found.value : NaN;
  },
  backend: ({ backend }) => backend,
});

/** Runs of one metric stand together: an error and an accuracy have no common order. */
const measured = ({ metric, value }: { readonly metric: string; readonly value: number }): readonly Key[] => [
  Number.isNaN(value) ? NaN : 0,
  metric,
  value,
];

/**
 * The runs by a column; equal ones as they were. What has no number stands at the end, whichever way it is sorted.
 *
 * @param baseline the run that `difference` compares with
 */
export function sorted(
  runs: readonly RunSummary[],
  { column, descending }: Order,
  t: Translate,
  language: string,
  baseline: RunSummary | null,
): RunSummary[] {
  const key = keysFor(t, baseline)[column];
  const words = new Intl.Collator(language, { numeric: true });
  const sign = descending ? -1 : 1;
  return runs
    .map((run) => ({ run, keys: [key(run)].flat() }))
    .sort((a, b) => compareKeys(a.keys, b.keys, words, sign))
    .map(({ run }) => run);
}

function compareKeys(a: readonly Key[], b: readonly Key[], words: Intl.Collator, sign: number): number {
  for (const [k, one] of a.entries()) {
    const other = b[k]!;
    if (typeof one === 'string') {
      const order = words.compare(one, String(other));
      if (order !== 0) return sign * order;
      continue;
    }
    const missing = Number(Number.isNaN(one)) - Number(Number.isNaN(other));
    if (missing !== 0) return missing;
    const order = one - Number(other);
    if (order !== 0 && !Number.isNaN(order)) return sign * order;
  }
  return 0;
}
