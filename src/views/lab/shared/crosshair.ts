/** The one place that all heatmaps point at: a step, a unit, the heatmap it was chosen in, and whether it is pinned. */
import type { QuantityName } from '../../theme/hues';

export interface Spot {
  /** 0-based. */
  readonly step: number;
  readonly unit: number;
  readonly contender: number;
  readonly quantity: QuantityName;
}

/** A pin that lay outside after a rebuild or another probe sequence. */
type Lost = Pick<Spot, 'step' | 'unit'>;

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

const samePlace = (a: Spot | null, b: Spot): boolean => a !== null && a.step === b.step && a.unit === b.unit;

/** State that changes with every move of the pointer; those who draw it listen, nobody else is bothered. */
export class Crosshair {
  private spot: Spot | null = null;
  private pinned = false;
  private lost: Lost | null = null;
  private readonly listeners = new Set<() => void>();

  readonly read = (): Spot | null => this.spot;

  readonly isPinned = (): boolean => this.pinned;

  /** The pin that was dropped because nothing lies there any more, until the crosshair is moved. */
  readonly readLost = (): Lost | null => this.lost;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Follows the pointer; a pin stays where it is. */
  hover(spot: Spot): void {
    if (!this.pinned) this.move(spot);
  }

  /** Moves the crosshair, and the pin with it where there is one. */
  move(spot: Spot): void {
    const { spot: old } = this;
    if (samePlace(old, spot) && old?.contender === spot.contender && old.quantity === spot.quantity) return;
    this.spot = spot;
    this.lost = null;
    this.tell();
  }

  /** Pins this place, or frees it where it is the pinned one. */
  toggle(spot: Spot): void {
    this.pinned = !(this.pinned && samePlace(this.spot, spot));
    this.spot = spot;
    this.lost = null;
    this.tell();
  }

  /** Pins this place, whatever was pinned before. */
  pin(spot: Spot): void {
    const was = this.pinned;
    this.pinned = true;
    if (was) this.move(spot);
    else {
      this.spot = spot;
      this.lost = null;
      this.tell();
    }
  }

  free(): void {
    if (!this.pinned) return;
    this.pinned = false;
    this.tell();
  }

  /** Drops a pin that lies outside every trace of these sizes; while one of them is still unknown it may lie there. */
  fit(sizes: readonly Size[]): void {
    const { spot, pinned } = this;
    if (!pinned || !spot) return;
    const inside = sizes.some((size) => size === null || (spot.step < size.steps && spot.unit < size.units));
    if (inside) return;
    this.lost = { step: spot.step, unit: spot.unit };
    this.spot = null;
    this.pinned = false;
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}
