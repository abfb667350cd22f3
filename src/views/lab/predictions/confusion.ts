/** How often each class was taken for each. */
import { rowsOf, symbolOf } from '../shared/rows';

/**
 * The confusion matrix of N answers: entry [truth · K + answer] counts the rows of that truth with that answer. Rows
 * beyond the shorter of the two are left out.
 *
 * @param predicted [N, K] probabilities
 * @param truth [N, K] one-hot
 */
export function confusion(predicted: ArrayLike<number>, truth: ArrayLike<number>, classes: number): Int32Array {
  const counts = new Int32Array(classes * classes);
  const rows = Math.min(rowsOf(predicted, classes), rowsOf(truth, classes));
  for (let row = 0; row < rows; row++) {
    const [asked, said] = [symbolOf(truth, row, classes), symbolOf(predicted, row, classes)];
    if (Number.isNaN(asked) || Number.isNaN(said)) continue;
    const place = asked * classes + said;
    counts[place] = counts[place]! + 1;
  }
  return counts;
}

/** Each count as a share of its truth: 0 … 1, and 0 where a class never occurs. */
export function shares(counts: Int32Array, classes: number): Float64Array {
  return Float64Array.from(counts, (count, k) => {
    const row = k - (k % classes);
    const total = counts.subarray(row, row + classes).reduce((sum, each) => sum + each, 0);
    return total === 0 ? 0 : count / total;
  });
}
