/** What the spectra say, and what they do not: a gated cell is not decided by one block. */
import { gatesThat, keeperOf } from '../../../../experiment/cells';
import { joined, type Translate } from '../../../../i18n';
import { useWords } from '../../../../i18n/react';
import type { ContenderSpec } from '../../../../experiment/schema';
import { decimal } from '../../../words/format';
import { readSpectrum, sideOf, type BlockSpectrum } from './eigenvalues';
import styles from './weights.module.css';

type Variant = Pick<ContenderSpec, 'cell' | 'activation'>;

export function WeightSentence({ spectrum, variant }: { spectrum: readonly BlockSpectrum[]; variant: Variant }) {
  const { t } = useWords();
  return (
    <p className={styles['said']} data-testid="weights-sentence">
      {weightSentence(spectrum, variant, t)}
    </p>
  );
}

/**
 * A simple RNN's state h = φ(W x + U h₋ + b) has the Jacobian diag(φ′) U from step to step, so that at h = 0 (with nothing
 * else in the sum) U itself decides, for tanh, whose slope is 1 there. A gated cell's state goes past the blocks as well.
 */
export function weightSentence(
  spectrum: readonly BlockSpectrum[],
  { cell, activation }: Variant,
  t: Translate,
): string {
  const { candidate } = readSpectrum(cell, spectrum);
  const largest = decimal(candidate, 3);
  if (!Number.isFinite(candidate)) return t('weights.says.notFinite');
  const [gate] = gatesThat(cell, 'candidate');
  if (gate !== undefined) {
    return joined([
      t('weights.says.candidate', { gate, largest, side: t(`weights.sides.${sideOf(candidate)}`) }),
      t(`weights.says.${keeperOf(cell)?.role === 'keeps' ? 'keeps' : 'rewrites'}`),
    ]);
  }
  // The slope of the sigmoid at 0 is a quarter.
  const slope = activation === 'sigmoid' ? 0.25 : 1;
  const factor = decimal(slope * candidate, 3);
  return joined([
    t(`weights.says.${activation}`, { largest, factor }),
    t(`weights.verdicts.${sideOf(slope * candidate)}`, { factor }),
  ]);
}
