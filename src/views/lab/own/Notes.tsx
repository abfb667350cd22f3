/** What is good to know about a file, a sentence each; codes for missing values can be taken by one press. */
import type { FileNote } from '../../../experiment/files';
import { noteSentence } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import styles from './own.module.css';

interface NotesProps {
  readonly notes: readonly FileNote[];
  readonly most?: number;
  /** Takes a number for a missing value. */
  readonly onCode?: (code: number) => void;
}

export function Notes({ notes, most = Infinity, onCode }: NotesProps) {
  const { t } = useWords();
  if (notes.length === 0) return null;
  return (
    <ul className={styles['notes']}>
      {notes.slice(0, most).map((note, k) => {
        const code = note.code === 'missingCode' ? note.values['value'] : undefined;
        return (
          <li key={k}>
            {noteSentence(note, t)}
            {onCode && typeof code === 'number' && (
              <button type="button" className={styles['press']} onClick={() => onCode(code)}>
                {t('own.takeCode', { code })}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
