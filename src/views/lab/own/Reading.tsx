/** A file on its way: how far it is, how long it may take, and a way to call it off. */
import { useWords } from '../../../i18n/react';
import type { AppState } from '../../../store/state';
import { useApp } from '../../state/store-context';
import styles from './own.module.css';

export function Reading({ reading }: { reading: NonNullable<AppState['own']['reading']> }) {
  const { t } = useWords();
  const cancel = useApp((state) => state.cancelReading);
  const { name, done, total, rows, seconds } = reading;
  const share = total > 0 ? done / total : 0;
  const remaining = share > 0 ? Math.ceil((seconds * (1 - share)) / share) : null;
  const title = t('own.reading', { name });
  return (
    <div className={styles['reading']}>
      <span className={styles['file']} title={name}>
        {title}
      </span>
      <progress className={styles['progress']} max={1} value={share} aria-label={title} />
      <span className={styles['hint']}>
        {t('own.progress', { percent: Math.floor(share * 100), rows })}
        {remaining !== null && share < 1 && `, ${t('own.remaining', { seconds: remaining })}`}
      </span>
      <button type="button" className={styles['button']} onClick={cancel}>
        {t('own.cancel')}
      </button>
    </div>
  );
}
