/**
 * A series as a forecasting task: windows of prepared inputs, the next rows of the targets, and the way back.
 *
 * Letters: R rows, T steps (the window), I inputs, V target variables, K = horizon × V outputs, N samples of a part.
 */
import { LOSSES_OF_TASK } from '../experiment/availability';
import { good, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Part, Table } from '../experiment/sequences';
import { lastValue, seasonalNaive, targetValues } from './baselines';
import { DATASETS } from './catalogue';
import { inverted } from './preparation/transform';
import type { PreparedSeries } from './preparation/types';
import { seriesOf, type Series } from './series';
import { byPart } from './split';
import type { Baseline, Prepared } from './types';
import { checked, firstTargetRow, windowSamples, windowsOf } from './windows';

/** Prepares the series and cuts windows. Problems are those of `seriesOf`. */
export function prepareForecast(spec: ExperimentSpec, table: Table | null): Result<Prepared> {
  const series = seriesOf(spec, table);
  return series.ok ? good(forecastOf(spec, series.value)) : series;
}

function forecastOf(spec: ExperimentSpec, source: Series): Prepared {
  const { window, horizon } = spec.task;
  const { prepared: series } = source;
  const { matrix, targets, seasonalPeriod } = series;
  const windows = byPart((part) => windowsOf(part, series.parts[part], spec.task));
  const sets = byPart((part) => windowSamples(windows[part], matrix));
  const targetNames = targets.map(({ name }) => name);
  const truths = targets.map(({ truth }) => truth);
  const filled = targets.map((target) => target.filled);
  const training = series.parts.train;

  /** The label of the row `offset` rows from a sample's first predicted row. */
  const label = (part: Part, sample: number, offset: number) =>
    series.labelAt(firstTargetRow(windows[part], checked(sample, windows[part].count)) + offset);

  return {
    task: 'forecast',
    perStep: false,
    output: 'linear',
    loss: spec.training.loss === 'auto' ? LOSSES_OF_TASK.forecast[0]! : spec.training.loss,
    inputs: matrix.inputs,
    outputs: horizon * targets.length,
    ratioScale: targets.every(
      (target) =>
        hasTrueZero(spec, target.name) &&
        target.filled.subarray(training.begin, training.end).every((value) => value > 0),
    ),
    steps: window,
    inputNames: series.inputNames,
    outputNames: outputNames(targetNames, horizon),
    training: () => sets.train,
    validation: sets.validation,
    test: sets.test,
    part: (part) => sets[part],
    horizon,
    targetNames,
    series: source,
    toUserUnits: (part, outputs, first = 0) =>
      userUnits(series, outputs, horizon, (sample) => firstTargetRow(windows[part], first + sample)),
    truth: (part) => targetValues(truths, windows[part]),
    truthMask: () => null,
    baselines(part): Baseline[] {
      const last = lastValue(filled, windows[part]);
      return seasonalPeriod === null ? [last] : [last, seasonalNaive(filled, windows[part], seasonalPeriod)];
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

/**
 * Scaled outputs [n, horizon × V] in the user's units, scaling and transform undone.
 * @param firstRow the row that the first step of a sample (0 … n − 1) predicts; it may be the one after the last
 */
export function userUnits(
  { targets }: Pick<PreparedSeries, 'targets'>,
  outputs: Float32Array,
  horizon: number,
  firstRow: (sample: number) => number,
): Float32Array {
  const V = targets.length;
  const K = horizon * V;
  const back = new Float32Array(outputs.length);
  const steps = new Float64Array(horizon);
  for (let start = 0; start < outputs.length; start += K) {
    targets.forEach(({ scaler: { offset, factor }, transform, clipped }, v) => {
      for (let h = 0; h < horizon; h++) steps[h] = outputs[start + h * V + v]! * factor + offset;
      const values = inverted(steps, firstRow(start / K), clipped, transform);
      for (let h = 0; h < horizon; h++) back[start + h * V + v] = values[h]!;
    });
  }
  return back;
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
