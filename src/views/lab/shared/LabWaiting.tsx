/** Where the gate lab will be: its card with the room that it takes, while its program is on its way or did not come. */
import { useWords } from '../../../i18n/react';
import { Card } from '../../parts/Card';
import type { WaitingProps } from '../../parts/later';
import { NotLoaded } from '../../parts/NotLoaded';
import styles from './waiting.module.css';

export function LabWaiting({ missing }: WaitingProps) {
  const { t } = useWords();
  return (
    <Card id="gates" title={t('sections.gates')} caption={t('lab.captionEmpty')}>
      {missing ? (
        <div className={styles['waiting']}>
          <NotLoaded script="gates" missing={missing} />
        </div>
      ) : (
        <LabEmpty />
      )}
    </Card>
  );
}

/** The room of the gates, while there is no network yet. */
export function LabEmpty() {
  const { t } = useWords();
  return (
    <div className={styles['waiting']}>
      <p className={styles['empty']}>{t('lab.empty')}</p>
    </div>
  );
}
