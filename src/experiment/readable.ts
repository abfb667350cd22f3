/** Which inputs can be known for the rows predicted, and what is left of them after other columns were chosen. */
import type { ExperimentSpec } from './schema';

/** The fields that say what the networks read. */
const READ: readonly string[] = ['data.inputs', 'data.targets', 'preparation.features.words'];

/** The inputs that are not predicted themselves, numbers before words. */
export function readableAhead({ data, preparation }: ExperimentSpec): string[] {
  return [...data.inputs.filter((name) => !data.targets.includes(name)), ...preparation.features.words];
}

/** The spec in which nothing is known ahead that is no such input. */
export function withReadableAhead(spec: ExperimentSpec): ExperimentSpec {
  const { preparation } = spec;
  const readable = readableAhead(spec);
  const knownAhead = preparation.features.knownAhead.filter((name) => readable.includes(name));
  if (knownAhead.length === preparation.features.knownAhead.length) return spec;
  return { ...spec, preparation: { ...preparation, features: { ...preparation.features, knownAhead } } };
}

/** The spec after the field at this path was set: an input that is read no more is not known ahead either. */
export const afterSetting = (spec: ExperimentSpec, path: string): ExperimentSpec =>
  READ.includes(path) ? withReadableAhead(spec) : spec;
