/** The board that holds all heatmaps: repaints those whose numbers are new, once a frame at most, outside React. */
import { isTraining, type Trace } from '../../state/model';
import type { AppStore } from '../../state/store-context';
import type { QuantityName, Scheme } from '../../theme/hues';
import type { Convention } from './convention';
import { arranged, type Arrangement, type UnitOrder } from './order';
import { paint, reachOf, signedReach, type Reach } from './painter';
import { differenceOf, differenceReach, sighted, type Sight } from './sight';

/** A canvas on the board. */
interface Heatmap {
  readonly contender: number;
  readonly name: QuantityName;
  readonly canvas: HTMLCanvasElement;
  /** What the canvas shows, and in which rows. */
  values: Float32Array | null;
  arrangement: Arrangement | null;
}

/** The rows of a contender's heatmaps, and what they were made for. */
interface Rows {
  readonly arrangement: Arrangement;
  readonly shape: string;
  readonly trace: Trace;
}

export class LabBoard {
  private readonly heatmaps = new Set<Heatmap>();
  private readonly listeners = new Set<() => void>();
  private frame = 0;
  private reach: Reach = { cell: 1, other: 1 };
  private wantedOrder: UnitOrder = 'natural';
  private readonly rows = new Map<number, Rows>();
  private leave: (() => void) | null = null;

  constructor(
    private readonly store: AppStore,
    private readonly scheme: Scheme,
    private readonly convention: Convention,
    private readonly sight: Sight,
  ) {}

  /** Adds a heatmap's canvas; call the result to remove it. */
  add(contender: number, name: QuantityName, canvas: HTMLCanvasElement): () => void {
    const item: Heatmap = { contender, name, canvas, values: null, arrangement: null };
    this.heatmaps.add(item);
    this.leave ??= this.store.subscribe(() => this.plan());
    this.plan();
    return () => {
      this.heatmaps.delete(item);
      if (this.heatmaps.size > 0) return;
      this.leave?.();
      this.leave = null;
      cancelAnimationFrame(this.frame);
      this.frame = 0;
    };
  }

  /** Lays the units of every contender in another order. */
  arrange(order: UnitOrder): void {
    this.wantedOrder = order;
    this.plan();
  }

  get order(): UnitOrder {
    return this.wantedOrder;
  }

  /** The row of a contender's unit; beyond its last row for a unit that it lacks. */
  rowOf(contender: number, unit: number): number {
    const rows = this.rows.get(contender)?.arrangement.rows;
    return rows ? (rows[unit] ?? rows.length) : unit;
  }

  /** The unit in a row of a contender's heatmaps. */
  unitAt(contender: number, row: number): number {
    return this.rows.get(contender)?.arrangement.units[row] ?? row;
  }

  /** The ends of the diverging map, for legend and labels. */
  readonly readReach = (): Reach => this.reach;

  /** Tells when the reach or the order of the rows has changed. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private plan(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private draw(): void {
    const runs = this.store.getState().run.contenders;
    const seen = sighted(this.store.getState(), this.convention, this.sight);
    const differs = this.sight === 'difference';
    const traces = differs
      ? seen.traces.map((trace, k) => trace && differenceOf(trace, seen.before[k] ?? trace))
      : seen.traces;
    const moved = runs
      .map(({ status, trace }, k) => this.layOut(k, trace, isTraining(status) || trace?.asked != null))
      .includes(true);
    const isNew = moved || [...this.heatmaps].some((item) => valuesOf(traces, item) !== item.values);
    if (!isNew) return;
    const reach: Reach = {
      // With surgery and without are drawn on the same scale.
      ...signedReach([...seen.traces, ...seen.before]),
      ...(differs && { difference: differenceReach(traces) }),
    };
    const stretched =
      reach.cell !== this.reach.cell || reach.other !== this.reach.other || reach.difference !== this.reach.difference;
    if (stretched) this.reach = reach;
    for (const item of this.heatmaps) {
      const trace = traces[item.contender];
      const values = valuesOf(traces, item);
      const arrangement = this.rows.get(item.contender)?.arrangement;
      if (!trace || !values || !arrangement) continue;
      if (values === item.values && arrangement === item.arrangement && !stretched) continue;
      item.values = values;
      item.arrangement = arrangement;
      const shape = { steps: trace.steps, units: arrangement.units };
      // A difference has a sign, whatever it is of.
      paint(item.canvas, values, shape, differs ? 'h' : item.name, this.scheme, reachOf(reach, item.name));
    }
    if (stretched || moved) this.listeners.forEach((listener) => listener());
  }

  /**
   * Finds the rows of a contender's units; true when they have changed. While it trains or a past epoch is shown they
   * stay, because rows that jump several times a second cannot be followed.
   */
  private layOut(contender: number, trace: Trace | null, moving: boolean): boolean {
    const h = trace?.gates.find(({ name }) => name === 'h')?.values;
    if (!trace || !h) return this.rows.delete(contender);
    const { steps, units, part, sample, layer, direction } = trace;
    const shape = [this.order, units, part, sample, layer, direction].join();
    const old = this.rows.get(contender);
    if (old?.shape === shape && (old.trace === trace || moving || this.order === 'natural')) return false;
    const arrangement = arranged(this.order, h, steps, units);
    const same = old && old.arrangement.units.join() === arrangement.units.join();
    this.rows.set(contender, { arrangement: same ? old.arrangement : arrangement, shape, trace });
    return !same;
  }
}

const valuesOf = (traces: readonly (Trace | null)[], { contender, name }: Heatmap): Float32Array | null =>
  traces[contender]?.gates.find((gate) => gate.name === name)?.values ?? null;
