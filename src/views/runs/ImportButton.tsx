/** Adds the runs of a file to those that are kept. */
import { IconUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { useWords } from '../../i18n/react';
import { useApp } from '../store-context';
import styles from './runs.module.css';

export function ImportButton() {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const importRuns = useApp((state) => state.importRuns);
  return (
    <>
      <button
        type="button"
        className={styles['button']}
        title={t('ledger.importTitle')}
        onClick={() => input.current?.click()}
      >
        <IconUpload size={14} aria-hidden="true" />
        {t('ledger.import')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was changed.
          event.currentTarget.value = '';
          if (file) importRuns(file, file.name);
        }}
      />
    </>
  );
}
