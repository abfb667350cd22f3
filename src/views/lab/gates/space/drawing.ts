/** The picture of several trajectories as data: paths by colour, for the probe and the others, touched and untouched. */
import { endsOf, shareBetween } from './colouring';
import { addStrokes, planeOf, shadeOf, SHADES, type Plane } from './plane';

/** A trajectory to draw, [T, 2] twice, with what the colour of each step stands for. */
interface Drawn {
  readonly before: Float32Array;
  readonly after: Float32Array;
  readonly values: Float64Array;
}

export interface Drawing {
  readonly plane: Plane;
  /** What the ends of the colour map stand for. */
  readonly ends: readonly [number, number];
  /** Paths by colour, `SHADES` and one for steps without a number; `before` is empty where nothing was touched. */
  readonly probe: Strokes;
  readonly others: Strokes;
  /** Whether any trajectory is not where it was without surgery. */
  readonly touched: boolean;
}

interface Strokes {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const same = (a: Float32Array, b: Float32Array): boolean => a.every((value, k) => value === b[k]);

/** @param drawn the probe in front */
export function drawingOf(drawn: readonly Drawn[], width: number, height: number): Drawing {
  const touched = drawn.some(({ before, after }) => !same(before, after));
  const plane = planeOf(
    drawn.flatMap(({ before, after }) => (touched ? [before, after] : [after])),
    width,
    height,
  );
  const ends = endsOf(drawn.map(({ values }) => values));
  const strokes = (some: readonly Drawn[]): Strokes => {
    const paths = { before: [] as string[], after: [] as string[] };
    for (const each of some) {
      const shades = Array.from(each.values, (value) => shadeOf(shareBetween(value, ends)));
      addStrokes(paths.after, each.after, shades, plane);
      if (touched) addStrokes(paths.before, each.before, shades, plane);
    }
    return { before: filled(paths.before), after: filled(paths.after) };
  };
  return { plane, ends, touched, probe: strokes(drawn.slice(0, 1)), others: strokes(drawn.slice(1)) };
}

const filled = (paths: readonly string[]): string[] => Array.from({ length: SHADES + 1 }, (_, k) => paths[k] ?? '');
