/**
 * Predictions fed back as inputs: a window that moves on over rows that are only predicted.
 *
 * Letters: B windows, T steps, I inputs, V target variables, K outputs of one pass (whole rows of V).
 */
import type { Pieces } from './pieces';
import type { Matrix } from './preparation/types';
import type { Rolling } from './types';
import { gatherWindows } from './windows';

/** Windows [T, B, I] to the outputs [B, K] of the rows that follow them, all scaled. */
export type Prediction = (windows: Float32Array, B: number, T: number) => Float32Array;

/** Where an input's value comes from once the rows are over. Rows are counted from the start of the series. */
export type Channel =
  /** The target itself, on the same scale. */
  | { readonly kind: 'target'; readonly target: number }
  /** Made anew for a row from targets up to it: `fed` holds the scaled predictions of the rows from `begin` on. */
  | {
      readonly kind: 'derived';
      readonly of: (row: number, begin: number, fed: (v: number, row: number) => number) => number;
    }
  /** Another variable: nobody knows its future. */
  | { readonly kind: 'unknown'; readonly name: string };

/** A scaled series with a channel for each of its I inputs, and the T steps of a window. */
export interface Feedback {
  readonly matrix: Matrix;
  readonly channels: readonly Channel[];
  readonly T: number;
}

/** Names of the inputs whose future nobody knows; predictions can be fed back where there is none. */
export const unknownInputs = (channels: readonly Channel[]): string[] => [
  ...new Set(channels.flatMap((channel) => (channel.kind === 'unknown' ? [channel.name] : []))),
];

/** Windows that end right before the given rows. */
export function rolling({ matrix, channels, T }: Feedback, begins: ArrayLike<number>): Rolling {
  const B = begins.length;
  const I = channels.length;
  const V = matrix.targets.length;
  const windows = gatherWindows(matrix, T, begins);
  /** A list [B, V] for each row fed so far. */
  const fed: Float32Array[] = [];
  const valueOf = (b: number, channel: Channel): number => {
    const row = begins[b]! + fed.length - 1;
    switch (channel.kind) {
      case 'target':
        return fed.at(-1)![b * V + channel.target]!;
      case 'derived':
        return channel.of(row, begins[b]!, (v, at) => fed[at - begins[b]!]?.[b * V + v] ?? NaN);
      case 'unknown':
        throw new Error(`inputs: the future of ${channel.name} is not known; leave it out to feed predictions back`);
    }
  };
  return {
    B,
    T,
    V,
    windows,
    feed(rows, n) {
      for (let step = 0; step < n; step++) {
        fed.push(Float32Array.from({ length: B * V }, (_, k) => rows[(Math.floor(k / V) * n + step) * V + (k % V)]!));
        windows.copyWithin(0, B * I);
        const last = (T - 1) * B * I;
        channels.forEach((channel, i) => {
          for (let b = 0; b < B; b++) windows[last + b * I + i] = valueOf(b, channel);
        });
      }
    },
  };
}

/**
 * A forecast of `steps` rows, [B, steps × V] scaled: each pass predicts the rows after the windows, of which the first
 * `block` are kept and fed back. Pauses after every pass, so that other work can have its turn.
 */
export function* feedingBack(
  predict: Prediction,
  windows: Rolling,
  steps: number,
  block: number,
): Pieces<Float32Array> {
  const { B, T, V } = windows;
  const forecast = new Float32Array(B * steps * V);
  for (let done = 0; done < steps;) {
    const outputs = predict(windows.windows, B, T);
    const K = outputs.length / B;
    const kept = Math.min(block, K / V, steps - done);
    const rows = new Float32Array(B * kept * V);
    for (let b = 0; b < B; b++) {
      const own = outputs.subarray(b * K, b * K + kept * V);
      rows.set(own, b * kept * V);
      forecast.set(own, (b * steps + done) * V);
    }
    done += kept;
    if (done < steps) {
      windows.feed(rows, kept);
      yield;
    }
  }
  return forecast;
}
