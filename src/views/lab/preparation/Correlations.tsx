/** How strongly every other variable goes along with the first target: a bar from the middle, left for opposite. */
import { useWords } from '../../../i18n/react';
import { decimal } from '../../words/format';
import type { Preview } from '../../state/model';
import styles from './preparation.module.css';

export function Correlations({ preview }: { preview: Preview }) {
  const { t } = useWords();
  const { correlations, lines } = preview;
  if (correlations.length === 0) return null;
  const strongest = correlations.toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0));
  return (
    <div className={styles['correlations']}>
      <p className={styles['correlationsTitle']}>
        <b>{t('preparation.correlations', { name: lines[0]!.name })}</b> {t('preparation.correlationsAbout')}
      </p>
      <ul>
        {strongest.map(({ name, value }) => (
          <li key={name}>
            <span className={styles['correlationName']} title={name}>
              {name}
            </span>
            <span className={styles['bar']} aria-hidden="true">
              <span
                style={{ left: `${50 + 50 * Math.min(0, value ?? 0)}%`, width: `${50 * Math.abs(value ?? 0)}%` }}
                data-sign={(value ?? 0) < 0 ? 'minus' : 'plus'}
              />
            </span>
            <span className={styles['correlationValue']}>
              {value === null ? t('preparation.noCorrelation') : decimal(value, 2)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
