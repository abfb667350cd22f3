/** From strokes to the paths of a picture of a certain size: what is in sight, decimated, in pixels. */
import { bisectLeft, bisectRight } from 'd3-array';
import { decimate, type Point } from '../../parts/charts/decimate';
import { linearAxis, logAxis, shareOf, type Axis } from '../../parts/charts/scale';
import type { Picture, Shade, Stroke } from './picture';
import type { Range } from './zoom';

/** Points of a line at most; stretches of a band. */
const MOST_POINTS = 240;
const MOST_STRETCHES = 100;

/** The plot's rectangle and what its edges stand for. */
export interface Sight {
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
}

/** The indices from `begin` on that lie in the stretch, and one more on either side, so that lines run to the edge. */
export function inSight(
  stroke: Pick<Stroke, 'epoch' | 'begin' | 'end' | 'unit'>,
  { from, to }: Range,
): [number, number] {
  const { epoch, begin, end, unit } = stroke;
  return [
    Math.max(begin, bisectLeft(epoch, from / unit, begin, end) - 1),
    Math.min(end, bisectRight(epoch, to / unit, begin, end) + 1),
  ];
}

/** The vertical axis over what is in sight. A loss of 0 has no place on a log axis; a linear one begins at 0. */
export function heightAxis({ strokes, shades }: Pick<Picture, 'strokes' | 'shades'>, range: Range, log: boolean): Axis {
  let low = Infinity;
  let high = -Infinity;
  const look = (ys: readonly number[], [begin, end]: readonly [number, number]) => {
    for (let k = begin; k < end; k++) {
      const y = ys[k]!;
      if (!Number.isFinite(y) || (log && y <= 0)) continue;
      if (y < low) low = y;
      if (y > high) high = y;
    }
  };
  for (const stroke of strokes) look(stroke.ys, inSight(stroke, range));
  for (const shade of shades) {
    const seen = inSight(whole(shade), range);
    // A mean less its spread may be next to nothing, which on a log axis would leave the curves no room: it is cut off.
    if (!log) look(shade.low, seen);
    look(shade.high, seen);
  }
  const extremes = low <= high ? [low, high] : [];
  return log ? logAxis(extremes) : linearAxis(extremes, { zero: true });
}

/** The points of a stroke that are drawn: in sight, finite, with a place on the axis. */
export function drawnPoints(stroke: Stroke, { x, y }: Pick<Sight, 'x' | 'y'>): Point[] {
  const [begin, end] = inSight(stroke, { from: x.domain[0], to: x.domain[1] });
  const epochs = stroke.epoch.slice(begin, end);
  const ys = stroke.ys.slice(begin, end);
  return decimate(epochs, ys, epochs.length, MOST_POINTS)
    .filter((point) => !y.log || point.y > 0)
    .map((point) => ({ x: point.x * stroke.unit, y: point.y }));
}

/** The last place of a stroke inside the stretch that has a height on the axis; null where nothing of it is in sight. */
export function endInSight(
  { epoch, ys, begin, end, unit }: Stroke,
  { from, to }: Range,
  log: boolean,
): { readonly index: number; readonly x: number; readonly y: number } | null {
  // A hair more, for what division leaves behind.
  for (let index = bisectRight(epoch, (to / unit) * (1 + 1e-9), begin, end) - 1; index >= begin; index--) {
    const [x, y] = [epoch[index]! * unit, ys[index]!];
    if (x < from) return null;
    if (Number.isFinite(y) && (!log || y > 0)) return { index, x, y };
  }
  return null;
}

export function linePath(stroke: Stroke, sight: Sight): string {
  return drawnPoints(stroke, sight)
    .map((point, k) => `${k === 0 ? 'M' : 'L'}${across(sight, point.x)} ${up(sight, point.y)}`)
    .join('');
}

/** The band's outline: along its upper edge, and back along its lower one. */
export function shadePath(shade: Shade, sight: Sight): string {
  const { epoch, low, high, unit } = shade;
  const [begin, end] = inSight(whole(shade), { from: sight.x.domain[0], to: sight.x.domain[1] });
  const stretches = Math.min(end - begin, MOST_STRETCHES);
  const upper: string[] = [];
  const lower: string[] = [];
  for (let s = 0; s < stretches; s++) {
    const from = begin + Math.floor((s * (end - begin)) / stretches);
    const to = begin + Math.floor(((s + 1) * (end - begin)) / stretches);
    let most = -Infinity;
    let least = Infinity;
    for (let k = from; k < to; k++) {
      most = Math.max(most, high[k]!);
      least = Math.min(least, low[k]!);
    }
    // The outermost stretches reach to the band's own ends.
    const at = s === 0 ? from : s === stretches - 1 ? to - 1 : (from + to - 1) >> 1;
    const left = across(sight, epoch[at]! * unit);
    upper.push(`${left} ${up(sight, most)}`);
    lower.push(`${left} ${up(sight, least)}`);
  }
  return upper.length < 2 ? '' : `M${upper.join('L')}L${lower.toReversed().join('L')}Z`;
}

const whole = (shade: Shade) => ({ ...shade, begin: 0, end: shade.epoch.length });

const fine = (pixels: number): number => Math.round(pixels * 10) / 10;

const across = ({ width, x }: Sight, value: number): number => fine(shareOf(x, value) * width);

/** Far outside is just outside; what has no place on a log axis lies below. */
function up({ height, y }: Sight, value: number): number {
  const share = y.log && value <= 0 ? -0.5 : shareOf(y, value);
  return fine((1 - Math.min(1.5, Math.max(-0.5, share))) * height);
}
