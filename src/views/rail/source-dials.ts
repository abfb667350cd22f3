/** Which fields of a made-up sequence are dials in plain sight and which are folded away, and how an arrow key moves them. */
import type { MemoryKind, SourceKind, SourceOf, SynthesisedKind } from '../../experiment/sources';

export type MadeUpKind = SynthesisedKind | MemoryKind;

type FieldOf<K extends SourceKind> = Exclude<keyof SourceOf<K>, 'kind'>;
/** Every field that some made-up sequence has. */
export type SourceField = { readonly [K in MadeUpKind]: FieldOf<K> }[MadeUpKind];

interface Dials<K extends MadeUpKind> {
  readonly plain: readonly FieldOf<K>[];
  readonly more: readonly FieldOf<K>[];
}

const DAMAGE = ['missingShare', 'outlierShare'] as const;
const WAVE = { plain: ['period', 'noise'], more: ['length', 'amplitude', ...DAMAGE] } as const;
const COUNTS = ['sequencesPerEpoch', 'heldOutSequences'] as const;

/** What matters first; every field of a kind stands in one of its two lists. */
export const DIALS: { readonly [K in MadeUpKind]: Dials<K> } = {
  sine: WAVE,
  sumOfSines: { plain: ['periods', 'noise'], more: ['length', 'amplitudes', ...DAMAGE] },
  square: WAVE,
  sawtooth: WAVE,
  triangle: WAVE,
  chirp: { plain: ['startPeriod', 'endPeriod', 'noise'], more: ['length', 'amplitude', ...DAMAGE] },
  dampedOscillation: { plain: ['period', 'halfLife', 'noise'], more: ['length', 'amplitude', ...DAMAGE] },
  trendSeason: { plain: ['slope', 'period', 'noise'], more: ['length', 'amplitude', ...DAMAGE] },
  randomWalk: { plain: ['drift', 'step'], more: ['length', ...DAMAGE] },
  ar2: { plain: ['phi1', 'phi2', 'noise'], more: ['length', ...DAMAGE] },
  logisticMap: { plain: ['r', 'noise'], more: ['length', 'start', ...DAMAGE] },
  mackeyGlass: { plain: ['tau', 'noise'], more: ['length', 'beta', 'gamma', 'power', ...DAMAGE] },
  lorenz: { plain: ['rho', 'step', 'noise'], more: ['length', 'sigma', 'beta', ...DAMAGE] },
  adding: { plain: ['lag'], more: COUNTS },
  delayedRecall: { plain: ['lag'], more: ['symbols', 'answers', ...COUNTS] },
  temporalOrder: { plain: ['lag'], more: COUNTS },
  copy: { plain: ['lag', 'stringLength'], more: ['symbols', ...COUNTS] },
  parity: { plain: ['lag'], more: COUNTS },
  brackets: { plain: ['lag', 'maxDepth'], more: COUNTS },
};

/** What an arrow key adds to numbers that are not whole; without an entry, one unit of the first digit. */
export const STEPS: { readonly [F in SourceField]?: number } = {
  noise: 0.05,
  missingShare: 0.01,
  outlierShare: 0.01,
  drift: 0.05,
  phi1: 0.05,
  phi2: 0.05,
  r: 0.01,
  start: 0.05,
  rho: 1,
  sigma: 1,
};

/** Where the lag's slider ends; longer lags are typed. */
export const LONGEST_ON_SLIDER: Readonly<Record<MemoryKind, number>> = {
  adding: 400,
  delayedRecall: 200,
  temporalOrder: 400,
  copy: 200,
  parity: 200,
  brackets: 200,
};
