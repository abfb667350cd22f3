/** The exact values at one place of the horizontal axis. */
import type { AxisKind } from '../../../store/looks';
import type { CurveGroup, CurveOverlay, Curves } from './groups';
import { smoothed } from './smoothing';

export interface RunReading {
  /** 0-based. */
  readonly run: number;
  readonly trainingSeed: number;
  readonly validation: number;
}

/** What a contender's runs had at their epoch next to the place. */
export interface GroupReading {
  readonly contender: number;
  readonly epoch: number;
  /** Of the only run, or the mean; null where only single runs have come so far. */
  readonly validation: number | null;
  readonly smoothed: number | null;
  /** Half of the band; NaN where it is none. */
  readonly sd: number;
  readonly low: number;
  readonly high: number;
  /** How many runs the mean is of. */
  readonly count: number;
  readonly training: number | null;
  readonly runs: readonly RunReading[];
}

export interface OverlayReading {
  readonly id: string;
  readonly epoch: number;
  readonly validation: number;
}

/** The places that the cursor stands on: multiples of the finest epoch among the contenders. */
export const grain = (groups: readonly CurveGroup[], kind: AxisKind): number =>
  Math.min(...groups.map(({ units }) => units[kind] ?? Infinity));

/** Null where the contender has not come so far. */
export function readGroup(group: CurveGroup, kind: AxisKind, x: number, smoothing: number): GroupReading | null {
  const unit = group.units[kind];
  if (unit === null) return null;
  const { band, training, runs: all } = group;
  const lists = [{ epoch: band.epoch, length: band.epoch.length }, ...all.map(({ curves }) => curves)];
  const epoch = keptNear(lists, Math.round(x / unit));
  const k = placeOf(band.epoch, band.epoch.length, epoch);
  const runs = group.runs.flatMap(({ run, trainingSeed, curves }) => {
    const value = lossAt(curves, epoch);
    return value === null ? [] : [{ run, trainingSeed, validation: value }];
  });
  if (k < 0 && runs.length === 0) return null;
  const j = placeOf(training.epoch, training.epoch.length, epoch);
  return {
    contender: group.contender,
    epoch,
    validation: k < 0 ? null : band.mean[k]!,
    smoothed: k < 0 || smoothing === 0 ? null : smoothed(band.mean, k + 1, smoothing)[k]!,
    sd: k < 0 ? NaN : band.sd[k]!,
    low: k < 0 ? NaN : band.low[k]!,
    high: k < 0 ? NaN : band.high[k]!,
    count: k < 0 ? 0 : band.members.length,
    training: j < 0 ? null : training.mean[j]!,
    runs,
  };
}

export function readOverlay({ id, units, curves }: CurveOverlay, kind: AxisKind, x: number): OverlayReading | null {
  const unit = units[kind];
  if (unit === null) return null;
  const epoch = keptNear([curves], Math.round(x / unit));
  const validation = lossAt(curves, epoch);
  return validation === null ? null : { id, epoch, validation };
}

/**
 * The epoch next to this one that is kept in the first list that reaches so far, of two as near the earlier; itself
 * where none does. Of a long run not every epoch is kept.
 */
function keptNear(lists: readonly Pick<Curves, 'epoch' | 'length'>[], wanted: number): number {
  const list = lists.find(({ epoch, length }) => length > 0 && epoch[length - 1]! >= wanted);
  if (list === undefined) return wanted;
  const { epoch, length } = list;
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (epoch[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  const before = epoch[low - 1];
  return before !== undefined && wanted - before <= epoch[low]! - wanted ? before : epoch[low]!;
}

function lossAt({ epoch: epochs, validation, length }: Curves, epoch: number): number | null {
  const k = placeOf(epochs, length, epoch);
  return k < 0 || !Number.isFinite(validation[k]) ? null : validation[k]!;
}

/** Index of an epoch in a rising list, −1 where it is not there. */
function placeOf(epochs: readonly number[], length: number, epoch: number): number {
  let low = 0;
  let high = length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = epochs[middle]!;
    if (found === epoch) return middle;
    if (found < epoch) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
