/** Predictions as a table: a row for every predicted value, with truth, contenders and baselines side by side. */
import { cellRecord, type CellName } from '../experiment/cells';
import { CONTENDER_LETTERS } from '../experiment/url';
import type { Table } from './csv';

/** A contender's column, "A LSTM": the same in every language, because programs read it. */
export const contenderColumn = (index: number, cell: CellName): string =>
  `${CONTENDER_LETTERS[index]!} ${cellRecord(cell).title}`;

/** The column of its one-step predictions fed back, beside those of the direct strategy. */
export const recursiveColumn = (contender: string): string => `${contender} recursive`;

/** The column of its predictions under surgery. */
export const touchedColumn = (contender: string): string => `${contender} with surgery`;

/** Predictions of one forecaster for samples `first`, `first` + 1, … of a block, [n, horizon × V]. */
export interface CsvForecast {
  readonly name: string;
  readonly first: number;
  readonly values: Float32Array;
}

/** Samples with their predictions: those of a part, or the one beyond the end. */
export interface CsvBlock {
  readonly part: string;
  readonly samples: number;
  readonly horizon: number;
  readonly targets: readonly string[];
  /** What the row is called that lies `step` rows after the last one seen; that itself for 0. */
  row(sample: number, step: number): string;
  /** [samples, horizon × V]; NaN where a value is missing; null where nobody knows it yet. */
  readonly truth: Float32Array | null;
  readonly forecasts: readonly CsvForecast[];
}

/**
 * The table: part, `from` (the last row seen), `row` (the one predicted), step ahead, target, truth, and a column for each
 * name among the forecasts, a row for each predicted value. A missing number is null.
 */
export function predictionTable(blocks: readonly CsvBlock[]): Table {
  const names = [...new Set(blocks.flatMap(({ forecasts }) => forecasts.map(({ name }) => name)))];
  return {
    columns: ['part', 'from', 'row', 'step', 'target', 'truth', ...names],
    rows: predictionRows(blocks, names),
  };
}

function* predictionRows(
  blocks: readonly CsvBlock[],
  names: readonly string[],
): Generator<readonly (string | number | null)[]> {
  for (const { part, samples, horizon, targets, row, truth, forecasts } of blocks) {
    const V = targets.length;
    const columns = names.map((name) => forecasts.find((forecast) => forecast.name === name));
    for (let sample = 0; sample < samples; sample++) {
      const from = row(sample, 0);
      for (let step = 0; step < horizon; step++) {
        const to = row(sample, step + 1);
        for (let v = 0; v < V; v++) {
          const place = step * V + v;
          const at = (first: number) => (sample - first) * horizon * V + place;
          const values = columns.map((column) => column?.values[at(column.first)] ?? null);
          yield [part, from, to, step + 1, targets[v]!, truth?.[at(0)] ?? null, ...values];
        }
      }
    }
  }
}
