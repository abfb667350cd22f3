/**
 * A window some of whose cells are set by hand, as if the series had held these values from the start: transform, scaling
 * and features are made anew from them with what was fitted before. Set values are not clipped; of an input that is
 * smoothed they are its smoothed values, and the target stays what it was.
 *
 * Letters: T steps, I inputs, N variables among them (features follow them).
 */
import { transformed, type Transform } from './preparation/transform';
import type { PreparedSeries } from './preparation/types';
import type { InputEdit } from './types';
import { gatherWindows } from './windows';

/** The rows that an edit may reach: those of the window and of a difference before it, numbered from `base`. */
interface EditedRows {
  readonly inputs: Float32Array;
  readonly values: Float32Array;
  readonly base: number;
  /** The targets over these rows and the `ahead` rows after the window. */
  readonly targets: PreparedSeries['targets'];
}

/** The window that ends right before the row `begin`. */
export function editedWindow(
  series: PreparedSeries,
  T: number,
  begin: number,
  ahead: number,
  edits: readonly InputEdit[],
): EditedRows {
  const { matrix, features, past } = series;
  const I = matrix.inputs;
  const N = I - features.length;
  const first = begin - T;
  const lags = [...series.inputs, ...series.targets].map(({ transform }) => transform.lag);
  const base = Math.max(0, first - Math.max(0, ...lags));
  const inputs = gatherWindows(matrix, T, [begin]);
  const values = new Float32Array(T * N);
  /** The transformed rows of every variable that was edited. */
  const anew = new Map<number, Float64Array>();

  series.inputs.forEach(({ clipped, transform, scaler, ahead }, variable) => {
    const shift = ahead?.rows ?? 0;
    for (let t = 0; t < T; t++) values[t * N + variable] = clipped[first + shift + t]!;
    const own = edits.filter((edit) => edit.variable === variable && edit.step < T);
    if (own.length === 0) return;
    const at = first + shift - base;
    const local = withEdits(clipped.slice(base, begin + shift), at, own);
    const z = transformed(local, from(transform, base));
    anew.set(variable, z);
    for (let t = 0; t < T; t++) {
      inputs[t * I + variable] = (z[at + t]! - scaler.offset) / scaler.factor;
      values[t * N + variable] = local[at + t]!;
    }
  });

  const editedTargets = matrix.targets.map((column) => (column < N ? anew.get(column) : undefined));
  if (editedTargets.some((z) => z !== undefined)) {
    const seen = {
      target: (v: number, row: number) => {
        const z = row >= first && row < begin ? editedTargets[v]?.[row - base] : undefined;
        return z ?? past.target(v, row);
      },
      time: (row: number) => past.time(row),
    };
    features.forEach(({ feature, scaler }, place) => {
      // What is known ahead is made of no target.
      for (let t = 0; t < T && feature.ahead === undefined; t++) {
        inputs[t * I + N + place] = (feature.at(first + t, seen) - scaler.offset) / scaler.factor;
      }
    });
  }
  const targets = series.targets.map((target, v) => {
    const own = edits.filter((edit) => edit.variable === matrix.targets[v] && edit.step < T);
    const clipped = withEdits(target.clipped.slice(base, begin + ahead), first - base, own);
    return { ...target, clipped, transform: from(target.transform, base) };
  });
  return { inputs, values, base, targets };
}

/** Values of rows, the window's first at `at`, with edits written into them. */
function withEdits(values: Float64Array, at: number, edits: readonly InputEdit[]): Float64Array {
  for (const { step, value } of edits) values[at + step] = value;
  return values;
}

/** The same transform for rows counted from `base`. */
const from = (transform: Transform, base: number): Transform => ({
  ...transform,
  intercept: transform.intercept + transform.slope * base,
});
