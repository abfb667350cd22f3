/**
 * Matrices with orthonormal rows or columns: Gram–Schmidt on Gaussian vectors, four matrices in step.
 *
 * Every sum runs over its vector in order, so the numbers are the same however many matrices go in step, and whatever
 * computes them. Four go in step for speed alone: a sum in order waits for each of its additions, and three other sums
 * fill the wait.
 */
import { gaussian, type Uniform } from './gaussian';
import type { Portions } from './portions';

/** Matrices that go in step. */
export const LANES = 4;
/** Multiplications, and numbers drawn, between two portions. */
const PORTION = { projected: 1 << 23, drawn: 1 << 17 };
/** Of a vector's length: what remains below that would be rounding. */
const HARDLY = 1e-6;

/** Four bases as they grow, number k of lane l of a vector at k · 4 + l, and the four vectors that come next. */
export interface Projection {
  /** [V, length · 4] */
  readonly basis: Float64Array;
  /** [length · 4] */
  readonly next: Float64Array;
  /** Takes out of `next` what lies along each of the first `count` vectors of the basis, one after the other, twice over. */
  readonly project: (count: number) => void;
}

/** Makes room for bases of so many vectors of this length. */
export type OpenProjection = (vectors: number, length: number) => Projection;

/** The projection in plain words. */
export const plainProjection: OpenProjection = (vectors, length) => {
  const size = length * LANES;
  const basis = new Float64Array(vectors * size);
  const next = new Float64Array(size);
  return {
    basis,
    next,
    project: (count) => {
      for (let pass = 0; pass < 2; pass++) {
        for (let from = 0; from < count * size; from += size) takeOut(next, basis, from);
      }
    },
  };
};

function takeOut(next: Float64Array, basis: Float64Array, from: number): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let k = 0, at = from; k < next.length; k += LANES, at += LANES) {
    a += next[k] * basis[at];
    b += next[k + 1] * basis[at + 1];
    c += next[k + 2] * basis[at + 2];
    d += next[k + 3] * basis[at + 3];
  }
  for (let k = 0, at = from; k < next.length; k += LANES, at += LANES) {
    next[k] -= a * basis[at];
    next[k + 1] -= b * basis[at + 1];
    next[k + 2] -= c * basis[at + 2];
    next[k + 3] -= d * basis[at + 3];
  }
}

/**
 * `count` matrices [rows, cols], drawn one after the other. Saxe et al. (2014): rows or columns are orthonormal,
 * whichever are fewer. In double precision and twice over, because once loses orthogonality to rounding. Keeping each
 * vector's own direction is the sign fix of a QR decomposition: the result is uniform (Mezzadri 2007).
 */
export function* orthogonalMatrices(
  count: number,
  rows: number,
  cols: number,
  uniform: Uniform,
  open: OpenProjection = plainProjection,
): Portions<Float32Array[]> {
  const length = Math.max(rows, cols);
  const projection = open(Math.min(rows, cols), length);
  const matrices: Float32Array[] = [];
  let draw = () => gaussian(uniform);
  for (let first = 0; first < count; first += LANES) {
    const lanes = Math.min(LANES, count - first);
    const drawn = new Float64Array(lanes * rows * cols);
    for (let k = 0; k < drawn.length; k++) {
      drawn[k] = draw();
      if (k % PORTION.drawn === 0) yield first / count;
    }
    const lane = (index: number) => drawn.subarray(index * rows * cols).values();
    const sources = Array.from({ length: lanes }, (_, index) => lane(index));
    const inStep = sources.map((source) => () => source.next().value!);
    if (yield* orthonormal(projection, inStep, (share) => (first + lanes * share) / count)) {
      for (let each = 0; each < lanes; each++) matrices.push(matrixOf(projection.basis, each, rows, cols));
      continue;
    }
    // A vector has to be drawn again, which moves what its matrix and the next ones draw: one after the other.
    const unused = drawn.values();
    const later = draw;
    draw = () => unused.next().value ?? later();
    for (let each = 0; each < lanes; each++) {
      yield* orthonormal(projection, [draw], (share) => (first + each + share) / count);
      matrices.push(matrixOf(projection.basis, 0, rows, cols));
    }
  }
  return matrices;
}

/**
 * Fills a basis for each of these sources. One of which hardly anything is left is drawn again; where several go in step,
 * false then.
 */
function* orthonormal(
  { basis, next, project }: Projection,
  sources: readonly (() => number)[],
  done: (share: number) => number,
): Portions<boolean> {
  const size = next.length;
  const vectors = basis.length / size;
  next.fill(0);
  let work = 0;
  for (let vector = 0; vector < vectors;) {
    sources.forEach((source, lane) => {
      for (let at = lane; at < size; at += LANES) next[at] = source();
    });
    const before = lengths(next);
    project(vector);
    const after = lengths(next);
    if (sources.some((_, lane) => after[lane] < HARDLY * before[lane])) {
      if (sources.length > 1) return false;
      continue;
    }
    const into = basis.subarray(vector * size, ++vector * size);
    for (let at = 0; at < size; at++) into[at] = next[at] / after[at % LANES];
    work += vector * size;
    if (work > PORTION.projected) {
      work = 0;
      yield done((vector / vectors) ** 2);
    }
  }
  return true;
}

/** Of the vector of each lane. */
function lengths(next: Float64Array): number[] {
  const sums = [0, 0, 0, 0];
  for (let at = 0; at < next.length; at++) sums[at % LANES] += next[at] * next[at];
  return sums.map(Math.sqrt);
}

/** The matrix [rows, cols] whose rows, or columns where these are fewer, are the vectors of a lane. */
function matrixOf(basis: Float64Array, lane: number, rows: number, cols: number): Float32Array {
  const matrix = new Float32Array(rows * cols);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const [vector, k] = rows <= cols ? [row, col] : [col, row];
      matrix[row * cols + col] = basis[(vector * Math.max(rows, cols) + k) * LANES + lane];
    }
  }
  return matrix;
}
