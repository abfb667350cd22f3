/** Eigenvalues of one gate's recurrent block in the complex plane, with the unit circle. */
import { useWords } from '../../../../i18n/react';
import { decimal } from '../../../words/format';
import type { QuantityName } from '../../../theme/hues';
import { largestModulus, type BlockSpectrum } from './eigenvalues';
import styles from './weights.module.css';

interface SpectrumPlotProps {
  readonly block: BlockSpectrum;
  /** Half the side of the square. */
  readonly reach: number;
  readonly name: string;
  readonly hue: QuantityName;
}

/** Half the side of the drawing. */
const HALF = 60;

export function SpectrumPlot({ block, reach, name, hue }: SpectrumPlotProps) {
  const { t } = useWords();
  const largest = decimal(largestModulus(block), 3);
  const place = (value: number) => ((value / reach) * HALF).toFixed(2);
  return (
    <figure className={styles['spectrum']}>
      <svg
        viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`}
        role="img"
        aria-label={t('weights.spectrumOf', { name, largest })}
      >
        <path className={styles['axes']} d={`M${-HALF} 0H${HALF}M0 ${-HALF}V${HALF}`} />
        <circle className={styles['unit']} r={HALF / reach} />
        {Array.from(block.real, (real, k) => (
          <circle
            key={k}
            className={styles['value']}
            cx={place(real)}
            cy={place(-block.imaginary[k]!)}
            r={2.6}
            style={{ fill: `var(--quantity-${hue})`, stroke: `var(--quantity-${hue}-text)` }}
          />
        ))}
      </svg>
      <figcaption data-testid={`spectrum-${block.gate ?? 'h'}`} data-value={largestModulus(block)}>
        {t('weights.largest', { largest })}
      </figcaption>
    </figure>
  );
}
