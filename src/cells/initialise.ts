/**
 * Initial weights: the initialisers of the schema, gate biases, and chrono initialisation.
 *
 * Randomness comes in as a function that gives uniform numbers in [0, 1).
 */

import { gaussian, type Uniform } from './gaussian';
import { orthogonalMatrices, type OpenProjection } from './orthogonal';
import type { Portions } from './portions';

export type InitialiserName = 'glorotUniform' | 'glorotNormal' | 'heUniform' | 'heNormal' | 'orthogonal';

/**
 * A [rows, cols] matrix in portions; rows are what comes in, cols what goes out, as Keras counts its fans.
 *
 * Glorot & Bengio (2010): variance 2/(rows + cols). He et al. (2015): variance 2/rows. The normal ones are not
 * truncated, as in PyTorch. Orthogonal: Saxe et al. (2014), rows or columns orthonormal, whichever are fewer.
 */
export function* initialMatrix(
  name: InitialiserName,
  rows: number,
  cols: number,
  uniform: Uniform,
  open?: OpenProjection,
): Portions<Float32Array> {
  const [matrix] = yield* initialMatrices(1, name, rows, cols, uniform, open);
  return matrix;
}

/** `count` of them, drawn one after the other. */
function* initialMatrices(
  count: number,
  name: InitialiserName,
  rows: number,
  cols: number,
  uniform: Uniform,
  open?: OpenProjection,
): Portions<Float32Array[]> {
  if (name === 'orthogonal') return yield* orthogonalMatrices(count, rows, cols, uniform, open);
  const matrices: Float32Array[] = [];
  while (matrices.length < count) {
    matrices.push(drawnMatrix(name, rows, cols, uniform));
    yield matrices.length / count;
  }
  return matrices;
}

function drawnMatrix(
  name: Exclude<InitialiserName, 'orthogonal'>,
  rows: number,
  cols: number,
  uniform: Uniform,
): Float32Array {
  const draw = (sample: () => number) => Float32Array.from({ length: rows * cols }, sample);
  const between = (limit: number) => draw(() => (2 * uniform() - 1) * limit);
  switch (name) {
    case 'glorotUniform':
      return between(Math.sqrt(6 / (rows + cols)));
    case 'glorotNormal': {
      const deviation = Math.sqrt(2 / (rows + cols));
      return draw(() => gaussian(uniform) * deviation);
    }
    case 'heUniform':
      return between(Math.sqrt(6 / rows));
    case 'heNormal': {
      const deviation = Math.sqrt(2 / rows);
      return draw(() => gaussian(uniform) * deviation);
    }
  }
}

/** A recurrent kernel [H, gates · H] in portions: each gate's H × H block is drawn by itself. */
export function* initialRecurrentKernel(
  name: InitialiserName,
  units: number,
  gates: number,
  uniform: Uniform,
  open?: OpenProjection,
): Portions<Float32Array> {
  const width = gates * units;
  const kernel = new Float32Array(units * width);
  const blocks = yield* initialMatrices(gates, name, units, units, uniform, open);
  for (let gate = 0; gate < gates; gate++) {
    const block = blocks[gate];
    for (let row = 0; row < units; row++) {
      kernel.set(block.subarray(row * units, (row + 1) * units), row * width + gate * units);
    }
  }
  return kernel;
}

/** About what a matrix costs, in multiplications, so that progress can be told. */
export const initialWork = (name: InitialiserName, count: number, rows: number, cols: number): number =>
  count * rows * cols * (20 + (name === 'orthogonal' ? Math.min(rows, cols) : 0));

/**
 * Chrono biases (Tallec & Ollivier 2018, section 3): log of a uniform draw from [1, longest − 1], one a unit. An LSTM
 * takes them for its forget gate and their negatives for its input gate; a GRU, whose z rewrites, their negatives for z.
 */
export function chronoBiases(units: number, longest: number, uniform: Uniform): Float32Array {
  if (!(longest >= 3)) throw new Error(`longest: ${longest} leaves no time scales to draw from; give at least 3 steps`);
  return Float32Array.from({ length: units }, () => Math.log(1 + uniform() * (longest - 2)));
}
