/**
 * Initial weights: the initialisers of the schema, gate biases, and chrono initialisation.
 *
 * Randomness comes in as a function that gives uniform numbers in [0, 1).
 */

export type InitialiserName = 'glorotUniform' | 'glorotNormal' | 'heUniform' | 'heNormal' | 'orthogonal';
export type Uniform = () => number;

/**
 * A [rows, cols] matrix; rows are what comes in, cols what goes out, as Keras counts its fans.
 *
 * Glorot & Bengio (2010): variance 2/(rows + cols). He et al. (2015): variance 2/rows. The normal ones are not
 * truncated, as in PyTorch. Orthogonal: Saxe et al. (2014), rows or columns orthonormal, whichever are fewer.
 */
export function initialMatrix(name: InitialiserName, rows: number, cols: number, uniform: Uniform): Float32Array {
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
    case 'orthogonal':
      return orthogonalMatrix(rows, cols, uniform);
  }
}

/** A recurrent kernel [H, gates · H]: each gate's H × H block is drawn by itself. */
export function initialRecurrentKernel(
  name: InitialiserName,
  units: number,
  gates: number,
  uniform: Uniform,
): Float32Array {
  const width = gates * units;
  const kernel = new Float32Array(units * width);
  for (let gate = 0; gate < gates; gate++) {
    const block = initialMatrix(name, units, units, uniform);
    for (let row = 0; row < units; row++) {
      kernel.set(block.subarray(row * units, (row + 1) * units), row * width + gate * units);
    }
  }
  return kernel;
}

/**
 * Chrono biases (Tallec & Ollivier 2018, section 3): log of a uniform draw from [1, longest − 1], one a unit. An LSTM
 * takes them for its forget gate and their negatives for its input gate; a GRU, whose z rewrites, their negatives for z.
 */
export function chronoBiases(units: number, longest: number, uniform: Uniform): Float32Array {
  if (!(longest >= 3)) throw new Error(`longest: ${longest} leaves no time scales to draw from; give at least 3 steps`);
  return Float32Array.from({ length: units }, () => Math.log(1 + uniform() * (longest - 2)));
}

/**
 * Gram–Schmidt on Gaussian vectors, in double precision and twice over, because once loses orthogonality to rounding.
 * Keeping each vector's own direction is the sign fix of a QR decomposition: the result is uniform (Mezzadri 2007).
 */
function orthogonalMatrix(rows: number, cols: number, uniform: Uniform): Float32Array {
  const count = Math.min(rows, cols);
  const length = Math.max(rows, cols);
  const vectors: Float64Array[] = [];
  while (vectors.length < count) {
    const vector = Float64Array.from({ length }, () => gaussian(uniform));
    const drawn = Math.sqrt(dot(vector, vector));
    for (let pass = 0; pass < 2; pass++) {
      for (const other of vectors) {
        const share = dot(vector, other);
        for (let k = 0; k < length; k++) vector[k] -= share * other[k];
      }
    }
    const norm = Math.sqrt(dot(vector, vector));
    // Drawn again when hardly anything is left of it: what remains would be rounding.
    if (norm < 1e-6 * drawn) continue;
    vectors.push(vector.map((value) => value / norm));
  }
  const matrix = new Float32Array(rows * cols);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      matrix[row * cols + col] = rows <= cols ? vectors[row][col] : vectors[col][row];
    }
  }
  return matrix;
}

/** A standard normal number (Box & Muller 1958). */
function gaussian(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}
