/** Sources of synthesised series for tests, clean unless told otherwise. */
import { synthesise } from '../../../../src/data/synthesis';
import { SOURCE_DEFAULTS_V1 } from '../../experiment/sourceDefaults';
import type { SourceOf, SynthesisedKind } from '../../../../src/experiment/sources';

/** The defaults of a kind with some fields changed; where it has noise, none. */
export function sourceOf<K extends SynthesisedKind>(
  kind: K,
  change: Partial<Omit<SourceOf<K>, 'kind'>> = {},
): SourceOf<K> {
  const defaults = SOURCE_DEFAULTS_V1[kind];
  const still = 'noise' in defaults ? { noise: 0 } : {};
  return { kind, ...defaults, ...still, ...change } as unknown as SourceOf<K>;
}

/** The columns of a source. */
export const columnsOf = <K extends SynthesisedKind>(
  kind: K,
  change: Partial<Omit<SourceOf<K>, 'kind'>> = {},
  seed = 1,
): Float64Array[] => synthesise(sourceOf(kind, change), seed).columns.map(({ values }) => values);

/** The first column of a source. */
export const valuesOf = <K extends SynthesisedKind>(
  kind: K,
  change: Partial<Omit<SourceOf<K>, 'kind'>> = {},
  seed = 1,
): Float64Array => columnsOf(kind, change, seed)[0]!;

/** Never any noise, for synthesisers that are called by themselves. */
export const silent = (): number => 0;
