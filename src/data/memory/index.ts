/**
 * Memory tasks as prepared data: sequences fresh for every training epoch, the same for validation and test.
 *
 * Letters: T steps of the longest sequence, K outputs, N sequences of a set.
 */
import { resolvedLoss, resolvedTask } from '../../experiment/resolvedTask';
import { bad, good, problem, type Problem, type Result } from '../../experiment/problem';
import type { ExperimentSpec } from '../../experiment/schema';
import type { Part } from '../../experiment/sequences';
import type { MemoryKind, MemorySource, SourceOf } from '../../experiment/sources';
import { byPart } from '../split';
import type { Prepared } from '../types';
import { checked } from '../windows';
import { addingTask } from './adding';
import { bracketsTask } from './brackets';
import { copyTask } from './copy';
import { delayedRecallTask } from './delayedRecall';
import { parityTask } from './parity';
import { sequenceKeys, sequenceSet, targetsOf } from './samples';
import type { MemoryTask } from './task';
import { temporalOrderTask } from './temporalOrder';

const TASKS: { readonly [K in MemoryKind]: (source: SourceOf<K>) => MemoryTask } = {
  adding: addingTask,
  delayedRecall: delayedRecallTask,
  temporalOrder: temporalOrderTask,
  copy: copyTask,
  parity: parityTask,
  brackets: bracketsTask,
};

/** Numbers a set may hold when its truth is written out: 64 MB. */
const MOST_NUMBERS = 2 ** 24;

/**
 * Problems: `columnsNotForSource` {source} where columns are named, `tooLarge` {value, max} where a set
 * would not fit into memory.
 */
export function prepareMemory(spec: ExperimentSpec, source: MemorySource): Result<Prepared> {
  const task = (TASKS[source.kind] as (source: MemorySource) => MemoryTask)(source);
  const problems = [...columnProblems(spec), ...sizeProblems(source, task)];
  return problems.length > 0 ? bad(...problems) : good(memoryOf(spec, source, task));
}

function memoryOf(spec: ExperimentSpec, source: MemorySource, task: MemoryTask): Prepared {
  const { steps: T, answersFrom, inputNames, outputNames } = task;
  const resolved = resolvedTask(spec);
  const training = (epoch: number) =>
    sequenceSet(task, sequenceKeys(spec.seed, source.sequencesPerEpoch, 'train', epoch));
  const heldOut = (part: Part) => sequenceSet(task, sequenceKeys(spec.seed, source.heldOutSequences, part));
  const sets = { train: training(0), validation: heldOut('validation'), test: heldOut('test') };
  const K = outputNames.length;
  const rowsPerSample = answersFrom === null ? 1 : T;

  // Both are asked for again and again, and drawing 20,000 long sequences takes a second.
  const truth = remembered((part) => targetsOf(sets[part]));
  const baseline = remembered((part) =>
    repeated(
      constantAnswer(task, () => truth('train')),
      sets[part].count * rowsPerSample,
    ),
  );

  return {
    task: resolved,
    perStep: answersFrom !== null,
    output: task.output,
    loss: resolvedLoss(spec),
    inputs: inputNames.length,
    outputs: K,
    width: K,
    strategy: 'direct',
    ratioScale: outputNames.map(() => false),
    naiveErrors: outputNames.map(() => NaN),
    steps: T,
    inputNames,
    outputNames,
    training,
    validation: sets.validation,
    test: sets.test,
    part: (part) => sets[part],
    horizon: 1,
    targetNames: outputNames,
    stride: () => 1,
    row: (_, sample) => sample,
    toUserUnits: (_, outputs) => outputs,
    truth: (part, samples) => chosen(truth(part), rowsPerSample * K, samples),
    truthMask(part, samples) {
      if (answersFrom === null) return null;
      const count = samples?.length ?? sets[part].count;
      return Float32Array.from({ length: count * T }, (_, k) => (k % T >= answersFrom ? 1 : 0));
    },
    baselines: (part, samples) => [
      { name: task.baseline, predictions: chosen(baseline(part), rowsPerSample * K, samples) },
    ],
    lastKnown: null,
    rolling: null,
    beyond: null,
    label: (part, sample) => `#${checked(sample, sets[part].count) + 1}`,
    sampleName: (part, sample) => `#${checked(sample, sets[part].count) + 1}`,
    variables: inputNames.length,
    edited(part, sample, edits) {
      const I = inputNames.length;
      const own = sets[part].lengthOf(sample);
      const { inputs } = sets[part].batch([sample]);
      for (const { step, variable, value } of edits) {
        if (step < own && variable < I) inputs[step * I + variable] = value;
      }
      return { inputs, values: inputs.slice(0, own * I), toUserUnits: (outputs) => outputs };
    },
    stepLabels: (part, sample) => Array.from({ length: sets[part].lengthOf(sample) }, (_, t) => String(t + 1)),
  };
}

/**
 * The one answer [K] that a baseline gives to everything: equal probabilities, or the mean of the first training
 * epoch's targets, which for classes are their frequencies among the steps that count.
 */
function constantAnswer({ baseline, outputNames }: MemoryTask, trainTruth: () => Float32Array): Float32Array {
  const K = outputNames.length;
  if (baseline === 'chance') return new Float32Array(K).fill(1 / K);
  const truth = trainTruth();
  const sums = new Float64Array(K);
  truth.forEach((value, k) => (sums[k % K] = sums[k % K]! + value));
  const rows = baseline === 'trainMean' ? truth.length / K : sums.reduce((total, sum) => total + sum, 0);
  return Float32Array.from(sums, (sum) => sum / rows);
}

function repeated(answer: Float32Array, rows: number): Float32Array {
  const all = new Float32Array(rows * answer.length);
  for (let row = 0; row < rows; row++) all.set(answer, row * answer.length);
  return all;
}

/** The samples named, of `width` numbers each; all when none are named. */
function chosen(values: Float32Array, width: number, samples: ArrayLike<number> | undefined): Float32Array {
  if (samples === undefined) return values;
  const result = new Float32Array(samples.length * width);
  for (let k = 0; k < samples.length; k++) {
    result.set(values.subarray(samples[k]! * width, (samples[k]! + 1) * width), k * width);
  }
  return result;
}

/** Computes a part's value when it is first asked for, and keeps it. */
function remembered<V>(make: (part: Part) => V): (part: Part) => V {
  const known = byPart<{ value?: V }>(() => ({}));
  return (part) => (known[part].value ??= make(part));
}

function columnProblems({ data }: ExperimentSpec): Problem[] {
  return (['inputs', 'targets'] as const)
    .filter((field) => data[field].length > 0)
    .map((field) => problem(`data.${field}`, 'columnsNotForSource', { source: data.source.kind }));
}

function sizeProblems(source: MemorySource, task: MemoryTask): Problem[] {
  const numbers = (task.answersFrom === null ? 1 : task.steps) * task.outputNames.length;
  const max = Math.floor(MOST_NUMBERS / numbers);
  return (['heldOutSequences', 'sequencesPerEpoch'] as const)
    .filter((field) => source[field] > max)
    .map((field) => problem(`data.source.${field}`, 'tooLarge', { value: source[field], max }));
}
