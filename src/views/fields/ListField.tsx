/** A short list of numbers, typed with commas between them. */
import { useId, useState } from 'react';
import { useApp } from '../store-context';
import styles from './fields.module.css';

interface ListFieldProps {
  readonly path: string;
  readonly label: string;
  readonly value: readonly number[];
  readonly hint: string;
  readonly commit: (values: number[]) => void;
}

const numbersIn = (text: string): number[] =>
  text
    .split(/[,，;\s]+/)
    .filter((word) => word !== '')
    .map(Number);

export function ListField({ path, label, value, hint, commit }: ListFieldProps) {
  const refused = useApp((state) => state.problems.some((problem) => problem.path.startsWith(path)));
  const [draft, setDraft] = useState<string | null>(null);
  const id = useId();
  const text = value.join(', ');
  const send = () => {
    if (draft !== null && draft !== text && !numbersIn(draft).some(Number.isNaN)) commit(numbersIn(draft));
  };
  return (
    <div className={styles['row']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles['text']}
        inputMode="text"
        aria-invalid={refused && draft !== null}
        aria-describedby={`${id}-hint`}
        value={draft ?? text}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send();
          if (event.key === 'Escape') setDraft(null);
        }}
        onBlur={() => {
          send();
          setDraft(null);
        }}
      />
      <p className={styles['hint']} id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
