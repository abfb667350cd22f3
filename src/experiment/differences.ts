/** In which settings one contender differs from another. */
import { fieldActs } from './cells';
import type { ContenderSpec } from './schema';

export type ContenderField = keyof ContenderSpec;

/** The fields that both have and in which they differ, in the order of the spec. */
export const differences = (first: ContenderSpec, other: ContenderSpec): ContenderField[] =>
  (Object.keys(other) as ContenderField[]).filter(
    (field) => fieldActs(first, field) && fieldActs(other, field) && first[field] !== other[field],
  );
