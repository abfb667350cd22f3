/** A table from the clipboard: pasted or typed as text, or a file that was copied; the text stays until it is in use. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../experiment/problem';
import { problemSentence } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { Dialog } from '../../parts/Dialog';
import { useApp, useAppStore } from '../../state/store-context';
import styles from './own.module.css';
import { outcomeOf } from './outcome';
import { Reading } from './Reading';

/** What pasted text is called among the user's files. */
const NAME = 'pasted.csv';

export function PasteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords();
  const openFile = useApp((state) => state.openFile);
  const store = useAppStore();
  const reading = useApp((state) => state.own.reading);
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  /** Ends the wait for what becomes of the text. */
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const close = () => {
    stop.current?.();
    setRefused([]);
    onClose();
  };
  const load = (content: Blob, name: string) => {
    stop.current?.();
    setRefused([]);
    const before = store.getState();
    openFile(content, name);
    stop.current = store.subscribe(() => {
      const now = store.getState();
      const outcome = outcomeOf(before, now);
      if (outcome === 'pending') return;
      stop.current?.();
      if (outcome === 'refused') setRefused(now.problems);
      if (outcome !== 'used') return;
      setText('');
      onClose();
    });
  };
  return (
    <Dialog title={t('own.pasteTitle')} opened={opened} onClose={close}>
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
      {reading && <Reading reading={reading} />}
      {refused.length > 0 && (
        <div className={styles['problems']} role="alert">
          {refused.map((each, k) => (
            <p key={k}>{problemSentence(each, t)}</p>
          ))}
        </div>
      )}
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
