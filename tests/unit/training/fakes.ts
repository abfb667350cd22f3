/** A network whose losses are scripted and data of ten samples, for testing the loop without an engine. */
import type { Batch, Prepared, SampleSet } from '../../../src/data/types';
import { parseSpec } from '../../../src/experiment/parse';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import type { Model, StepSettings } from '../../../src/rnn';
import { TrainingRun } from '../../../src/training/run';

export const SAMPLES = 10;

/** Each batch carries the numbers of its samples as inputs, so that the order of training can be read off. */
const samples: SampleSet = {
  count: SAMPLES,
  batch: (indices): Batch => ({
    size: indices.length,
    steps: 1,
    inputs: Float32Array.from(indices),
    mask: null,
    targets: new Float32Array(indices.length),
    targetMask: null,
  }),
};

const prepared = {
  loss: 'mse',
  training: () => samples,
  validation: samples,
  test: samples,
} as unknown as Prepared;

export interface Script {
  /** Loss of optimiser step n (from 0). */
  readonly train?: (step: number) => number;
  /** Gradient norm of optimiser step n (from 0). */
  readonly norm?: (step: number) => number;
  /** Validation loss of epoch n (0: before training). */
  readonly validation?: (epoch: number) => number;
  readonly spec?: object;
  /** By default a clock that goes on by 1 ms whenever it is looked at. */
  readonly now?: () => number;
}

/** A run over the scripted network; `seen` holds what the network was asked, `weights` the step it stands at. */
export function scriptedRun({ train = () => 1, norm = () => 1, validation = () => 1, spec = {}, now }: Script) {
  const parsed = parseSpec(spec);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const document: ExperimentSpec = parsed.value;
  const seen: { samples: number[]; settings: StepSettings }[] = [];
  let weights = 0;
  let evaluations = 0;
  const model = {
    trainStep: (batch: Batch, settings: StepSettings) => {
      seen.push({ samples: [...batch.inputs], settings });
      weights++;
      return { loss: train(seen.length - 1), gradientNorm: norm(seen.length - 1) };
    },
    loss: () => validation(evaluations++),
    snapshot: () => weights,
    restore: (snapshot: number) => {
      weights = snapshot;
    },
  } as unknown as Model;
  let time = 0;
  const run = new TrainingRun(model, prepared, document, 0, 'A', now ?? (() => time++));
  while (!run.measured) run.advance();
  const finish = () => {
    run.start();
    for (let guard = 0; run.status === 'training' && guard < 10_000; guard++) run.advance();
  };
  return { run, seen, finish, weights: () => weights };
}
