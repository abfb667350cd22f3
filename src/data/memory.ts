/**
 * A memory task as samples: sequences drawn when a batch asks for them, fresh for every training epoch, the same for
 * validation and test.
 *
 * Letters: B batch, T steps of the longest sequence, I inputs, K outputs, N sequences of a set.
 */
import { LOSSES_OF_TASK, TASK_OF_SOURCE } from '../experiment/availability';
import { bad, good, problem, type Problem, type Result } from '../experiment/problem';
import { stream } from '../experiment/random';
import type { ExperimentSpec, SourceSpec } from '../experiment/schema';
import type { Part } from '../experiment/sequences';
import { addingTask } from './adding';
import { delayedRecallTask } from './delayedRecall';
import type { MemoryTask, Sequence } from './memoryTask';
import { byPart } from './split';
import type { Baseline, Prepared, SampleSet } from './types';
import { checked } from './windows';

export type MemorySource = Extract<SourceSpec, { kind: 'adding' | 'delayedRecall' }>;

/** Numbers a set may hold when its truth is written out: 64 MB. */
const MOST_NUMBERS = 2 ** 24;

/**
 * Problems: `columnsNotForSource` {source} where columns are named, `tooLarge` {value, max} where a set
 * would not fit into memory.
 */
export function prepareMemory(spec: ExperimentSpec, source: MemorySource): Result<Prepared> {
  const task = source.kind === 'adding' ? addingTask(source) : delayedRecallTask(source);
  const problems = [...columnProblems(spec), ...sizeProblems(source, task)];
  return problems.length > 0 ? bad(...problems) : good(memoryOf(spec, source, task));
}

function memoryOf(spec: ExperimentSpec, source: MemorySource, task: MemoryTask): Prepared {
  const { steps: T, answersFrom, inputNames, outputNames } = task;
  const perStep = answersFrom !== null;
  const training = (epoch: number) => sequenceSet(task, keys(spec.seed, source.sequencesPerEpoch, 'train', epoch));
  const heldOut = (part: Part) => sequenceSet(task, keys(spec.seed, source.heldOutSequences, part));
  const sets = { train: training(0), validation: heldOut('validation'), test: heldOut('test') };
  const K = outputNames.length;

  // Both are asked for again and again, and drawing 20,000 long sequences takes a second.
  const truth = remembered((part) => targetsOf(sets[part]));
  const trainMean = remembered((part) => {
    const targets = truth('train');
    const average = targets.reduce((total, value) => total + value, 0) / targets.length;
    return new Float32Array(sets[part].count).fill(average);
  });

  return {
    task: TASK_OF_SOURCE[source.kind],
    perStep,
    output: perStep ? 'softmax' : 'linear',
    loss: spec.training.loss === 'auto' ? LOSSES_OF_TASK[TASK_OF_SOURCE[source.kind]][0]! : spec.training.loss,
    inputs: inputNames.length,
    outputs: K,
    ratioScale: false,
    steps: T,
    inputNames,
    outputNames,
    training,
    validation: sets.validation,
    test: sets.test,
    part: (part) => sets[part],
    horizon: 1,
    targetNames: outputNames,
    toUserUnits: (_, outputs) => outputs,
    truth,
    truthMask(part) {
      if (answersFrom === null) return null;
      return Float32Array.from({ length: sets[part].count * T }, (_, k) => (k % T >= answersFrom ? 1 : 0));
    },
    baselines(part): Baseline[] {
      if (!perStep) return [{ name: 'trainMean', predictions: trainMean(part) }];
      return [{ name: 'chance', predictions: new Float32Array(sets[part].count * T * K).fill(1 / K) }];
    },
    labels: (part, most = Infinity) =>
      Array.from({ length: Math.min(most, sets[part].count) }, (_, sample) => `#${sample + 1}`),
    sampleName: (part, sample) => `#${checked(sample, sets[part].count) + 1}`,
    stepLabels: (part, sample) => Array.from({ length: sets[part].lengthOf(sample) }, (_, t) => String(t + 1)),
  };
}

interface SequenceSet extends SampleSet {
  sequence(sample: number): Sequence;
  lengthOf(sample: number): number;
}

/** One key a sequence, so that any of them can be drawn alone, in any order. */
function keys(seed: number, count: number, part: Part, epoch?: number): Int32Array {
  const random = stream(seed, 'data', part, ...(epoch === undefined ? [] : [epoch]));
  return Int32Array.from({ length: count }, () => random.integer(-0x80000000, 0x7fffffff));
}

function sequenceSet(task: MemoryTask, sequenceKeys: Int32Array): SequenceSet {
  const { steps: T, answersFrom } = task;
  const I = task.inputNames.length;
  const K = task.outputNames.length;
  const count = sequenceKeys.length;
  const sequence = (sample: number) => task.draw(stream(sequenceKeys[checked(sample, count)]!, 'sequence'));
  return {
    count,
    sequence,
    lengthOf: (sample) => sequence(sample).inputs.length / I,
    batch(indices) {
      const B = indices.length;
      const inputs = new Float32Array(T * B * I);
      const targets = new Float32Array((answersFrom === null ? B : T * B) * K);
      const mask = task.varyingLength ? new Float32Array(T * B) : null;
      const targetMask = answersFrom === null ? null : new Float32Array(T * B).fill(1, answersFrom * B);
      for (let b = 0; b < B; b++) {
        const drawn = sequence(indices[b]!);
        const steps = drawn.inputs.length / I;
        spread(drawn.inputs, inputs, I, b, B);
        if (answersFrom === null) targets.set(drawn.targets, b * K);
        else spread(drawn.targets, targets, K, b, B);
        if (mask) for (let t = 0; t < steps; t++) mask[t * B + b] = 1;
      }
      return { size: B, steps: T, inputs, mask, targets, targetMask };
    },
  };
}

/** Copies one sequence [steps, width] into its place b of a time-major batch [T, B, width]. */
function spread(sequence: Float32Array, batch: Float32Array, width: number, b: number, B: number): void {
  for (let from = 0, to = b * width; from < sequence.length; from += width, to += B * width) {
    for (let k = 0; k < width; k++) batch[to + k] = sequence[from + k]!;
  }
}

/** Targets of all sequences, [N, K] or [N·T, K]. */
function targetsOf(set: SequenceSet): Float32Array {
  const first = set.sequence(0).targets;
  const all = new Float32Array(set.count * first.length);
  for (let sample = 0; sample < set.count; sample++) all.set(set.sequence(sample).targets, sample * first.length);
  return all;
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
  const numbers = task.answersFrom === null ? 1 : task.steps * task.outputNames.length;
  const max = Math.floor(MOST_NUMBERS / numbers);
  return (['heldOutSequences', 'sequencesPerEpoch'] as const)
    .filter((field) => source[field] > max)
    .map((field) => problem(`data.source.${field}`, 'tooLarge', { value: source[field], max }));
}
