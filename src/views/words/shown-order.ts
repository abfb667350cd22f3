/** The order in which gates and states are shown; weights, dumps and exported networks keep that of the engine (i, f, g, o). */
import type { QuantityName } from '../theme/hues';

/** What keeps, what lets in, the candidate, what lets out, the states: f, i, g, o of an LSTM, z, r, n of a GRU. */
export const QUANTITY_ORDER: readonly QuantityName[] = ['f', 'z', 'i', 'r', 'g', 'n', 'o', 'c', 'h'];

/** Anything that belongs to one quantity each, in the order of the page. */
export const inShownOrder = <T>(items: readonly T[], quantityOf: (item: T) => QuantityName): T[] =>
  items.toSorted((a, b) => QUANTITY_ORDER.indexOf(quantityOf(a)) - QUANTITY_ORDER.indexOf(quantityOf(b)));
