/** Forecasts of the panel as a table, with every row and column that the page holds. */
import {
  predictionTable,
  recursiveColumn,
  touchedColumn,
  type CsvBlock,
  type CsvForecast,
} from '../../../data/predictionsCsv';
import type { Table } from '../../../data/csv';
import type { Predictions, Preview } from '../../state/model';
import { rowLabel } from '../shared/rows';
import type { TouchedForecast } from './forecast-lines';
import type { Part } from '../../../experiment/sequences';

/**
 * The table of one part: the samples that the page holds, and with the test part the rows beyond the end.
 * @param names of the contenders, in the order of `sets`
 * @param touched what they forecast under surgery, by contender
 */
export function csvOf(
  preview: Preview,
  part: Part,
  sets: readonly (Predictions | null)[],
  names: readonly string[],
  touched: readonly (TouchedForecast | null)[] = [],
): Table {
  const { forecast } = preview;
  if (forecast === null) throw new Error(`task: ${preview.task} is no forecast`);
  const of = preview.parts[part];
  const targets = forecast.targets.map(({ name }) => name);
  const width = forecast.horizon * targets.length;
  const samples = of.truth.length / width;
  const named = (k: number) => names[k] ?? '';
  const block: CsvBlock = {
    part,
    samples,
    horizon: forecast.horizon,
    targets,
    row: (sample, step) => rowLabel(of, of.first + sample, step - 1) ?? '',
    truth: of.truth,
    forecasts: [
      ...sets.flatMap((set, k): CsvForecast[] => {
        if (!set) return [];
        const from = ({ first, values }: Pick<Predictions, 'first' | 'values'>) => ({
          first: first - of.first,
          values,
        });
        const cut = touched[k];
        return [
          { name: named(k), ...from(set) },
          ...(set.recursive ? [{ name: recursiveColumn(named(k)), ...from(set.recursive) }] : []),
          ...(cut ? [{ name: touchedColumn(named(k)), ...from({ first: cut.first, values: cut.after }) }] : []),
        ];
      }),
      ...of.baselines.map(({ name, predictions }) => ({ name, first: 0, values: predictions })),
    ],
  };
  if (part !== 'test') return predictionTable([block]);
  const { labels, baselines } = forecast.beyond;
  const beyond: CsvBlock = {
    part: 'beyond',
    samples: 1,
    horizon: labels.length,
    targets,
    row: (_, step) => (step === 0 ? (of.labels.at(-1) ?? '') : labels[step - 1]!),
    truth: null,
    forecasts: [
      ...sets.flatMap((set, k) => (set?.beyond ? [{ name: named(k), first: 0, values: set.beyond }] : [])),
      ...touched.flatMap((cut, k) =>
        cut?.beyond ? [{ name: touchedColumn(named(k)), first: 0, values: cut.beyond }] : [],
      ),
      ...baselines.map(({ name, predictions }) => ({ name, first: 0, values: predictions })),
    ],
  };
  return predictionTable([block, beyond]);
}
