/** The split in time: training rows first, then validation, then test. */
import type { PreparationSpec } from '../experiment/schema';
import { PARTS, type Part } from '../experiment/sequences';

/** Rows begin … end − 1. */
export interface Rows {
  readonly begin: number;
  readonly end: number;
}

/** The rows of each part, in time order and without a gap; the two shares are rounded to whole rows. */
export function splitRows(
  rows: number,
  split: Pick<PreparationSpec['split'], 'validation' | 'test'>,
): Readonly<Record<Part, Rows>> {
  const test = rows - Math.round(rows * split.test);
  const validation = test - Math.round(rows * split.validation);
  return {
    train: { begin: 0, end: Math.max(validation, 0) },
    validation: { begin: Math.max(validation, 0), end: test },
    test: { begin: test, end: rows },
  };
}

export const rowCount = ({ begin, end }: Rows): number => end - begin;

/** One value a part, each computed at once. */
export function byPart<V>(make: (part: Part) => V): Readonly<Record<Part, V>> {
  return Object.fromEntries(PARTS.map((part) => [part, make(part)])) as Record<Part, V>;
}
