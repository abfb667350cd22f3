/** The fair sizes of a race: the units of the other contenders follow those of the first, as the spec asks. */
import { parameterCount } from '../experiment/parameters';
import type { ContenderSpec, ExperimentSpec } from '../experiment/schema';
import { unitsNearest } from './matching';

/** Values a step that the networks read, and values of their heads. */
interface Sizes {
  readonly inputs: number;
  readonly outputs: number;
}

/**
 * The spec with the units that `matching` gives to all contenders but the first; the very same spec where they have them.
 *
 * @param sizes null while they are not known: then parameters cannot be matched, and the units stay as they are
 */
export function matched(spec: ExperimentSpec, sizes: Sizes | null): ExperimentSpec {
  const [first, ...others] = spec.contenders;
  const units = unitsFor(spec.matching, first!, sizes);
  if (units === null || others.every((other) => other.units === units(other))) return spec;
  return { ...spec, contenders: [first!, ...others.map((other) => ({ ...other, units: units(other) }))] };
}

/** The units of a contender beside `first`; null where they are its own. */
function unitsFor(
  matching: ExperimentSpec['matching'],
  first: ContenderSpec,
  sizes: Sizes | null,
): ((other: ContenderSpec) => number) | null {
  switch (matching) {
    case 'none':
      return null;
    case 'units':
      return () => first.units;
    case 'parameters': {
      if (sizes === null) return null;
      const { inputs, outputs } = sizes;
      const parameters = parameterCount(first, inputs, outputs);
      return (other) => unitsNearest(other, parameters, inputs, outputs);
    }
  }
}
