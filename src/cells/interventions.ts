/**
 * Interventions in one direction of one layer, and how they act in the middle of a pass: a gate held at a value, a unit
 * silenced, a state erased, frozen or set, while the rest of the cell computes as its equations say.
 *
 * Letters: B batch, T steps, H units, G gates.
 */
import { activate as activateInPlace } from './activations';
import { addProduct } from './matrix';
import type { ActivationName, GateActivationName, Sizes } from './types';

/** Steps of the sequence by their index, both ends included, whatever the order of work; null: all. */
export type StepRange = { readonly from: number; readonly to: number } | null;

/** One value for all units, or one for each of the H units. */
type Values = number | Float32Array;

/** What happens in one direction of one layer. `units` null: all. Those later in a list act on what earlier ones left. */
export type CellIntervention =
  /** Gate number `gate` in the cell's order reads `value` after its activation, before anything uses it. */
  | {
      readonly kind: 'clamp';
      readonly gate: number;
      readonly value: Values;
      readonly units: readonly number[] | null;
      readonly steps: StepRange;
    }
  /**
   * h reads 0 at every step, where it leaves the layer and where the next step reads it: in the recurrent product, and in
   * (1 − z) ⊙ h₋ of a GRU. The cell state of an LSTM goes on under it. The state before the first step reads 0 as well.
   */
  | { readonly kind: 'silence'; readonly units: readonly number[] | null }
  /**
   * Right after a step has computed the state: erase makes it 0, set makes it `value`, freeze makes it what it was before
   * the step. h of that step follows a changed c. Masked steps are none: they carry whatever there is.
   */
  | {
      readonly kind: 'state';
      readonly state: 'c' | 'h';
      readonly action: 'erase' | 'freeze' | 'set';
      readonly value: Values;
      readonly units: readonly number[] | null;
      readonly steps: StepRange;
    };

/** The two operations that cost time; a machine that has faster ones passes them. */
export interface Arithmetic {
  /** out += a · b, with a [rows, inner] from aAt, b [inner, cols], out [rows, cols] from outAt. */
  readonly addProduct: typeof addProduct;
  /**
   * Activates blocks of columns in each of `rows` rows of `width` values, the first row at values[at].
   * @param blocks activation, first column, and columns of each block
   */
  readonly activate: (values: Float32Array, at: number, rows: number, width: number, blocks: readonly Block[]) => void;
}

/** Activation, first column, columns. */
export type Block = readonly [name: ActivationName | GateActivationName, from: number, count: number];

export const PLAIN_ARITHMETIC: Arithmetic = {
  addProduct,
  activate: (values, at, rows, width, blocks) => {
    for (let row = 0, start = at; row < rows; row++, start += width) {
      for (const [name, from, count] of blocks) activateInPlace(name, values, start + from, count);
    }
  },
};

/** A state intervention, or a silence as the erasing of h at every step that it is. */
type Change = Extract<CellIntervention, { kind: 'state' }>;
type Clamp = Extract<CellIntervention, { kind: 'clamp' }>;

const inForce = (steps: StepRange, t: number): boolean => steps === null || (t >= steps.from && t <= steps.to);
const valueOf = (value: Values, unit: number): number => (typeof value === 'number' ? value : value[unit]);

/** Interventions at work in a pass, step by step. */
export class Operations {
  private readonly clamps: readonly Clamp[];
  private readonly changes: readonly Change[];
  private readonly silenced: readonly (readonly number[])[];
  private readonly all: readonly number[];

  constructor(
    private readonly sizes: Sizes,
    interventions: readonly CellIntervention[],
  ) {
    this.all = Array.from({ length: sizes.units }, (_, unit) => unit);
    this.clamps = interventions.filter((each) => each.kind === 'clamp');
    this.changes = interventions.flatMap((each): Change[] => {
      if (each.kind === 'clamp') return [];
      if (each.kind === 'state') return [each];
      return [{ kind: 'state', state: 'h', action: 'erase', value: 0, units: each.units, steps: null }];
    });
    this.silenced = interventions.flatMap((each) => (each.kind === 'silence' ? [each.units ?? this.all] : []));
  }

  /** h before the first step [B, H], in which what is silenced reads 0 already. */
  before(h0: Float32Array | null | undefined): Float32Array {
    const { batch, units } = this.sizes;
    if (!h0 || this.silenced.length === 0) return h0 ?? new Float32Array(batch * units);
    const heard = h0.slice();
    for (const list of this.silenced) this.fill(heard, 0, units, 0, list, 0);
    return heard;
  }

  /** Holds gates `first` … `end` − 1 of step t, whose rows [B, width] begin at gates[at]. */
  clamp(t: number, gates: Float32Array, at: number, width: number, first: number, end: number): void {
    for (const { gate, value, units } of this.clampsAt(t, first, end)) this.fill(gates, at, width, gate, units, value);
  }

  /** The way back of `clamp`: what is held has no slope. */
  unclamp(t: number, slopes: Float32Array, at: number, width: number, first: number, end: number): void {
    for (const { gate, units } of this.clampsAt(t, first, end)) this.fill(slopes, at, width, gate, units, 0);
  }

  /** Changes a state [T, B, H] at step t; the state before it is stateBefore[before …). */
  change(state: 'c' | 'h', t: number, values: Float32Array, stateBefore: Float32Array, before: number): void {
    const { batch, units } = this.sizes;
    for (const { action, value, units: some } of this.changesAt(state, t)) {
      for (const unit of some ?? this.all) {
        for (let b = 0; b < batch; b++) {
          const own = b * units + unit;
          values[t * batch * units + own] =
            action === 'freeze' ? stateBefore[before + own] : action === 'set' ? valueOf(value, unit) : 0;
        }
      }
    }
  }

  /**
   * The way back of `change`: of the slopes [B, H] at the changed state, those at the computed one are left; what was
   * frozen goes over to the slopes at the state before.
   */
  unchange(state: 'c' | 'h', t: number, slopes: Float32Array, slopesBefore: Float32Array): void {
    const { batch, units } = this.sizes;
    for (const { action, units: some } of this.changesAt(state, t).toReversed()) {
      for (const unit of some ?? this.all) {
        for (let own = unit; own < batch * units; own += units) {
          if (action === 'freeze') slopesBefore[own] += slopes[own];
          slopes[own] = 0;
        }
      }
    }
  }

  private changesAt(state: 'c' | 'h', t: number): readonly Change[] {
    return this.changes.filter((each) => each.state === state && inForce(each.steps, t));
  }

  private clampsAt(t: number, first: number, end: number): readonly Clamp[] {
    if (this.clamps.length === 0) return this.clamps;
    return this.clamps.filter(({ gate, steps }) => gate >= first && gate < end && inForce(steps, t));
  }

  /** Writes a value into one gate of some units in every row [B, width] from values[at] on. */
  private fill(
    values: Float32Array,
    at: number,
    width: number,
    gate: number,
    units: readonly number[] | null,
    value: Values,
  ): void {
    const end = at + this.sizes.batch * width;
    for (let row = at + gate * this.sizes.units; row < end; row += width) {
      for (const unit of units ?? this.all) values[row + unit] = valueOf(value, unit);
    }
  }
}
