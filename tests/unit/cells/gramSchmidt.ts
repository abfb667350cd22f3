/** The oracle of the orthogonal initialiser: one vector after the other, as spec version 1 draws its weights. */
/**
 * Gram–Schmidt on Gaussian vectors, in double precision and twice over, because once loses orthogonality to rounding.
 * Keeping each vector's own direction is the sign fix of a QR decomposition: the result is uniform (Mezzadri 2007).
 */
export function orthogonalMatrix(rows: number, cols: number, uniform: () => number): Float32Array {
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
function gaussian(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}
