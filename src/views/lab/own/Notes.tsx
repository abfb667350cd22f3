/** What is good to know about a file, a sentence each. */
import type { FileNote } from '../../../experiment/files';
import { noteSentence } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import styles from './own.module.css';

export function Notes({ notes, most = Infinity }: { notes: readonly FileNote[]; most?: number }) {
  const { t } = useWords();
  if (notes.length === 0) return null;
  return (
    <ul className={styles['notes']}>
      {notes.slice(0, most).map((note, k) => (
        <li key={k}>{noteSentence(note, t)}</li>
      ))}
    </ul>
  );
}
