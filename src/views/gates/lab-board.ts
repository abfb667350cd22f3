/** The board that all heatmaps hang on: repaints those whose numbers are new, once a frame at most, outside React. */
import type { AppStore } from '../store-context';
import type { Trace } from '../model';
import type { QuantityName, Scheme } from '../theme/hues';
import { paint, reachOf, signedReach, type Reach } from './painter';

interface Hung {
  readonly contender: number;
  readonly name: QuantityName;
  readonly canvas: HTMLCanvasElement;
  /** What the canvas shows. */
  values: Float32Array | null;
}

export class LabBoard {
  private readonly hung = new Set<Hung>();
  private readonly listeners = new Set<() => void>();
  private frame = 0;
  private reach: Reach = { cell: 1, other: 1 };
  private leave: (() => void) | null = null;

  constructor(
    private readonly store: AppStore,
    private readonly scheme: Scheme,
  ) {}

  /** Puts a canvas up; call the result to take it down. */
  hang(contender: number, name: QuantityName, canvas: HTMLCanvasElement): () => void {
    const item: Hung = { contender, name, canvas, values: null };
    this.hung.add(item);
    this.leave ??= this.store.subscribe(() => this.plan());
    this.plan();
    return () => {
      this.hung.delete(item);
      if (this.hung.size > 0) return;
      this.leave?.();
      this.leave = null;
      cancelAnimationFrame(this.frame);
      this.frame = 0;
    };
  }

  /** The ends of the diverging map, for legend and labels. */
  readonly readReach = (): Reach => this.reach;

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
    const traces = this.store.getState().run.contenders.map(({ trace }) => trace);
    const isNew = [...this.hung].some((item) => valuesOf(traces, item) !== item.values);
    if (!isNew) return;
    const reach = signedReach(traces);
    const stretched = reach.cell !== this.reach.cell || reach.other !== this.reach.other;
    if (stretched) this.reach = reach;
    for (const item of this.hung) {
      const trace = traces[item.contender];
      const values = valuesOf(traces, item);
      if (!trace || !values || (values === item.values && !stretched)) continue;
      item.values = values;
      paint(item.canvas, values, trace.steps, trace.units, item.name, this.scheme, reachOf(reach, item.name));
    }
    if (stretched) this.listeners.forEach((listener) => listener());
  }
}

const valuesOf = (traces: readonly (Trace | null)[], { contender, name }: Hung): Float32Array | null =>
  traces[contender]?.gates.find((gate) => gate.name === name)?.values ?? null;
