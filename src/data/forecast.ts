/**
 * A series as a forecasting task: windows of prepared inputs, the next rows of the targets, and the way back.
 *
 * Letters: T steps (the window), I inputs, V target variables, N samples of a part.
 */
import { resolvedLoss } from '../experiment/resolvedTask';
import { bad, good, problem, type Problem, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import { PARTS, type Part, type Table } from '../experiment/sequences';
import { lastValue, naiveError, targetValues } from './baselines';
import { DATASETS } from './catalogue';
import { channelsOf } from './channels';
import { editedWindow } from './edit';
import { naiveForecasts } from './forecasts';
import { rowsAfter } from './future';
import { rowsAhead } from './knownAhead';
import { inverted } from './preparation/transform';
import type { Ahead, PreparedSeries } from './preparation/types';
import { rolling, unknownInputs, type Feedback } from './recursion';
import { seriesOf, type Series } from './series';
import { byPart } from './split';
import type { Prepared } from './types';
import { checked, firstTargetRow, windowSamples, windowsOf, type Windows } from './windows';

/**
 * Prepares the series and cuts windows. Problems are those of `seriesOf`, `recursiveNeedsInputs` {columns} and
 * `beyondNeedsInputs` {columns, max} where predictions would have to be fed back beside inputs whose future nobody knows,
 * `recursiveSmoothed` {columns} and `beyondSmoothed` {columns, max} where they would have to be smoothed first,
 * `beyondNotGiven` {columns, rows} where inputs are not known that far ahead,
 * and `holesLeaveNoWindow` {part, window, horizon} and `holesLeaveNoEnd` {window, rows} where windows may not cross holes.
 */
export function prepareForecast(spec: ExperimentSpec, table: Table | null): Result<Prepared> {
  const series = seriesOf(spec, table);
  if (!series.ok) return series;
  const { prepared } = series.value;
  const unknown = unknownInputs(channelsOf(prepared, () => NaN));
  const reach = reachOf(prepared, unknown.length === 0);
  const windows = byPart((part) => windowsOf(part, prepared.parts[part], spec.task, prepared.stretches));
  const problems = [
    ...feedbackProblems(spec, unknown, prepared.targets),
    ...aheadProblems(spec, prepared),
    ...holeProblems(spec, prepared, windows),
  ];
  return problems.length > 0 ? bad(...problems) : good(forecastOf(spec, series.value, windows, reach));
}

/** How far predictions can go. */
interface Reach {
  /** Whether predictions can be fed back at all. */
  readonly open: boolean;
  /** Whether they can inside the series, row by row, whatever the network predicts at once. */
  readonly stepwise: boolean;
  /** Rows after the last one for which all that is read ahead is known, in whole passes of the network. */
  readonly beyond: number;
}

/**
 * Fed back row by row, the last windows of the test part read inputs that are known ahead `ahead.rows` − 1 rows beyond the
 * end, and beside a hole those behind it, which are not the next ones.
 */
function reachOf({ ahead, stretches }: PreparedSeries, open: boolean): Reach {
  const further = ahead.names.length === 0 ? 0 : ahead.rows - 1;
  return {
    open,
    stepwise: open && (further === 0 || (stretches === null && ahead.given >= further)),
    beyond: knownBeyond(ahead),
  };
}

const knownBeyond = ({ rows, given }: Ahead): number =>
  Number.isFinite(given) ? Math.floor(given / rows) * rows : Infinity;

/** Whether inputs are known as far ahead as the forecast beyond the end is to go. */
function aheadProblems({ task: { beyond }, preparation }: ExperimentSpec, { ahead }: PreparedSeries): Problem[] {
  if (beyond === null || beyond <= knownBeyond(ahead)) return [];
  const columns = preparation.features.knownAhead.join(', ');
  return [problem('task.beyond', 'beyondNotGiven', { columns, rows: ahead.given })];
}

/** Whether every part has a window, and one ends with the last row, where windows may not cross holes. */
function holeProblems(
  { task: { window, horizon } }: ExperimentSpec,
  { stretches, rows }: PreparedSeries,
  windows: Readonly<Record<Part, Windows>>,
): Problem[] {
  if (stretches === null) return [];
  const [empty] = PARTS.filter((part) => windows[part].count === 0);
  if (empty !== undefined) {
    return [problem('preparation.gaps', 'holesLeaveNoWindow', { part: empty, window, horizon })];
  }
  const last = rows - stretches.at(-1)!.begin;
  return last < window ? [problem('preparation.gaps', 'holesLeaveNoEnd', { window, rows: last })] : [];
}

function feedbackProblems(
  { task: { horizon, strategy, beyond } }: ExperimentSpec,
  unknown: readonly string[],
  targets: readonly { readonly name: string }[],
): Problem[] {
  // A target's own predictions are there, but not smoothed as the input is.
  const smoothed = unknown.filter((name) => targets.some((target) => target.name === name));
  const others = unknown.filter((name) => !smoothed.includes(name));
  const isFedBack = strategy === 'recursive' && horizon > 1;
  const goesOn = beyond !== null && beyond > horizon;
  return [
    ...(isFedBack ? namedProblem('task.strategy', 'recursiveNeedsInputs', others, {}) : []),
    ...(isFedBack ? namedProblem('task.strategy', 'recursiveSmoothed', smoothed, {}) : []),
    ...(goesOn ? namedProblem('task.beyond', 'beyondNeedsInputs', others, { max: horizon }) : []),
    ...(goesOn ? namedProblem('task.beyond', 'beyondSmoothed', smoothed, { max: horizon }) : []),
  ];
}

const namedProblem = (path: string, code: string, columns: readonly string[], values: Problem['values']): Problem[] =>
  columns.length === 0 ? [] : [problem(path, code, { columns: columns.join(', '), ...values })];

function forecastOf(
  spec: ExperimentSpec,
  source: Series,
  windows: Readonly<Record<Part, Windows>>,
  { open, stepwise, beyond }: Reach,
): Prepared {
  const { window, horizon } = spec.task;
  const { prepared: series } = source;
  const { matrix, targets, seasonalPeriod } = series;
  const strategy = horizon === 1 ? 'direct' : spec.task.strategy;
  const ahead = rowsAhead(spec.task);
  const sets = byPart((part) => windowSamples(windows[part], matrix, ahead));
  const targetNames = targets.map(({ name }) => name);
  const truths = targets.map(({ truth }) => truth);
  const behind = { stretches: series.wholeStretches, filled: targets.map(({ filled }) => filled) };
  const training = series.parts.train;

  const beginsOf = (part: Part, samples: ArrayLike<number>) =>
    Int32Array.from(samples, (sample) => firstTargetRow(windows[part], checked(sample, windows[part].count)));
  const beginOf = (part: Part, sample: number) => beginsOf(part, [sample])[0]!;
  const all = (part: Part) => Int32Array.from({ length: windows[part].count }, (_, k) => k);

  const steps = spec.task.beyond ?? Math.min(beyond, open ? Math.max(horizon, window) : horizon);
  const timeAt = (row: number) => series.past.time(row);
  const { rows, given, labelAt } = series;
  // Inside the series predictions are fed back for rows that have their dates; what is known ahead is read beyond the steps.
  const after = rowsAfter(source.table.labels, { rows, given, labelAt, timeAt }, steps + series.ahead.rows);
  const feedback: Feedback = {
    matrix,
    channels: channelsOf(series, (row) => after.times[row] ?? NaN),
    T: window,
  };
  const inUserUnits = (scaled: Float32Array, begins: ArrayLike<number>, count: number) =>
    userUnits(series, scaled, count, (sample) => begins[sample]!);
  const naive = naiveForecasts({
    targets: truths,
    behind,
    seasonalPeriod,
    horizon,
    ridge: { matrix, train: windows.train, validation: windows.validation },
    window: (begins) => rolling(feedback, begins),
    inUserUnits,
  });

  return {
    task: 'forecast',
    perStep: false,
    output: 'linear',
    loss: resolvedLoss(spec),
    inputs: matrix.inputs,
    outputs: ahead * targets.length,
    width: horizon * targets.length,
    strategy,
    ratioScale: targets.map(
      (target) =>
        hasTrueZero(spec, target.name) &&
        target.filled.subarray(training.begin, training.end).every((value) => value > 0),
    ),
    naiveErrors: truths.map((truth) => naiveError(truth, training, seasonalPeriod ?? 1, behind.stretches)),
    steps: window,
    inputNames: series.inputNames,
    outputNames: outputNames(targetNames, ahead),
    training: () => sets.train,
    validation: sets.validation,
    test: sets.test,
    part: (part) => sets[part],
    horizon,
    targetNames,
    series: source,
    stride: (part) => windows[part].stride,
    row: (part, sample) => beginOf(part, sample),
    toUserUnits(part, predictions, samples = 0) {
      const V = targets.length;
      if (typeof samples !== 'number')
        return inUserUnits(predictions, beginsOf(part, samples), predictions.length / (samples.length * V));
      const count = predictions.length / (horizon * V);
      const begins = Int32Array.from({ length: count }, (_, k) => firstTargetRow(windows[part], samples + k));
      return inUserUnits(predictions, begins, horizon);
    },
    truth: (part, samples = all(part)) => targetValues(truths, beginsOf(part, samples), horizon),
    truthMask: () => null,
    baselines: (part, samples = all(part)) => naive(beginsOf(part, samples), horizon),
    lastKnown: (part, samples) => lastValue(truths, beginsOf(part, samples), horizon, behind),
    rolling: stepwise ? (part, samples) => rolling(feedback, beginsOf(part, samples)) : null,
    beyond: {
      steps,
      labels: after.labels.slice(0, steps),
      window: () => rolling(feedback, [series.rows]),
      toUserUnits: (outputs) => inUserUnits(outputs, [series.rows], steps),
      baselines: () => naive([series.rows], steps),
    },
    label: (part, sample, step = 0) => series.labelAt(beginOf(part, sample) + step),
    sampleName(part, sample) {
      const begin = beginOf(part, sample);
      const first = series.labelAt(begin - window);
      return window === 1 ? first : `${first} – ${series.labelAt(begin - 1)}`;
    },
    variables: matrix.inputs - series.features.length,
    edited(part, sample, edits) {
      const begin = beginOf(part, sample);
      const { inputs, values, base, targets: own } = editedWindow(series, window, begin, ahead, edits);
      return {
        inputs,
        values,
        toUserUnits: (outputs) => userUnits({ targets: own }, outputs, ahead, () => begin - base),
      };
    },
    stepLabels(part, sample) {
      const begin = beginOf(part, sample);
      return Array.from({ length: window }, (_, t) => series.labelAt(begin + t - window));
    },
  };
}

/**
 * Scaled outputs [n, steps × V] in the user's units, scaling and transform undone.
 * @param firstRow the row that the first step of a sample (0 … n − 1) predicts; it may be the one after the last
 */
export function userUnits(
  { targets }: Pick<PreparedSeries, 'targets'>,
  outputs: Float32Array,
  steps: number,
  firstRow: (sample: number) => number,
): Float32Array {
  const V = targets.length;
  const K = steps * V;
  const back = new Float32Array(outputs.length);
  const path = new Float64Array(steps);
  for (let start = 0; start < outputs.length; start += K) {
    targets.forEach(({ scaler: { offset, factor }, transform, clipped }, v) => {
      for (let h = 0; h < steps; h++) path[h] = outputs[start + h * V + v]! * factor + offset;
      const values = inverted(path, firstRow(start / K), clipped, transform);
      for (let h = 0; h < steps; h++) back[start + h * V + v] = values[h]!;
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
