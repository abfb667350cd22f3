/** What the eigenvalues of recurrent blocks say. */
import { gatesThat, type CellName } from '../../../../experiment/cells';
import { isTurned, type Convention } from '../../shared/convention';
import type { Anatomy } from './matrices';

export type BlockSpectrum = Anatomy['spectrum'][number];

/** As a convention writes the gates: the weights of one that it turns are negated. */
export const spectrumIn = (
  cell: CellName,
  spectrum: readonly BlockSpectrum[],
  convention: Convention,
): readonly BlockSpectrum[] =>
  spectrum.map((block) =>
    isTurned(cell, block.gate, convention)
      ? { ...block, real: block.real.map((part) => -part), imaginary: block.imaginary.map((part) => -part) }
      : block,
  );

/** The largest |λ|. */
export const largestModulus = ({ real, imaginary }: Pick<BlockSpectrum, 'real' | 'imaginary'>): number =>
  real.reduce((largest, value, k) => Math.max(largest, Math.hypot(value, imaginary[k]!)), 0);

/** Nearer to the circle than this is on it: orthogonal matrices in 32-bit numbers are within it. */
const ON = 0.005;

export const SIDES = ['inside', 'on', 'outside'] as const;
export type Side = (typeof SIDES)[number];

/** On which side of the unit circle a modulus lies. */
export const sideOf = (modulus: number): Side =>
  Math.abs(modulus - 1) <= ON ? 'on' : modulus < 1 ? 'inside' : 'outside';

/** Half the side of the square in which all eigenvalues and the unit circle are seen. */
export const spectrumReach = (spectrum: readonly BlockSpectrum[]): number =>
  1.15 * Math.max(1, ...spectrum.map(largestModulus).filter(Number.isFinite));

/** The largest moduli of all gates, and the candidate's (a simple RNN's only one). */
export function readSpectrum(
  cell: CellName,
  spectrum: readonly BlockSpectrum[],
): {
  readonly candidate: number;
  readonly each: readonly { readonly gate: BlockSpectrum['gate']; readonly modulus: number }[];
} {
  const each = spectrum.map((block) => ({ gate: block.gate, modulus: largestModulus(block) }));
  const candidates: readonly BlockSpectrum['gate'][] = gatesThat(cell, 'candidate');
  const candidate = each.find(({ gate }) => gate === null || candidates.includes(gate));
  if (!candidate) throw new Error('spectrum: has no candidate; every cell has one');
  return { candidate: candidate.modulus, each };
}
