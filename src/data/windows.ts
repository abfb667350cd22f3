/**
 * Windows over a series, as numbers: where each begins; rows are copied only when a batch is gathered.
 *
 * Letters: B batch, T steps (the window), R rows of the series, I inputs, V target variables, K = horizon × V outputs.
 */
import type { Part } from '../experiment/sequences';
import type { Matrix } from './preparation/types';
import type { Rows } from './split';
import type { SampleSet } from './types';

/** Sample k begins at row first + k · stride, or at `begins[k]`; its targets begin `window` rows later. */
export interface Windows {
  readonly window: number;
  readonly horizon: number;
  readonly first: number;
  readonly stride: number;
  readonly count: number;
  /** Where holes lie between the windows, the row that each begins at, in rising order; else null. */
  readonly begins: Int32Array | null;
}

export const firstTargetRow = ({ first, stride, window, begins }: Windows, sample: number): number =>
  (begins === null ? first + sample * stride : begins[sample]!) + window;

/**
 * The windows of a part. Training windows lie inside the part with their targets, `stride` rows apart. Validation and
 * test take every window whose targets lie inside the part; its inputs may reach back into the parts before.
 *
 * @param stretches the rows that one window may lie in; null: all of them
 */
export function windowsOf(
  part: Part,
  rows: Rows,
  shape: { readonly window: number; readonly horizon: number; readonly stride: number },
  stretches: readonly Rows[] | null = null,
): Windows {
  const { window, horizon } = shape;
  const inside = part === 'train';
  const stride = inside ? shape.stride : 1;
  const first = inside ? rows.begin : rows.begin - window;
  const countIn = (begin: number, end: number) => {
    const room = end - begin - window - horizon;
    return room < 0 ? 0 : Math.floor(room / stride) + 1;
  };
  if (stretches === null) return { window, horizon, first, stride, count: countIn(first, rows.end), begins: null };
  const begins = stretches.flatMap((stretch) => {
    const begin = Math.max(first, stretch.begin);
    const count = countIn(begin, Math.min(rows.end, stretch.end));
    return Array.from({ length: count }, (_, k) => begin + k * stride);
  });
  return { window, horizon, first, stride, count: begins.length, begins: Int32Array.from(begins) };
}

/** The inputs [T, B, I] of windows that end right before the given rows; the row after the last is one of them. */
export function gatherWindows({ values, width, inputs: I }: Matrix, T: number, rows: ArrayLike<number>): Float32Array {
  const B = rows.length;
  const gathered = new Float32Array(T * B * I);
  for (let b = 0; b < B; b++) {
    for (let t = 0; t < T; t++) {
      const from = (rows[b]! - T + t) * width;
      const to = (t * B + b) * I;
      for (let i = 0; i < I; i++) gathered[to + i] = values[from + i]!;
    }
  }
  return gathered;
}

/** The targets [B, ahead × V] of the given rows and those after them, all variables of a step together. */
export function gatherTargets(
  { values, width, targets }: Matrix,
  rows: ArrayLike<number>,
  ahead: number,
): Float32Array {
  const gathered = new Float32Array(rows.length * ahead * targets.length);
  let next = 0;
  for (let b = 0; b < rows.length; b++) {
    for (let step = 0; step < ahead; step++) {
      for (const column of targets) gathered[next++] = values[(rows[b]! + step) * width + column]!;
    }
  }
  return gathered;
}

/** Windows as samples, whose targets are the next `ahead` rows, step by step, all variables of a step together. */
export function windowSamples(windows: Windows, matrix: Matrix, ahead: number = windows.horizon): SampleSet {
  const { window: T, count } = windows;
  return {
    count,
    batch(indices) {
      const rows = Int32Array.from(indices, (sample) => firstTargetRow(windows, checked(sample, count)));
      return {
        size: rows.length,
        steps: T,
        inputs: gatherWindows(matrix, T, rows),
        mask: null,
        targets: gatherTargets(matrix, rows, ahead),
        targetMask: null,
      };
    },
  };
}

/** The sample's number. Throws when the part has no such sample. */
export function checked(sample: number, count: number): number {
  if (Number.isInteger(sample) && sample >= 0 && sample < count) return sample;
  throw new RangeError(`sample: ${sample} is none of the ${count} samples of this part (0 … ${count - 1})`);
}

/** At most `most` of `count` samples, evenly spaced, the first and the last among them. */
export function evenlySpaced(count: number, most: number): Int32Array {
  const n = Math.min(count, Math.max(1, Math.floor(most)));
  return Int32Array.from({ length: n }, (_, k) => (n === 1 ? 0 : Math.round((k * (count - 1)) / (n - 1))));
}
