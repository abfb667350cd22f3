/** What stands in the chart's place until the first predictions come. */
import { useWords } from '../../i18n/react';
import styles from '../charts/charts.module.css';

export function Empty() {
  const { t } = useWords();
  return (
    <div className={styles['plot']}>
      <p className={styles['empty']}>{t('predictions.empty')}</p>
    </div>
  );
}
