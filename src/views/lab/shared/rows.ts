/** What the predictions panel plots: one number a row, of the first output or the first step ahead. */
import type { PartPreview } from '../../state/model';

/** N rows of truth, K outputs each. */
export const rowsOf = (values: ArrayLike<number>, outputs: number): number => Math.floor(values.length / outputs);

/** Output 0 of every row: for a forecast the first step ahead of the first target. */
export function firstOutput(values: ArrayLike<number>, outputs: number): Float64Array {
  return Float64Array.from({ length: rowsOf(values, outputs) }, (_, row) => values[row * outputs]!);
}

/** Row numbers in rising order of their truth; equal ones stay in place. */
export function byTruth(truth: ArrayLike<number>): Int32Array {
  return Int32Array.from({ length: truth.length }, (_, k) => k).sort((a, b) => truth[a]! - truth[b]! || a - b);
}

/** The values in the given order; NaN where the order names a row that is not there. */
export const ordered = (values: ArrayLike<number>, order: ArrayLike<number>): Float64Array =>
  Float64Array.from({ length: order.length }, (_, k) => values[order[k]!] ?? NaN);

/** Which symbol a row of K probabilities (or of a one-hot truth) names; NaN where all are zero: nothing is asked. */
export function symbolOf(values: ArrayLike<number>, row: number, outputs: number): number {
  let best = 0;
  let any = false;
  for (let k = 0; k < outputs; k++) {
    const value = values[row * outputs + k]!;
    if (value !== 0) any = true;
    if (value > values[row * outputs + best]!) best = k;
  }
  return any ? best : NaN;
}

export function symbols(values: ArrayLike<number>, outputs: number): Float64Array {
  return Float64Array.from({ length: rowsOf(values, outputs) }, (_, row) => symbolOf(values, row, outputs));
}

/** Right answers and questions of one sequence that is labelled step by step. */
export function answersOf(
  prediction: ArrayLike<number>,
  truth: ArrayLike<number>,
  outputs: number,
): { readonly right: number; readonly asked: number } {
  const said = symbols(prediction, outputs);
  const asked = symbols(truth, outputs);
  let right = 0;
  let count = 0;
  asked.forEach((symbol, row) => {
    if (Number.isNaN(symbol)) return;
    count++;
    if (said[row] === symbol) right++;
  });
  return { right, asked: count };
}

/** The label of the row that lies `step` rows after the first one a sample predicts; undefined where it is not shown. */
export const rowLabel = (part: PartPreview, sample: number, step = 0): string | undefined =>
  part.labels[1 + startOf(part, sample - part.first) + step];

/** The row that the n-th sample shown (from 0) predicts first, counted from that of the first of them. */
export const startOf = ({ starts, stride }: Pick<PartPreview, 'starts' | 'stride'>, n: number): number =>
  starts?.[n] ?? n * stride;

/** The first of `count` samples shown, from 0, that predicts a row from this one on first; `count` where there is none. */
export function firstFrom(part: Pick<PartPreview, 'starts' | 'stride'>, count: number, row: number): number {
  let n = 0;
  while (n < count && startOf(part, n) < row) n++;
  return n;
}
