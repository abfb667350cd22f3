/** Adds the runs of a file to those that are kept. */
import { IconUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../state/store-context';
import styles from './runs.module.css';

export function ImportButton() {
  const { t } = useWords();
  /** Held on to while its dialog is open; it is no part of the page, whose one file field is that of the data. */
  const dialog = useRef<HTMLInputElement>(null);
  const importRuns = useApp((state) => state.importRuns);
  const open = () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file) importRuns(file, file.name);
    });
    dialog.current = input;
    input.click();
  };
  return (
    <button type="button" className={styles['button']} title={t('ledger.importTitle')} onClick={open}>
      <IconUpload size={14} aria-hidden="true" />
      {t('ledger.import')}
    </button>
  );
}
