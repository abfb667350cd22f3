/** The largest products inside a sum, and what all others come to. */
import type { GateNumbers, Term } from './numbers';

export interface LargestTerms {
  readonly largest: readonly Term[];
  readonly others: number;
  /** What the terms that are not listed come to. */
  readonly rest: number;
}

/** The `count` largest products of W x and U h₋ for a gate, signs left aside; one more where it would be the only one left out. */
export function largestTerms({ terms }: Pick<GateNumbers, 'terms'>, count: number): LargestTerms {
  const listed = terms.length === count + 1 ? terms.length : Math.min(count, terms.length);
  const rest = terms.slice(listed).reduce((sum, { product }) => sum + product, 0);
  return { largest: terms.slice(0, listed), others: terms.length - listed, rest };
}
