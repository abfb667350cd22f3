/** In which settings one contender differs from another. */
import type { ContenderSpec } from './schema';

export type ContenderField = keyof ContenderSpec;

/** Fields that only some contenders have; every other field all have. */
const ONLY: Partial<Record<ContenderField, (contender: ContenderSpec) => boolean>> = {
  gateActivation: ({ cell }) => cell !== 'simpleRnn',
  resetAfter: ({ cell }) => cell === 'gru',
  forgetBias: ({ cell, chronoMax }) => cell === 'lstm' && chronoMax === null,
  inputBias: ({ cell, chronoMax }) => cell === 'lstm' && chronoMax === null,
  updateBias: ({ cell, chronoMax }) => cell === 'gru' && chronoMax === null,
  chronoMax: ({ cell }) => cell !== 'simpleRnn',
};

/** Whether the field changes anything in this contender: a simple RNN has no gates, and chrono replaces their biases. */
const hasField = (contender: ContenderSpec, field: ContenderField): boolean => ONLY[field]?.(contender) ?? true;

/** The fields that both have and in which they differ, in the order of the spec. */
export const differences = (first: ContenderSpec, other: ContenderSpec): ContenderField[] =>
  (Object.keys(other) as ContenderField[]).filter(
    (field) => hasField(first, field) && hasField(other, field) && first[field] !== other[field],
  );
