/** The one place that all heatmaps point at: a step, a unit, and the heatmap it was chosen in. */
import type { QuantityName } from '../theme/hues';

export interface Spot {
  /** 0-based. */
  readonly step: number;
  readonly unit: number;
  readonly contender: number;
  readonly quantity: QuantityName;
}

type Size = { readonly steps: number; readonly units: number } | null;

/**
 * Where the crosshair stands in traces of these sizes: at its spot, moved inside where the traces have become smaller;
 * before anybody moved it, past the middle, where the states have taken shape.
 */
export function placed(spot: Spot | null, sizes: readonly Size[]): { readonly step: number; readonly unit: number } {
  const there = sizes.filter((size) => size !== null);
  const steps = Math.max(1, ...there.map((size) => size.steps));
  const most = Math.max(1, ...there.map((size) => size.units));
  const least = Math.min(most, ...there.map((size) => size.units));
  return {
    step: Math.min(spot?.step ?? Math.floor(steps * 0.6), steps - 1),
    unit: spot ? Math.min(spot.unit, most - 1) : Math.min(STARTING_UNIT, least - 1),
  };
}

/** Away from the edge of the heatmap, where its frame is seen whole. */
const STARTING_UNIT = 3;

/** State that changes with every move of the pointer; those who draw it listen, nobody else is bothered. */
export class Crosshair {
  private spot: Spot | null = null;
  private readonly listeners = new Set<() => void>();

  readonly read = (): Spot | null => this.spot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  move(spot: Spot): void {
    const { spot: old } = this;
    if (
      old &&
      old.step === spot.step &&
      old.unit === spot.unit &&
      old.contender === spot.contender &&
      old.quantity === spot.quantity
    )
      return;
    this.spot = spot;
    this.listeners.forEach((listener) => listener());
  }
}
