/** Where sequences come from: the schema of every source, the families they belong to, and the bounds of their numbers. */
import * as v from 'valibot';
import { list } from './bounded';
import { SOURCE_DEFAULTS_V1 } from './defaults';
import { about, integer, real } from './numbers';
import { drawnSchema, fileSchema } from './ownSources';

/** Series shipped under public/datasets; the data room's catalogue has one entry for each. */
export const DATASET_IDS = [
  'sunspots',
  'airline',
  'births',
  'seattleTemperature',
  'co2',
  'co2Weekly',
  'elNino',
  'usEconomy',
] as const;

const S = SOURCE_DEFAULTS_V1;

/** Fields that every series has, whatever it is made of. */
const ofSeries = (defaults: { length: number; missingShare: number; outlierShare: number }) => ({
  length: v.optional(v.pipe(integer(20, 20_000), about('Steps.')), defaults.length),
  missingShare: v.optional(
    v.pipe(real(0, 0.5), about('Share of the cells of each column that are missing.')),
    defaults.missingShare,
  ),
  outlierShare: v.optional(
    v.pipe(real(0, 0.2), about('Share of the cells of each column that jump 5 to 10 standard deviations.')),
    defaults.outlierShare,
  ),
});

const period = (value: number) => v.optional(v.pipe(real(2, 10_000), about('Steps a cycle.')), value);
const amplitude = (value: number) => v.optional(real(0, 1e6), value);
const noise = (value: number) =>
  v.optional(v.pipe(real(0, 1e6), about('Standard deviation of the added Gaussian noise.')), value);

/** A series that repeats itself. */
const periodic = <K extends 'sine' | 'square' | 'sawtooth' | 'triangle'>(kind: K) =>
  v.strictObject({
    kind: v.literal(kind),
    ...ofSeries(S[kind]),
    period: period(S[kind].period),
    amplitude: amplitude(S[kind].amplitude),
    noise: noise(S[kind].noise),
  });

/** Fields that every memory task has. */
const ofMemory = (defaults: { sequencesPerEpoch: number; heldOutSequences: number }) => ({
  sequencesPerEpoch: v.optional(
    v.pipe(integer(1, 100_000), about('Fresh training sequences drawn every epoch.')),
    defaults.sequencesPerEpoch,
  ),
  heldOutSequences: v.optional(
    v.pipe(integer(1, 20_000), about('Sequences in the fixed validation set, and as many in the test set.')),
    defaults.heldOutSequences,
  ),
});

const alphabet = (value: number) => v.optional(v.pipe(integer(2, 16), about('Size of the alphabet.')), value);

/** Series kinds give one long series; memory kinds give fresh labelled sequences. */
export const sourceSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('dataset'),
    id: v.pipe(v.picklist(DATASET_IDS), about('A series shipped with the page.')),
  }),
  periodic('sine'),
  v.strictObject({
    kind: v.literal('sumOfSines'),
    ...ofSeries(S.sumOfSines),
    periods: v.optional(v.pipe(list(real(2, 10_000), 8), v.minLength(1), about('Steps a cycle, one per sine.')), [
      ...S.sumOfSines.periods,
    ]),
    amplitudes: v.optional(v.pipe(list(real(0, 1e6), 8), v.minLength(1), about('One per sine.')), [
      ...S.sumOfSines.amplitudes,
    ]),
    noise: noise(S.sumOfSines.noise),
  }),
  periodic('square'),
  periodic('sawtooth'),
  periodic('triangle'),
  v.strictObject({
    kind: v.literal('chirp'),
    ...ofSeries(S.chirp),
    startPeriod: v.optional(v.pipe(real(2, 10_000), about('Steps a cycle at the beginning.')), S.chirp.startPeriod),
    endPeriod: v.optional(v.pipe(real(2, 10_000), about('Steps a cycle at the end.')), S.chirp.endPeriod),
    amplitude: amplitude(S.chirp.amplitude),
    noise: noise(S.chirp.noise),
  }),
  v.strictObject({
    kind: v.literal('dampedOscillation'),
    ...ofSeries(S.dampedOscillation),
    period: period(S.dampedOscillation.period),
    amplitude: amplitude(S.dampedOscillation.amplitude),
    halfLife: v.optional(
      v.pipe(real(1, 1e6), about('Steps in which the swing falls to half.')),
      S.dampedOscillation.halfLife,
    ),
    noise: noise(S.dampedOscillation.noise),
  }),
  v.strictObject({
    kind: v.literal('trendSeason'),
    ...ofSeries(S.trendSeason),
    slope: v.optional(v.pipe(real(-1e6, 1e6), about('Rise a step.')), S.trendSeason.slope),
    period: period(S.trendSeason.period),
    amplitude: amplitude(S.trendSeason.amplitude),
    noise: noise(S.trendSeason.noise),
  }),
  v.strictObject({
    kind: v.literal('randomWalk'),
    ...ofSeries(S.randomWalk),
    drift: v.optional(v.pipe(real(-1e6, 1e6), about('Mean of a step.')), S.randomWalk.drift),
    step: v.optional(v.pipe(real(0, 1e6), about('Standard deviation of a step.')), S.randomWalk.step),
  }),
  v.strictObject({
    kind: v.literal('ar2'),
    ...ofSeries(S.ar2),
    phi1: v.optional(v.pipe(real(-2, 2), about('Weight of the value one step ago.')), S.ar2.phi1),
    phi2: v.optional(v.pipe(real(-0.999, 0.999), about('Weight of the value two steps ago.')), S.ar2.phi2),
    noise: v.optional(v.pipe(real(0, 1e6), about('Standard deviation of the innovations.')), S.ar2.noise),
  }),
  v.strictObject({
    kind: v.literal('logisticMap'),
    ...ofSeries(S.logisticMap),
    r: v.optional(v.pipe(real(0, 4), about('Growth rate; chaotic from about 3.57.')), S.logisticMap.r),
    start: v.optional(v.pipe(real(0, 1), about('First value.')), S.logisticMap.start),
    noise: noise(S.logisticMap.noise),
  }),
  v.strictObject({
    kind: v.literal('mackeyGlass'),
    ...ofSeries(S.mackeyGlass),
    tau: v.optional(v.pipe(integer(1, 300), about('Delay in steps; chaotic from 17.')), S.mackeyGlass.tau),
    beta: v.optional(v.pipe(real(0, 10), about('Rate of production.')), S.mackeyGlass.beta),
    gamma: v.optional(v.pipe(real(0, 2), about('Rate of decay.')), S.mackeyGlass.gamma),
    power: v.optional(v.pipe(real(1, 100), about('Exponent n of the feedback.')), S.mackeyGlass.power),
    noise: noise(S.mackeyGlass.noise),
  }),
  v.strictObject({
    kind: v.literal('lorenz'),
    ...ofSeries(S.lorenz),
    sigma: v.optional(v.pipe(real(0, 50), about('Prandtl number.')), S.lorenz.sigma),
    rho: v.optional(v.pipe(real(0, 100), about('Rayleigh number over its critical value.')), S.lorenz.rho),
    beta: v.optional(v.pipe(real(0, 10), about('Shape of the convection cell.')), S.lorenz.beta),
    step: v.optional(v.pipe(real(0.001, 0.2), about('Time between two rows.')), S.lorenz.step),
    noise: noise(S.lorenz.noise),
  }),
  v.strictObject({
    kind: v.literal('adding'),
    lag: v.optional(
      v.pipe(
        integer(4, 1000),
        about('T of Hochreiter & Schmidhuber (1997), experiment 4: lengths are uniform in T … T + T/10.'),
      ),
      S.adding.lag,
    ),
    ...ofMemory(S.adding),
  }),
  v.strictObject({
    kind: v.literal('delayedRecall'),
    lag: v.optional(
      v.pipe(integer(1, 500), about('At every step, say the symbol seen this many steps ago.')),
      S.delayedRecall.lag,
    ),
    symbols: alphabet(S.delayedRecall.symbols),
    answers: v.optional(
      v.pipe(integer(1, 500), about('Steps that ask for an answer; a sequence is lag + answers steps long.')),
      S.delayedRecall.answers,
    ),
    ...ofMemory(S.delayedRecall),
  }),
  v.strictObject({
    kind: v.literal('temporalOrder'),
    lag: v.optional(
      v.pipe(
        integer(10, 1000),
        about('Hochreiter & Schmidhuber (1997), experiment 6a, is 100: lengths are uniform in lag … lag + lag/10.'),
      ),
      S.temporalOrder.lag,
    ),
    ...ofMemory(S.temporalOrder),
  }),
  v.strictObject({
    kind: v.literal('copy'),
    lag: v.optional(v.pipe(integer(1, 1000), about('Blank steps between the string and the go marker.')), S.copy.lag),
    symbols: alphabet(S.copy.symbols),
    stringLength: v.optional(v.pipe(integer(1, 50), about('Symbols to repeat.')), S.copy.stringLength),
    ...ofMemory(S.copy),
  }),
  v.strictObject({
    kind: v.literal('parity'),
    lag: v.optional(v.pipe(integer(2, 1000), about('Bits a sequence has.')), S.parity.lag),
    ...ofMemory(S.parity),
  }),
  v.strictObject({
    kind: v.literal('brackets'),
    lag: v.optional(v.pipe(integer(2, 1000), about('Brackets a sequence has.')), S.brackets.lag),
    maxDepth: v.optional(v.pipe(integer(1, 15), about('Brackets open at once at most.')), S.brackets.maxDepth),
    ...ofMemory(S.brackets),
  }),
  fileSchema,
  drawnSchema,
]);

export type SourceSpec = v.InferOutput<typeof sourceSchema>;
export type SourceKind = SourceSpec['kind'];
export type SourceOf<K extends SourceKind> = Extract<SourceSpec, { kind: K }>;

/** Kinds that are made up as one long series. */
export const SYNTHESISED_KINDS = [
  'sine',
  'sumOfSines',
  'square',
  'sawtooth',
  'triangle',
  'chirp',
  'dampedOscillation',
  'trendSeason',
  'randomWalk',
  'ar2',
  'logisticMap',
  'mackeyGlass',
  'lorenz',
] as const satisfies readonly SourceKind[];

/** Kinds that are drawn as many labelled sequences. */
export const MEMORY_KINDS = [
  'adding',
  'delayedRecall',
  'temporalOrder',
  'copy',
  'parity',
  'brackets',
] as const satisfies readonly SourceKind[];

export type SynthesisedKind = (typeof SYNTHESISED_KINDS)[number];
export type MemoryKind = (typeof MEMORY_KINDS)[number];
export type SynthesisedSource = SourceOf<SynthesisedKind>;
export type MemorySource = SourceOf<MemoryKind>;

export const isSynthesised = (source: SourceSpec): source is SynthesisedSource =>
  SYNTHESISED_KINDS.some((kind) => kind === source.kind);

export const isMemory = (source: SourceSpec): source is MemorySource =>
  MEMORY_KINDS.some((kind) => kind === source.kind);

/** What a number field of a source may be, as its schema says. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

/** The bounds of a number field. Throws where the source has no such field, or where it is no number between bounds. */
export function boundsOf(kind: SourceKind, field: string): Bounds {
  const option = sourceSchema.options.find(({ entries }) => entries.kind.literal === kind);
  const fields = (option?.entries ?? {}) as Readonly<Record<string, { readonly wrapped?: Checked }>>;
  // A described number is a pipe whose first part is the number's own pipe.
  const checks = (fields[field]?.wrapped?.pipe ?? []).flatMap((part) => part.pipe ?? [part]);
  const limit = (type: string) => checks.find((check) => check.type === type)?.requirement;
  const [min, max] = [limit('min_value'), limit('max_value')];
  if (typeof min === 'number' && typeof max === 'number') {
    return { min, max, whole: checks.some(({ type }) => type === 'integer') };
  }
  throw new Error(`field: ${kind} has no number ${field} between bounds`);
}

/** What of valibot's schemas and actions is read here. */
interface Checked {
  readonly type: string;
  readonly requirement?: unknown;
  readonly pipe?: readonly Checked[];
}
