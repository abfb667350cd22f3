/** Whether runs were timed alone: other networks that train at the same time slow each other down. */
import type { RunNumbers } from '../experiment/runs';

/**
 * `alone`: no other network trained at the same time. `beside`: others did, for all or part of the time. `mixed`: in some
 * of several runs. `unknown`: at least one of them does not say, and none says that others did.
 */
export type Company = 'alone' | 'beside' | 'mixed' | 'unknown';

/** Of one measurement or several; null where there is none. */
export function companyOf(timed: readonly Pick<RunNumbers, 'beside'>[]): Company | null {
  if (timed.length === 0) return null;
  if (timed.every(({ beside }) => beside === true)) return 'beside';
  if (timed.some(({ beside }) => beside === true)) return 'mixed';
  return timed.every(({ beside }) => beside === false) ? 'alone' : 'unknown';
}

/** Of several, each of which is of measurements of its own; null where there is none. */
export function sharedCompany(all: readonly (Company | null)[]): Company | null {
  const known = new Set(all.filter((each) => each !== null));
  if (known.size <= 1) return [...known][0] ?? null;
  return known.has('beside') || known.has('mixed') ? 'mixed' : 'unknown';
}
