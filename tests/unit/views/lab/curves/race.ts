/** A page's state with a race in it, made by hand. */
import { defaultSpec } from '../../../../../src/experiment/parse';
import type { RunNumbers } from '../../../../../src/experiment/runs';
import { unbuilt } from '../../../../../src/store/contender';
import { EMPTY_LEDGER } from '../../../../../src/store/ledgerState';
import { NO_RACE, type RaceRun } from '../../../../../src/store/raceState';
import type { Source } from '../../../../../src/views/lab/curves/groups';
import { preview } from '../../../store/fakes';

export const curvesOf = (validation: number[]) => ({
  length: validation.length,
  epoch: validation.map((_, k) => k),
  train: validation.map((value, k) => (k === 0 ? NaN : value / 2)),
  validation,
});

export const numbers: RunNumbers = {
  contender: 0,
  run: 0,
  trainingSeed: 1,
  end: 'finished',
  backend: 'simd',
  variant: 'fma',
  parameters: 100,
  epochs: 2,
  steps: 8,
  stepsPerEpoch: 4,
  sequencesPerEpoch: 120,
  seconds: 1,
  msPerStep: 2.5,
  beside: null,
  resolved: null,
  firstValLoss: null,
  msPerPrediction: null,
  best: null,
  finalTrainLoss: null,
  finalValLoss: null,
  scores: {} as RunNumbers['scores'],
  baselines: { validation: {}, test: {} },
  changes: [],
  fingerprint: '00',
};

/** What the curves read of a page whose two contenders have these validation losses, by run. */
export function source(losses: readonly (readonly number[][])[], change: Partial<RaceRun> = {}): Source {
  const spec = defaultSpec();
  const runs = losses.flatMap((each, contender) =>
    each.map((validation, run): RaceRun => ({
      contender,
      run,
      trainingSeed: 100 + run,
      status: 'ended',
      epoch: validation.length - 1,
      curves: curvesOf(validation),
      outcome: null,
      id: null,
      ...(run > 0 ? change : {}),
    })),
  );
  const contenders = losses.map(([first]) => ({ ...unbuilt(), status: 'finished' as const, curves: curvesOf(first!) }));
  return {
    spec: { ...spec, seeds: losses[0]!.length },
    run: { status: 'finished', contenders, rebuiltBecause: [], onceBuilt: 'rest' },
    race: { ...NO_RACE, status: 'ended', runs },
    ledger: EMPTY_LEDGER,
    data: { status: 'ready', preview, preparing: false, failure: [] },
  };
}
