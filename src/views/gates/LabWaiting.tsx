/** Where the gate lab will be: its card with the room that it takes, while its program is on its way or did not come. */
import { useWords } from '../../i18n/react';
import { Card } from '../page/Card';
import type { WaitingProps } from '../parts/later';
import { NotLoaded } from '../parts/NotLoaded';
import styles from './gates.module.css';

export function LabWaiting({ onRetry }: WaitingProps) {
  const { t } = useWords();
  const title = t('sections.gates');
  return (
    <Card id="gates" title={title} caption={t('lab.captionEmpty')}>
      <div className={styles['waiting']}>
        {onRetry ? <NotLoaded name={title} onRetry={onRetry} /> : <p className={styles['empty']}>{t('lab.empty')}</p>}
      </div>
    </Card>
  );
}
