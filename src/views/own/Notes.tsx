/** What is good to know about a file, a sentence each. */
import type { FileNote } from '../../experiment/files';
import type { Translate } from '../../i18n';
import { useWords } from '../../i18n/react';
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

/** A note in words; names of encodings and orders in the page's language. */
function noteSentence({ code, values }: FileNote, t: Translate): string {
  const loose = t as unknown as (key: string, values: object) => string;
  const { order, encoding } = values;
  return loose(`notes.${code}`, {
    ...values,
    ...(order === undefined ? {} : { order: loose(`own.orders.${order}`, {}) }),
    ...(encoding === undefined ? {} : { encoding: loose(`own.encodings.${encoding}`, {}) }),
  });
}
