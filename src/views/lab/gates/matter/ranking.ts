/** Units and gates in the order of what the network loses without them. */
import type { AppState } from '../../../../store/state';
import { inShownOrder } from '../../../words/shown-order';
import { changeOf, type Change } from './change';

type Kept = NonNullable<AppState['surgery']['contenders'][number]['ranked']>;
/** What the laboratory said, complete or so far. */
export type Ranking = Kept['answer'];

export interface RankedUnit {
  /** 0-based. */
  readonly unit: number;
  /** With it silenced; NaN where the network then gives no number. */
  readonly loss: number;
}

/** A loss that is no number is the worst. */
const weight = (loss: number): number => (Number.isNaN(loss) ? Infinity : loss);
const byLoss = (a: { readonly loss: number }, b: { readonly loss: number }): number =>
  weight(b.loss) === weight(a.loss) ? 0 : weight(b.loss) - weight(a.loss);

/** Those that have been computed, gates first and then units in their order: the greatest loss first, ties as they stand. */
export function rankedUnits({ units, gates, done }: Pick<Ranking, 'units' | 'gates' | 'done'>): RankedUnit[] {
  return Array.from(units.subarray(0, done - gates.length), (loss, unit) => ({ unit, loss })).sort(byLoss);
}

/** The greatest loss first, ties as the page shows them. */
export const rankedGates = ({ gates }: Pick<Ranking, 'gates'>): Ranking['gates'][number][] =>
  inShownOrder(gates, ({ gate }) => gate).sort(byLoss);

export interface UnitSummary {
  /** Whose loss is greatest. */
  readonly most: RankedUnit;
  readonly change: Change;
  /** Units without which the loss changes by less than one percent. */
  readonly hardly: number;
  /** Units without which the loss is lower by one percent or more. */
  readonly lower: number;
}

/** What the sentence says; null before any unit has been silenced. */
export function summaryOf(loss: number, ranked: readonly RankedUnit[]): UnitSummary | null {
  const [most] = ranked;
  if (most === undefined) return null;
  const kinds = ranked.map((each) => changeOf(loss, each.loss).kind);
  const count = (kind: Change['kind']) => kinds.filter((each) => each === kind).length;
  return { most, change: changeOf(loss, most.loss), hardly: count('same'), lower: count('lower') };
}

/** The end of the bars' axis: the greatest loss that is a number, and at least that of the untouched network. */
export const reachOf = (loss: number, losses: readonly number[]): number =>
  Math.max(...[loss, ...losses].filter((value) => Number.isFinite(value)), 0) || 1;
