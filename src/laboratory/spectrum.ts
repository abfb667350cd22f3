/**
 * Eigenvalues of the recurrent weights: along one inside the unit circle the state fades from step to step, outside it grows.
 *
 * Letters: H units, G gates.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { recurrentBlocks, type CellName } from '../experiment/cells';
import type { BlockSpectrum } from './questions/anatomy';

/** The eigenvalues of each gate's block [H, H] in the recurrent kernel [H, G·H], gates in the cell's order. */
export function spectrumOf(cell: CellName, units: number, recurrentKernel: Float32Array): BlockSpectrum[] {
  const width = recurrentKernel.length / units;
  return recurrentBlocks(cell).map((gate, place) => {
    const block = Array.from({ length: units }, (_, row) =>
      Array.from(recurrentKernel.subarray(row * width + place * units, row * width + (place + 1) * units)),
    );
    const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(new Matrix(block));
    return { gate, real: Float64Array.from(realEigenvalues), imaginary: Float64Array.from(imaginaryEigenvalues) };
  });
}
