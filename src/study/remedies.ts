/** What to change where a network does not forecast: one field of the experiment and its new value. */
import type { ExperimentSpec } from '../experiment/schema';

/** One change that `set` makes, which undo takes back. */
export interface Remedy {
  readonly field: 'transform' | 'l1' | 'l2' | 'learningRate' | 'units' | 'clipping' | 'activation';
  readonly path: string;
  readonly value: unknown;
  /** As it is shown: the number, or the choice. */
  readonly shown: string | number;
}

/** By the transform that there is, the one that lets the network predict the change. */
const CHANGE: Readonly<Partial<Record<ExperimentSpec['preparation']['transform'], 'difference' | 'logDifference'>>> = {
  none: 'difference',
  detrend: 'difference',
  log: 'logDifference',
};

/** A learning rate below this can be raised. */
const SLOW = 0.01;
const MOST_UNITS = 128;

/** For forecasts that repeat the last value: predict the change; where that is done, learn more. */
export function againstLate(spec: ExperimentSpec, contender: number): Remedy | null {
  const value = CHANGE[spec.preparation.transform];
  if (value === undefined) return againstFlat(spec, contender);
  return { field: 'transform', path: 'preparation.transform', value, shown: value };
}

/** For forecasts that are flat: no penalty on the weights, then larger steps, then more units. */
export function againstFlat({ training, contenders }: ExperimentSpec, contender: number): Remedy | null {
  const penalty = (['l2', 'l1'] as const).find((field) => training[field] > 0);
  if (penalty !== undefined) return { field: penalty, path: `training.${penalty}`, value: 0, shown: 0 };
  if (training.learningRate < SLOW) {
    const value = Math.min(SLOW, Number((3 * training.learningRate).toPrecision(2)));
    return { field: 'learningRate', path: 'training.learningRate', value, shown: value };
  }
  const units = contenders[contender]?.units;
  if (typeof units !== 'number' || 2 * units > MOST_UNITS) return null;
  return { field: 'units', path: `contenders.${contender}.units`, value: 2 * units, shown: 2 * units };
}

/** For a loss that has exploded: clip the gradient, then an activation that has bounds, then smaller steps. */
export function againstExplosion({ training, contenders }: ExperimentSpec, contender: number): Remedy {
  if (training.clipping.rule === 'none') {
    return { field: 'clipping', path: 'training.clipping', value: { rule: 'norm', limit: 1 }, shown: 1 };
  }
  if (contenders[contender]?.activation !== 'tanh') {
    return { field: 'activation', path: `contenders.${contender}.activation`, value: 'tanh', shown: 'tanh' };
  }
  const value = Number((training.learningRate / 10).toPrecision(2));
  return { field: 'learningRate', path: 'training.learningRate', value, shown: value };
}
