/** A table from the clipboard: pasted or typed as text, or a file that was copied. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/react';
import { Dialog } from '../page/Dialog';
import { useApp } from '../store-context';
import styles from './own.module.css';

/** What pasted text is called among the user's files. */
const NAME = 'pasted.csv';

export function PasteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords();
  const openFile = useApp((state) => state.openFile);
  const [text, setText] = useState('');
  const load = (content: Blob, name: string) => {
    openFile(content, name);
    setText('');
    onClose();
  };
  return (
    <Dialog title={t('own.pasteTitle')} opened={opened} onClose={onClose}>
      <p className={styles['lead']}>{t('own.pasteHint')}</p>
      <textarea
        className={styles['text']}
        aria-label={t('own.pasteText')}
        rows={12}
        spellCheck={false}
        data-autofocus
        value={text}
        placeholder={'date,temperature\n2026-01-01,3.5\n2026-01-02,4.1'}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const file = event.clipboardData.files[0];
          if (!file) return;
          event.preventDefault();
          load(file, file.name);
        }}
      />
      <div className={styles['actions']}>
        <Button
          className="primary-button"
          disabled={text.trim() === ''}
          onClick={() => load(new Blob([text], { type: 'text/csv' }), NAME)}
        >
          {t('own.load')}
        </Button>
      </div>
    </Dialog>
  );
}
