/** What a source of sequences is: one record a kind, from which its schema, its bounds, its menus and its fields derive. */
import * as v from 'valibot';
import type { ResolvedTask } from '../tasks';

/** Groups of the "Sequence" menu. `memory` draws labelled sequences, the three before it one series each. */
export type SourceFamily = 'shipped' | 'periodic' | 'random' | 'chaotic' | 'memory' | 'own';

/** A field of a made-up sequence. */
export interface SourceField<Value = unknown> {
  readonly schema: v.GenericSchema<Value>;
  /** What version 1 of the spec means where the field is absent; never changed. */
  readonly fallback: Value;
  /** What an arrow key adds to a number that is not whole; absent: one unit of the first digit. */
  readonly step?: number;
}

/** A field by its schema, what it means where it is absent, and what an arrow key adds. */
export const field = <Value>(schema: v.GenericSchema<Value>, fallback: Value, step?: number): SourceField<Value> => ({
  schema,
  fallback,
  ...(step === undefined ? {} : { step }),
});

type Fields = Readonly<Record<string, SourceField>>;

type ValueOf<F> = F extends SourceField<infer Value> ? Value : never;
type Entries<F extends Fields> = {
  readonly [Name in keyof F]: v.OptionalSchema<v.GenericSchema<ValueOf<F[Name]>>, ValueOf<F[Name]>>;
};
type SchemaOf<Kind extends string, F extends Fields> = v.StrictObjectSchema<
  { readonly kind: v.LiteralSchema<Kind, undefined> } & Entries<F>,
  undefined
>;

/** A kind of made-up sequence. */
export interface MadeUpRecord<Kind extends string, Family extends SourceFamily, F extends Fields> {
  readonly kind: Kind;
  readonly family: Family;
  /** The tasks that it can serve; the first is the one that `task.kind` "auto" means. */
  readonly tasks: readonly [ResolvedTask, ...ResolvedTask[]];
  readonly fields: F;
  /** The fields in plain sight; the others are folded away. */
  readonly dials: readonly (keyof F)[];
  /** Names of the columns of a series, the target first. */
  readonly columns: readonly string[];
  /** Where the slider of the field `lag` ends; longer lags are typed. */
  readonly longestOnSlider: number | null;
  /** Whether the lag is nothing but the sequence's length, instead of how far back the answers lie. */
  readonly lagIsLength: boolean;
  readonly schema: SchemaOf<Kind, F>;
}

type Facts<Kind extends string, Family extends SourceFamily, F extends Fields> = Pick<
  MadeUpRecord<Kind, Family, F>,
  'kind' | 'family' | 'tasks' | 'fields' | 'dials'
> &
  Partial<Pick<MadeUpRecord<Kind, Family, F>, 'columns' | 'longestOnSlider' | 'lagIsLength'>>;

/** The record of a kind of made-up sequence, with its schema. */
export function madeUp<const Kind extends string, const Family extends SourceFamily, F extends Fields>(
  facts: Facts<Kind, Family, F>,
): MadeUpRecord<Kind, Family, F> {
  const entries = Object.fromEntries(
    Object.entries(facts.fields).map(([name, { schema, fallback }]) => [name, v.optional(schema, fallback)]),
  );
  const schema = v.strictObject({ kind: v.literal(facts.kind), ...entries });
  return {
    columns: ['value'],
    longestOnSlider: null,
    lagIsLength: false,
    ...facts,
    schema: schema as unknown as SchemaOf<Kind, F>,
  };
}
