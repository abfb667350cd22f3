/** What of the views a link, a lesson or a test may read and set, beside what the workers are asked for (`focus`). */
import type { Gate, StateName } from '../experiment/cells';

/** What the learning curves are drawn against: epochs, optimiser steps, training sequences, or computing time. */
export const AXIS_KINDS = ['epoch', 'step', 'sequences', 'time'] as const;
export type AxisKind = (typeof AXIS_KINDS)[number];

/** A cell of a heatmap; all numbers are counted from 0. */
export interface Pin {
  readonly contender: number;
  readonly quantity: Gate | StateName;
  readonly unit: number;
  readonly step: number;
}

export interface Looks {
  /** The cell of a heatmap that is pinned; null: none. */
  readonly pin: Pin | null;
  /** Wanted of the learning curves; where a contender has no place on it, they are drawn against epochs. */
  readonly axis: AxisKind;
}

export const FIRST_LOOKS: Looks = { pin: null, axis: 'epoch' };
