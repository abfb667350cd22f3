/** Runs as trainers hand them over, with the numbers that a test is about. */
import type { HeldOut, RunNumbers } from '../../../src/experiment/runs';
import type { Metrics, Scores } from '../../../src/experiment/sequences';
import type { Entry } from '../../../src/study/entries';

const scores = (overall: Metrics): Scores => ({ overall, targets: [overall], steps: [], scored: 10, of: 10 });

export interface Given extends Partial<Omit<RunNumbers, 'scores' | 'baselines'>> {
  readonly validation: Metrics;
  readonly test: Metrics;
  readonly baselines?: Readonly<Record<string, Readonly<Record<HeldOut, Metrics>>>>;
}

/** A finished run of 100 epochs of 8 steps. */
export function outcome({ validation, test, baselines = {}, ...given }: Given): RunNumbers {
  const baseline = (part: HeldOut) =>
    Object.fromEntries(Object.entries(baselines).map(([name, parts]) => [name, scores(parts[part])]));
  return {
    contender: 0,
    run: 0,
    trainingSeed: 1,
    end: 'finished',
    backend: 'simd',
    variant: null,
    parameters: 1000,
    epochs: 100,
    steps: 800,
    stepsPerEpoch: 8,
    sequencesPerEpoch: 250,
    seconds: 1,
    msPerStep: 2,
    beside: null,
    resolved: null,
    firstValLoss: null,
    msPerPrediction: 0.05,
    best: { epoch: 50, valLoss: 0.1, restored: true },
    finalTrainLoss: 0.1,
    finalValLoss: 0.1,
    changes: [],
    fingerprint: 'abc',
    ...given,
    scores: {
      validation: { own: scores(validation), recursive: null },
      test: { own: scores(test), recursive: null },
    },
    baselines: { validation: baseline('validation'), test: baseline('test') },
  };
}

/** Ended runs of a race: for each contender its metric on test by run, on validation the same. */
export function race(tests: readonly (readonly number[])[], metric = 'rmse', given: Partial<Given> = {}): Entry[] {
  return tests.flatMap((values, contender) =>
    values.map((value, run) =>
      ended(outcome({ validation: { [metric]: value }, test: { [metric]: value }, ...given, contender, run })),
    ),
  );
}

export const ended = (numbers: RunNumbers): Entry => ({
  contender: numbers.contender,
  run: numbers.run,
  status: 'ended',
  outcome: numbers,
});
