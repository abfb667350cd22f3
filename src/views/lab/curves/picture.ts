/** The learning curves as strokes and bands: what is drawn, how strongly, and in which order. */
import type { Band } from '../../../study/bands';
import { contenderStroke } from '../../state/model';
import type { AxisKind } from '../../../store/looks';
import type { CurveGroup, CurveOverlay } from './groups';
import { smoothed } from './smoothing';

/** A line, not yet decimated: epochs rise, and its x is epoch × `unit`. */
export interface Stroke {
  readonly id: string;
  readonly colour: string;
  readonly width: number;
  readonly opacity: number;
  readonly dash?: string;
  readonly epoch: readonly number[];
  readonly ys: readonly number[];
  /** The part of the lists that is drawn. */
  readonly begin: number;
  readonly end: number;
  readonly unit: number;
}

export interface Shade {
  readonly id: string;
  readonly colour: string;
  readonly epoch: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly unit: number;
}

export interface Picture {
  /** From the lowest to the topmost. */
  readonly strokes: readonly Stroke[];
  readonly shades: readonly Shade[];
  /** The end of the whole axis. */
  readonly last: number;
}

export interface PictureOptions {
  readonly kind: AxisKind;
  /** 0: none. */
  readonly smoothing: number;
  /** Each run by itself in place of the band. */
  readonly single: boolean;
}

const WIDTH = { validation: 2.3, training: 1.1, single: 1, overlay: 1.6 } as const;
const OPACITY = { whole: 1, training: 0.6, raw: 0.25, single: 0.45, overlay: 0.85 } as const;

/** Tell kept runs apart, together with two neutral inks. */
const DASHES = ['9 4', '2 3', '12 3 2 3', '5 2', '14 5', '7 2 2 2 2 2'] as const;
const INKS = ['var(--dim)', 'var(--ink)'] as const;
export const overlayDash = (index: number): string => DASHES[index % DASHES.length]!;
export const overlayInk = (index: number): string => INKS[index % INKS.length]!;

export function pictureOf(
  groups: readonly CurveGroup[],
  overlays: readonly CurveOverlay[],
  options: PictureOptions,
): Picture {
  const { kind } = options;
  const drawn = groups.filter(({ units }) => units[kind] !== null);
  const kept = overlays.flatMap((overlay, k) =>
    overlay.units[kind] === null ? [] : [overlayStroke(overlay, k, options)],
  );
  const strokes = [
    ...kept,
    ...drawn.flatMap((group) => singleStrokes(group, options)),
    ...drawn.flatMap((group) => meanStrokes(group, 'training', options)),
    ...drawn.flatMap((group) => meanStrokes(group, 'validation', options)),
  ];
  return {
    strokes,
    shades: options.single ? [] : drawn.flatMap((group) => shadeOf(group, kind)),
    last: Math.max(0, ...strokes.map(({ epoch, end, unit }) => (end > 0 ? epoch[end - 1]! * unit : 0))),
  };
}

/** The mean of the members, or the only run; where it is smoothed, what it was lies faintly beneath. */
function meanStrokes(group: CurveGroup, of: 'validation' | 'training', { kind, smoothing }: PictureOptions): Stroke[] {
  const { epoch, mean } = of === 'validation' ? group.band : group.training;
  const stroke: Stroke = {
    id: `${of}-${group.contender}`,
    colour: contenderStroke(group.contender),
    width: WIDTH[of],
    opacity: of === 'validation' ? OPACITY.whole : OPACITY.training,
    epoch,
    ys: mean,
    begin: 0,
    end: epoch.length,
    unit: group.units[kind]!,
  };
  if (smoothing === 0) return [stroke];
  return [
    { ...stroke, id: `raw-${stroke.id}`, width: 1, opacity: OPACITY.raw },
    { ...stroke, ys: smoothed(mean, epoch.length, smoothing) },
  ];
}

/** All runs where they are asked for; else what the mean leaves out: runs that are no members, and what lies past its end. */
function singleStrokes(group: CurveGroup, { kind, smoothing, single }: PictureOptions): Stroke[] {
  const { contender, runs, band } = group;
  if (runs.length < 2) return [];
  return runs.flatMap(({ run, curves }, k) => {
    const { epoch, length } = curves;
    const summed = band.members.includes(k) && !single;
    const begin = summed ? epoch.findIndex((each, j) => j < length && each >= band.reach) : 0;
    if (begin < 0 || (summed && begin >= length - 1)) return [];
    return [
      {
        id: `run-${contender}-${run}`,
        colour: contenderStroke(contender),
        width: WIDTH.single,
        opacity: OPACITY.single,
        epoch,
        ys: smoothing === 0 ? curves.validation : smoothed(curves.validation, length, smoothing),
        begin,
        end: length,
        unit: group.units[kind]!,
      },
    ];
  });
}

function overlayStroke({ id, curves, units }: CurveOverlay, k: number, { kind, smoothing }: PictureOptions): Stroke {
  return {
    id: `kept-${id}`,
    colour: overlayInk(k),
    width: WIDTH.overlay,
    opacity: OPACITY.overlay,
    dash: overlayDash(k),
    epoch: curves.epoch,
    ys: smoothing === 0 ? curves.validation : smoothed(curves.validation, curves.length, smoothing),
    begin: 0,
    end: curves.length,
    unit: units[kind]!,
  };
}

function shadeOf({ contender, band, units }: CurveGroup, kind: AxisKind): Shade[] {
  if (band.form === 'none' || band.epoch.length < 2) return [];
  const { epoch, low, high }: Band = band;
  return [{ id: `band-${contender}`, colour: contenderStroke(contender), epoch, low, high, unit: units[kind]! }];
}
