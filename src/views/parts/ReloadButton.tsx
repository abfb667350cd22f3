/** Reloads the page, which keeps the experiment in its address, once the trained networks lie under Runs. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { problemSentence } from '../../i18n';
import { useWords } from '../../i18n/react';
import type { Problem } from '../../experiment/problem';
import { useAppStore } from '../state/store-context';
import styles from './parts.module.css';

type Progress = 'idle' | 'keeping' | Problem;

export function ReloadButton() {
  const { t } = useWords();
  const store = useAppStore();
  const [progress, setProgress] = useState<Progress>('idle');
  const reload = () => window.location.reload();
  const keep = async () => {
    setProgress('keeping');
    const failed = await store.getState().keepTrained();
    if (failed === null) reload();
    else setProgress(failed);
  };
  if (progress === 'idle') {
    return (
      <Button size="compact-sm" variant="default" onClick={() => void keep()}>
        {t('loading.reload')}
      </Button>
    );
  }
  return (
    <div className={styles['notice']}>
      <span role="status">{progress === 'keeping' ? t('loading.keeping') : problemSentence(progress, t)}</span>
      <Button size="compact-sm" variant="default" onClick={reload}>
        {t('loading.anyway')}
      </Button>
    </div>
  );
}
