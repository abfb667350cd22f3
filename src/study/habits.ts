/**
 * What a trained network does instead of forecasting: it repeats the last value, says the same everywhere, or its loss has
 * grown out of bounds. Each is told from numbers alone, in the user's units.
 */
import type { RunNumbers } from '../experiment/runs';
import type { BaselineName, ForecastTraits, Scores } from '../experiment/sequences';

/** With fewer true values nothing is said. */
const FEWEST = 20;
/** A forecast repeats the last value when it lies nearer to it than to the truth by this share … */
const NEARER = 0.5;
/** … and is hardly better than repeating it: this share of the change of the series, or more, is its error. */
const NO_BETTER = 0.85;
/** Where the series moves less than this share of its spread in a step, the last value is a good forecast. */
const STILL = 0.02;
/** A baseline at or above this share of the error of repeating the last value does not beat it either. */
const BEATEN = 0.95;
/** A forecast is flat when it spreads less than this share of the truth … */
const FLAT = 0.1;
/** … and explains less than this share of its variance. */
const UNEXPLAINED = 0.1;
/** A loss of so many times the one before training has exploded. */
const EXPLODED = 100;

/** Of the baselines on the same values: the errors at the first step ahead, and the best R² over all; null: unknown. */
export interface Rivals {
  /** RMSE of repeating the last value. */
  readonly lastValue: number | null;
  /** The best of the others, and its name. */
  readonly best: { readonly name: BaselineName; readonly rmse: number } | null;
  readonly r2: number | null;
}

/**
 * The rivals of a forecast of one target.
 *
 * @param baselines on the windows that it was scored on
 * @param v the target's number
 */
export function rivalsOf(
  baselines: readonly { readonly name: BaselineName; readonly scores: Scores }[],
  v: number,
): Rivals {
  const first = baselines.map(({ name, scores }) => ({ name, rmse: scores.steps[v]?.[0] ?? NaN }));
  const others = first.filter(({ name, rmse }) => name !== 'lastValue' && Number.isFinite(rmse));
  const r2 = baselines.map(({ scores }) => scores.targets[v]?.['r2'] ?? NaN).filter((value) => Number.isFinite(value));
  return {
    lastValue: first.find(({ name }) => name === 'lastValue')?.rmse ?? null,
    best: others.sort((a, b) => a.rmse - b.rmse)[0] ?? null,
    r2: r2.length === 0 ? null : Math.max(...r2),
  };
}

/**
 * `late`: it repeats the last value, at `steps` of the steps ahead, and a baseline shows that more can be known. `walk`:
 * it repeats the last value, and no baseline does better. `flat`: it says about the same everywhere. `noise`: likewise,
 * and no baseline explains anything either.
 */
export type Habit =
  | { readonly kind: 'late'; readonly toLast: number; readonly toTruth: number; readonly steps: number }
  | {
      readonly kind: 'walk';
      readonly toLast: number;
      readonly toTruth: number;
      readonly best: { readonly name: BaselineName; readonly rmse: number };
    }
  | { readonly kind: 'flat' | 'noise'; readonly forecast: number; readonly truth: number; readonly r2: number };

/** What the forecasts of one target do; null where they forecast, and where too little is known. */
export function habitOf(traits: ForecastTraits, r2: number, rivals: Rivals): Habit | null {
  const { toLast, toTruth, change, forecastSpread, truthSpread, count } = traits;
  if (count < FEWEST || !(truthSpread > 0)) return null;
  if (forecastSpread <= FLAT * truthSpread && r2 < UNEXPLAINED) {
    const kind = rivals.r2 !== null && rivals.r2 < UNEXPLAINED ? 'noise' : 'flat';
    return { kind, forecast: forecastSpread, truth: truthSpread, r2 };
  }
  const late = toLast.filter(
    (near, step) =>
      near <= NEARER * toTruth[step]! &&
      toTruth[step]! >= NO_BETTER * change[step]! &&
      change[step]! > STILL * truthSpread,
  ).length;
  if (2 * late <= toLast.length) return null;
  const said = { toLast: rootMeanSquare(toLast), toTruth: rootMeanSquare(toTruth) };
  const { lastValue, best } = rivals;
  if (lastValue !== null && best !== null && best.rmse >= BEATEN * lastValue) return { kind: 'walk', ...said, best };
  return { kind: 'late', ...said, steps: late };
}

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);

/** What the ledger and the command line know of a run that has ended. */
type EndedRun = Pick<RunNumbers, 'firstValLoss' | 'finalTrainLoss' | 'finalValLoss'>;

/** Whether the loss of a run that has ended has exploded. */
export const explosionOfRun = ({ firstValLoss, finalTrainLoss, finalValLoss }: EndedRun): Explosion | null =>
  explosionOf(firstValLoss, [finalTrainLoss, finalValLoss]);

/** A loss beside the one before training. */
export interface Explosion {
  readonly before: number;
  readonly loss: number;
}

/**
 * The larger of the last losses where it has grown a hundredfold over the validation loss before training; null where it
 * has not. Of an untrained network it is null too.
 */
export function explosionOf(before: number | null, last: readonly (number | null)[]): Explosion | null {
  const known = last.flatMap((loss) => (loss === null || Number.isNaN(loss) ? [] : [loss]));
  const loss = Math.max(...known);
  return before !== null && before > 0 && loss > EXPLODED * before ? { before, loss } : null;
}
