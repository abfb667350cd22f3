/**
 * A series as a forecasting task: windows of scaled inputs, the next rows of the targets, and the way back.
 *
 * Letters: R rows, T steps (the window), I inputs, V target variables, K = horizon × V outputs, N samples of a part.
 */
import { LOSSES_OF_TASK } from '../experiment/availability';
import { good, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Part, Table } from '../experiment/sequences';
import { lastValue, seasonalNaive, targetValues } from './baselines';
import { DATASETS } from './catalogue';
import { labelAt } from './labels';
import { fitScaler, scaledRows } from './scaling';
import { seriesOf, type Series } from './series';
import { byPart } from './split';
import type { Baseline, Prepared } from './types';
import { checked, firstTargetRow, windowSamples } from './windows';

/** Splits, scales by the training rows and cuts windows. Problems are those of `seriesOf`. */
export function prepareForecast(spec: ExperimentSpec, table: Table | null): Result<Prepared> {
  const series = seriesOf(spec, table);
  return series.ok ? good(forecastOf(spec, series.value)) : series;
}

function forecastOf(spec: ExperimentSpec, { table, variables, rows, windows, seasonalPeriod }: Series): Prepared {
  const { window, horizon } = spec.task;
  const scalers = table.columns.map(({ values }) => fitScaler(spec.preparation.scale, values, rows.train));
  const valuesOf = (columns: readonly number[]) => columns.map((k) => table.columns[k]!.values);
  const scaled = (columns: readonly number[]) =>
    scaledRows(
      valuesOf(columns),
      columns.map((k) => scalers[k]!),
    );
  const namesOf = (columns: readonly number[]) => columns.map((k) => table.columns[k]!.name);

  const I = variables.inputs.length;
  const V = variables.targets.length;
  const K = horizon * V;
  const inputs = scaled(variables.inputs);
  const targets = scaled(variables.targets);
  const targetColumns = valuesOf(variables.targets);
  const sets = byPart((part) => windowSamples(windows[part], inputs, I, targets, V));

  /** The label of the row `offset` rows from a sample's first predicted row. */
  const label = (part: Part, sample: number, offset: number) =>
    labelAt(table.labels, firstTargetRow(windows[part], checked(sample, windows[part].count)) + offset);

  return {
    task: 'forecast',
    perStep: false,
    output: 'linear',
    loss: spec.training.loss === 'auto' ? LOSSES_OF_TASK.forecast[0]! : spec.training.loss,
    inputs: I,
    outputs: K,
    ratioScale: targetColumns.every(
      (values, v) =>
        hasTrueZero(spec, table.columns[variables.targets[v]!]!.name) &&
        values.subarray(rows.train.begin, rows.train.end).every((value) => value > 0),
    ),
    steps: window,
    inputNames: namesOf(variables.inputs),
    outputNames: outputNames(namesOf(variables.targets), horizon),
    training: () => sets.train,
    validation: sets.validation,
    test: sets.test,
    part: (part) => sets[part],
    horizon,
    targetNames: namesOf(variables.targets),
    toUserUnits: (_, outputs) =>
      outputs.map((value, k) => {
        const { offset, factor } = scalers[variables.targets[k % V]!]!;
        return value * factor + offset;
      }),
    truth: (part) => targetValues(targetColumns, windows[part]),
    truthMask: () => null,
    baselines(part): Baseline[] {
      const last = lastValue(targetColumns, windows[part]);
      return seasonalPeriod === null ? [last] : [last, seasonalNaive(targetColumns, windows[part], seasonalPeriod)];
    },
    labels: (part, most = Infinity) =>
      Array.from({ length: Math.min(most, windows[part].count) }, (_, sample) => label(part, sample, 0)),
    sampleName(part, sample) {
      const first = label(part, sample, -window);
      return window === 1 ? first : `${first} – ${label(part, sample, -1)}`;
    },
    stepLabels: (part, sample) => Array.from({ length: window }, (_, t) => label(part, sample, t - window)),
  };
}

/** As the catalogue says of the column; what is synthesised has no unit that could forbid it. */
function hasTrueZero({ data: { source } }: ExperimentSpec, name: string): boolean {
  if (source.kind !== 'dataset') return true;
  return DATASETS[source.id].columns.find((column) => column.name === name)?.ratioScale !== false;
}

/** One step ahead a target keeps its name; further ahead it says how many: "births +3". Step by step, as the outputs. */
function outputNames(targets: readonly string[], horizon: number): string[] {
  if (horizon === 1) return [...targets];
  return Array.from({ length: horizon }, (_, step) => targets.map((name) => `${name} +${step + 1}`)).flat();
}
