/** All kinds of cell, and what follows from their records. */
import * as v from 'valibot';
import { GRU } from './gru';
import { LSTM } from './lstm';
import { MGU } from './mgu';
import type { CellField, CellRecord, GateRecord, GateRole, PresetRecord, StateName } from './record';
import { SIMPLE_RNN } from './simpleRnn';

export type { GateRole, StateName } from './record';

const RECORDS = { lstm: LSTM, gru: GRU, simpleRnn: SIMPLE_RNN, mgu: MGU } as const satisfies Readonly<
  Record<string, CellRecord>
>;

type Records = typeof RECORDS;
export type CellName = keyof Records;
/** The name of a gate or candidate. Two cells may use one name, each for a gate of its own. */
export type Gate = Records[CellName]['gates'][number]['name'];
/** What a trace is of. */
export type GateName = Gate | StateName;
export type PresetName = { readonly [C in CellName]: keyof Records[C]['presets'] }[CellName];

/** The cells in which 1 minus a writing gate keeps the old state. */
export type RewritingCell = {
  readonly [C in CellName]: [Extract<Records[C]['gates'][number], { readonly complementKeeps: true }>] extends [never]
    ? never
    : C;
}[CellName];

/** All of them, in the order in which they are offered. */
export const CELLS = Object.keys(RECORDS) as readonly CellName[];

export const cellRecord = (cell: CellName): CellRecord<Gate, BiasField> => RECORDS[cell];

const unique = <V>(values: readonly V[]): readonly V[] => [...new Set(values)];

/** The names of a cell's gates and candidate, in the order of the weights. */
export const gatesOf = (cell: CellName): readonly Gate[] => cellRecord(cell).gates.map(({ name }) => name);

/** Every gate and candidate of every cell. */
export const GATES: readonly Gate[] = unique(CELLS.flatMap(gatesOf));

/** Every state of every cell. */
export const STATES: readonly StateName[] = unique(CELLS.flatMap((cell) => cellRecord(cell).states));

export const hasState = (cell: CellName, state: StateName): boolean => cellRecord(cell).states.includes(state);

/** What the recurrent kernel's H × H blocks belong to, in their order: the gates, or null for the one of a cell without. */
export function recurrentBlocks(cell: CellName): readonly (Gate | null)[] {
  const gates = gatesOf(cell);
  return gates.length === 0 ? [null] : gates;
}

/** Pre-activations that a unit computes at every step. */
export const preActivations = (cell: CellName): number => recurrentBlocks(cell).length;

/** A cell's gates of this role, in the order of the weights. */
export const gatesThat = (cell: CellName, role: GateRole): readonly Gate[] =>
  cellRecord(cell).gates.flatMap((gate) => (gate.role === role ? [gate.name] : []));

/** The gate that says how much of the old state is kept: itself, or as 1 minus itself (`complementKeeps`). Null without. */
export const keeperOf = (cell: CellName): GateRecord<Gate> | null =>
  cellRecord(cell).gates.find(({ role, complementKeeps }) => role === 'keeps' || complementKeeps === true) ?? null;

type Group = 'options' | 'biases';
type Intersection<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never;
type FieldsOf<G extends Group> = Intersection<Records[CellName][G]>;
/** The name of a field with a gate's initial bias. */
export type BiasField = keyof FieldsOf<'biases'>;

/** The schemas of all fields of one group that only some cells have, by name. */
export const cellFields = <G extends Group>(group: G): FieldsOf<G> =>
  Object.assign({}, ...CELLS.map((cell) => RECORDS[cell][group])) as FieldsOf<G>;

/** Their defaults. */
export const cellFieldDefaults = <G extends Group>(group: G) =>
  Object.fromEntries(
    Object.entries(cellFields(group) as Readonly<Record<string, CellField>>).map(([name, field]) => [
      name,
      v.getDefault(field),
    ]),
  ) as { readonly [F in keyof FieldsOf<G>]: v.InferOutput<FieldsOf<G>[F] & CellField> };

/** The names of the biases that a cell's gates start from. */
export const biasFieldsOf = (cell: CellName) => Object.keys(cellRecord(cell).biases) as readonly BiasField[];

/**
 * Whether a field of a contender changes anything in its cell: one without gates has no activation of gates, and chrono
 * initialisation replaces the biases that it starts from.
 */
export function fieldActs(
  { cell, chronoMax }: { readonly cell: CellName; readonly chronoMax: number | null },
  field: string,
): boolean {
  const { gates, options, biases } = cellRecord(cell);
  if (field === 'gateActivation') return gates.length > 0;
  if (field === 'chronoMax') return gates.some(({ chrono }) => chrono !== undefined);
  if (field in cellFields('options')) return field in options;
  if (field in cellFields('biases')) return field in biases && chronoMax === null;
  return true;
}

/** A preset of a cell; null where the cell has none of this name. */
export const presetOf = (cell: CellName, name: PresetName): PresetRecord<Gate> | null =>
  cellRecord(cell).presets[name] ?? null;

/** The presets that a cell has gates for; none for a simple RNN. */
export const presetsOf = (cell: CellName): readonly PresetName[] =>
  Object.keys(cellRecord(cell).presets) as PresetName[];
