/**
 * Windows over a series, as numbers: where each begins; rows are copied only when a batch is gathered.
 *
 * Letters: B batch, T steps (the window), R rows of the series, I inputs, V target variables, K = horizon × V outputs.
 */
import type { Part } from '../experiment/sequences';
import type { Matrix } from './preparation/types';
import type { Rows } from './split';
import type { SampleSet } from './types';

/** Sample k begins at row first + k · stride; its targets begin `window` rows later. */
export interface Windows {
  readonly window: number;
  readonly horizon: number;
  readonly first: number;
  readonly stride: number;
  readonly count: number;
}

export const firstTargetRow = ({ first, stride, window }: Windows, sample: number): number =>
  first + sample * stride + window;

/**
 * The windows of a part. Training windows lie inside the part with their targets, `stride` rows apart. Validation and
 * test take every window whose targets lie inside the part; its inputs may reach back into the parts before.
 */
export function windowsOf(
  part: Part,
  rows: Rows,
  shape: { readonly window: number; readonly horizon: number; readonly stride: number },
): Windows {
  const { window, horizon } = shape;
  const inside = part === 'train';
  const stride = inside ? shape.stride : 1;
  const first = inside ? rows.begin : rows.begin - window;
  const room = rows.end - first - window - horizon;
  return { window, horizon, first, stride, count: room < 0 ? 0 : Math.floor(room / stride) + 1 };
}

/**
 * Windows as samples of a matrix that all parts share; targets of a sample are ordered step by step, all variables of a
 * step together.
 */
export function windowSamples(windows: Windows, matrix: Matrix): SampleSet {
  const { window: T, horizon, count } = windows;
  const { values, width, inputs: I, targets } = matrix;
  const V = targets.length;
  return {
    count,
    batch(indices) {
      const B = indices.length;
      const K = horizon * V;
      const gathered = new Float32Array(T * B * I);
      const wanted = new Float32Array(B * K);
      for (let b = 0; b < B; b++) {
        const row = firstTargetRow(windows, checked(indices[b]!, count));
        for (let t = 0; t < T; t++) {
          const from = (row - T + t) * width;
          const to = (t * B + b) * I;
          for (let i = 0; i < I; i++) gathered[to + i] = values[from + i]!;
        }
        for (let h = 0; h < horizon; h++) {
          for (let v = 0; v < V; v++) wanted[b * K + h * V + v] = values[(row + h) * width + targets[v]!]!;
        }
      }
      return { size: B, steps: T, inputs: gathered, mask: null, targets: wanted, targetMask: null };
    },
  };
}

/** The sample's number. Throws when the part has no such sample. */
export function checked(sample: number, count: number): number {
  if (Number.isInteger(sample) && sample >= 0 && sample < count) return sample;
  throw new RangeError(`sample: ${sample} is none of the ${count} samples of this part (0 … ${count - 1})`);
}
