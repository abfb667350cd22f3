/**
 * Which unit matters, and which gate: the validation loss with each unit of a layer silenced, and with each gate frozen at
 * its mean. The network is otherwise untouched.
 */
import type { Arithmetic, CellIntervention } from '../cells';
import type { Batch, Prepared } from '../data/types';
import { gatesOf, type Gate } from '../experiment/cells';
import type { Direction } from '../experiment/directions';
import type { LossSettings } from '../rnn';
import { lossUnder } from './operatedLoss';
import { UNTOUCHED, type Body, type Operated, type Plan } from './surgery';

export interface Ranking {
  /** Of the untouched network, over the same windows. */
  readonly loss: number;
  /** [H]: the loss with this unit silenced; NaN where it has not been computed yet. */
  readonly units: Float64Array;
  /** For each gate and candidate of the cell: the loss with it frozen at its mean over windows and steps, unit by unit. */
  readonly gates: readonly {
    readonly gate: Gate;
    readonly loss: number;
    /** [H] */
    readonly means: Float32Array;
  }[];
  /** How many samples the losses were taken over, and how many the part has. */
  readonly scored: number;
  readonly of: number;
}

/**
 * Ranks the gates first, then unit by unit. Yields after every piece of work: the ranking so far where more is known than at
 * the last pause, else null.
 *
 * @param layer 0-based
 */
export function* ranked(
  body: Body,
  prepared: Prepared,
  layer: number,
  direction: Direction,
  settings: LossSettings,
  arithmetic: Arithmetic,
): Generator<Ranking | null, Ranking> {
  const { cell, units } = body.contender;
  const means = new GateMeans(body, layer, direction);
  const base = yield* quietly(
    lossUnder(body, prepared, UNTOUCHED, settings, arithmetic, (operated, batch) => {
      means.add(operated, batch);
    }),
  );
  const { scored, of } = base;
  const lossWith = function* (intervention: CellIntervention) {
    const plan: Plan = (at, towards) => (at === layer && towards === direction ? [intervention] : []);
    return (yield* quietly(lossUnder(body, prepared, plan, settings, arithmetic))).loss;
  };
  const losses = new Float64Array(units).fill(NaN);
  const gates: Ranking['gates'][number][] = [];
  const found = (): Ranking => ({ loss: base.loss, units: losses.slice(), gates: [...gates], scored, of });

  for (const [place, gate] of gatesOf(cell).entries()) {
    const value = means.of(place);
    const loss = yield* lossWith({ kind: 'clamp', gate: place, units: null, steps: null, value });
    gates.push({ gate, loss, means: value });
    yield found();
  }
  for (let unit = 0; unit < units; unit++) {
    losses[unit] = yield* lossWith({ kind: 'silence', units: [unit] });
    yield found();
  }
  return found();
}

/** The same work, which yields null at every pause. */
function* quietly<V>(work: Generator<void, V>): Generator<null, V> {
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
    yield null;
  }
}

/** The mean of each gate of a layer, unit by unit, over all sequences and the steps that are not padding. */
class GateMeans {
  private readonly sums: Float64Array;
  private steps = 0;

  constructor(
    private readonly body: Body,
    private readonly layer: number,
    private readonly direction: Direction,
  ) {
    const { cell, units } = body.contender;
    this.sums = new Float64Array(gatesOf(cell).length * units);
  }

  add({ layers }: Operated, { mask, steps, size }: Batch): void {
    const { gates } = layers[this.layer].find(({ direction }) => direction === this.direction)!;
    const width = this.sums.length;
    for (let row = 0; row < steps * size; row++) {
      if (mask !== null && mask[row] === 0) continue;
      this.steps++;
      for (let k = 0; k < width; k++) this.sums[k] += gates[row * width + k];
    }
  }

  /** [H] of the gate in this place of the cell's order. */
  of(place: number): Float32Array {
    const { units } = this.body.contender;
    return Float32Array.from(this.sums.subarray(place * units, (place + 1) * units), (sum) => sum / this.steps);
  }
}
