/** What stands in the chart's place until the first predictions come. */
import { useWords } from '../../../i18n/react';
import styles from '../../parts/charts/charts.module.css';

export function Empty() {
  const { t } = useWords();
  return (
    <div className={styles['plot']}>
      <p className={styles['empty']}>{t('predictions.empty')}</p>
    </div>
  );
}

/** Heights of the table of errors in pixels: its head and the note below, and each row. */
const TABLE = 39;
const ROW = 17;
/** Forecasts that need no network: last value, one season ago, ridge regression. */
const BASELINES = 3;

/** As high as the chart and the table that will come, so that nothing below moves when they do. */
export function ToCome({ contenders }: { contenders: number }) {
  return (
    <>
      <div className={styles['plot']} />
      <div style={{ flex: 'none', height: TABLE + ROW * (contenders + BASELINES) }} />
    </>
  );
}
