/** What a kind of cell is, as data: its gates, states, fields and presets. All that depends on a cell reads its record. */
import type { BaseIssue, GenericSchema, OptionalSchema } from 'valibot';

/** What a gate does to the state: it keeps the old one, lets the new one in, reads a state, or is that new one itself. */
export type GateRole = 'keeps' | 'writes' | 'reads' | 'candidate';

export type StateName = 'c' | 'h';

export interface GateRecord<Name = string, Field = string> {
  readonly name: Name;
  readonly role: GateRole;
  /** The gate of another cell whose words it has on the page, where its own name stands for another part there. */
  readonly words?: Name;
  /** That 1 minus this writing gate keeps the old state, as no gate of the cell's own does. */
  readonly complementKeeps?: true;
  /** The field with the initial bias. */
  readonly bias?: Field;
  /** The sign with which chrono initialisation starts the bias: 1 towards open, −1 towards shut. */
  readonly chrono?: 1 | -1;
}

/** A field of a contender that only some cells have, with its default. */
export type CellField = OptionalSchema<GenericSchema, unknown> & GenericSchema<unknown, unknown, BaseIssue<unknown>>;

/** A gate held at a value in all layers, as a classic question: "what if there were no …?" */
export interface PresetRecord<Name = string> {
  readonly gate: Name;
  readonly value: number;
}

export interface CellRecord<Name = string, Field = string> {
  /** As files name it. */
  readonly title: string;
  /** Gates and candidate in the order of the weights; empty where the state is the only sum. */
  readonly gates: readonly GateRecord<Name, Field>[];
  /** What is carried from step to step, in the order of a trace; the last one leaves the layer. */
  readonly states: readonly StateName[];
  /** Rows of the bias: 2 where the recurrent product has one of its own. */
  readonly biasRows: (contender: Readonly<Record<string, unknown>>) => 1 | 2;
  /** How the cell computes, besides its activations. */
  readonly options: Readonly<Record<string, CellField>>;
  /** Where the biases of its gates start. */
  readonly biases: Readonly<Record<string, CellField>>;
  readonly presets: Readonly<Record<string, PresetRecord<Name>>>;
}
