/** Where sequences come from: the list of source kinds, and what derives from their records. A new kind is a line here. */
import * as v from 'valibot';
import type { ResolvedTask } from '../tasks';
import { adding } from './adding';
import { ar2 } from './ar2';
import { brackets } from './brackets';
import { chirp } from './chirp';
import { copy } from './copy';
import { dampedOscillation } from './dampedOscillation';
import { dataset } from './dataset';
import { delayedRecall } from './delayedRecall';
import { drawn } from './drawn';
import { file } from './file';
import { logisticMap } from './logisticMap';
import { lorenz } from './lorenz';
import { mackeyGlass } from './mackeyGlass';
import { parity } from './parity';
import { randomWalk } from './randomWalk';
import { sawtooth } from './sawtooth';
import { sine } from './sine';
import { square } from './square';
import { sumOfSines } from './sumOfSines';
import { temporalOrder } from './temporalOrder';
import { trendSeason } from './trendSeason';
import { triangle } from './triangle';
import type { SourceFamily, SourceField } from './record';

/** In the order of the "Sequence" menu. */
const SOURCES = [
  dataset,
  sine,
  sumOfSines,
  square,
  sawtooth,
  triangle,
  chirp,
  dampedOscillation,
  trendSeason,
  randomWalk,
  ar2,
  logisticMap,
  mackeyGlass,
  lorenz,
  adding,
  delayedRecall,
  temporalOrder,
  copy,
  parity,
  brackets,
  file,
  drawn,
] as const;

type Sources = typeof SOURCES;
type AnySource = Sources[number];
type SchemasOf<Records extends readonly { readonly schema: unknown }[]> = {
  -readonly [At in keyof Records]: Records[At]['schema'];
};

export const sourceSchema = v.variant('kind', SOURCES.map(({ schema }) => schema) as unknown as SchemasOf<Sources>);

export type SourceSpec = v.InferOutput<typeof sourceSchema>;
export type SourceKind = SourceSpec['kind'];
export type SourceOf<K extends SourceKind> = Extract<SourceSpec, { kind: K }>;

type KindOf<Family extends SourceFamily> = Extract<AnySource, { readonly family: Family }>['kind'];

/** Families of series that are made up, by what makes the next value. */
export const SERIES_FAMILIES = ['periodic', 'random', 'chaotic'] as const;
export type SeriesFamily = (typeof SERIES_FAMILIES)[number];

/** Made up as one long series. */
export type SynthesisedKind = KindOf<SeriesFamily>;
/** Drawn as many labelled sequences. */
export type MemoryKind = KindOf<'memory'>;
export type MadeUpKind = SynthesisedKind | MemoryKind;
export type SynthesisedSource = SourceOf<SynthesisedKind>;
export type MemorySource = SourceOf<MemoryKind>;

const isOf =
  <Family extends SourceFamily>(...families: readonly Family[]) =>
  (record: AnySource): record is Extract<AnySource, { readonly family: Family }> =>
    families.some((family) => family === record.family);

const MADE_UP = SOURCES.filter(isOf(...SERIES_FAMILIES, 'memory'));

/** The kinds of a family of made-up sequences, in the order of the menu. */
export const kindsOf = <Family extends SeriesFamily | 'memory'>(...families: readonly Family[]): KindOf<Family>[] =>
  MADE_UP.filter(({ family }) => families.some((each) => each === family)).map(({ kind }) => kind as KindOf<Family>);

export const SYNTHESISED_KINDS = kindsOf(...SERIES_FAMILIES);
export const MEMORY_KINDS = kindsOf('memory');

export const familyOf = (kind: SourceKind): SourceFamily => recordOf(kind).family;

export const isSynthesised = (source: SourceSpec): source is SynthesisedSource =>
  SERIES_FAMILIES.some((family) => family === familyOf(source.kind));

export const isMemory = (source: SourceSpec): source is MemorySource => familyOf(source.kind) === 'memory';

export const isMadeUp = (source: SourceSpec): source is SynthesisedSource | MemorySource =>
  isSynthesised(source) || isMemory(source);

/** The tasks that a source can serve; the first is the one that `task.kind` "auto" means. */
export const tasksOf = (kind: SourceKind): readonly [ResolvedTask, ...ResolvedTask[]] => recordOf(kind).tasks;

function recordOf(kind: SourceKind): AnySource {
  const record = SOURCES.find((each) => each.kind === kind);
  if (record === undefined) throw new Error(`kind: ${kind} is no source`);
  return record;
}

function madeUpOf(kind: MadeUpKind) {
  const record = MADE_UP.find((each) => each.kind === kind);
  if (record === undefined) throw new Error(`kind: ${kind} is not made up`);
  return record;
}

type FieldOf<K extends SourceKind> = Exclude<keyof SourceOf<K>, 'kind'>;
/** Every field that some made-up sequence has. */
export type SourceFieldName = { readonly [K in MadeUpKind]: FieldOf<K> }[MadeUpKind];

const fieldsOf = (kind: MadeUpKind) => madeUpOf(kind).fields as Readonly<Record<string, SourceField>>;

/** Fields by which a series is damaged, the last to be looked at. */
const DAMAGE: readonly string[] = ['missingShare', 'outlierShare'] satisfies readonly SourceFieldName[];

/** The fields of a kind: dials in plain sight, and the rest, which is folded away. */
export function dialsOf(kind: MadeUpKind): Readonly<Record<'plain' | 'more', readonly SourceFieldName[]>> {
  const plain = madeUpOf(kind).dials as readonly SourceFieldName[];
  const rest = (Object.keys(fieldsOf(kind)) as SourceFieldName[]).filter((name) => !plain.includes(name));
  const isDamage = (name: string) => DAMAGE.includes(name);
  return { plain, more: [...rest.filter((name) => !isDamage(name)), ...rest.filter(isDamage)] };
}

/** What version 1 of the spec means where the fields of a source are absent. */
export function sourceDefaults(kind: SourceKind): Readonly<Record<string, unknown>> {
  const entries: Readonly<Record<string, v.GenericSchema>> = recordOf(kind).schema.entries;
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, field]) =>
      v.isOfType('optional', field) ? [[name, v.getDefault(field)]] : [],
    ),
  );
}

/** Names of the columns of a series that is made up, the target first. */
export const columnNames = (kind: SynthesisedKind): readonly string[] => madeUpOf(kind).columns;

/** Where the slider of a memory task's lag ends; longer lags are typed. */
export function longestOnSlider(kind: MemoryKind): number {
  const { longestOnSlider: longest } = madeUpOf(kind);
  if (longest === null) throw new Error(`kind: ${kind} has no slider for its lag`);
  return longest;
}

/** How far back the answers of a memory task lie, in steps; null where its lag is nothing but the sequence's length. */
export const distanceOf = (source: MemorySource): number | null =>
  madeUpOf(source.kind).lagIsLength ? null : source.lag;

/** The schema of one kind. */
export const sourceSchemaOf = (kind: SourceKind): AnySource['schema'] => recordOf(kind).schema;

/** What an arrow key adds to a number of a source that is not whole; undefined: one unit of the first digit. */
export const stepOf = (kind: MadeUpKind, name: SourceFieldName): number | undefined => fieldsOf(kind)[name]?.step;
