/** A short list, of numbers unless said otherwise, typed with commas between them. */
import { useId, useState } from 'react';
import { problem, type Problem } from '../../../experiment/problem';
import { useApp } from '../../state/store-context';
import styles from './fields.module.css';

interface ListFieldProps<V extends number | string> {
  readonly path: string;
  readonly label: string;
  readonly value: readonly V[];
  readonly hint?: string;
  /** No number at all is a list, too. */
  readonly mayBeEmpty?: boolean;
  readonly placeholder?: string;
  /** What a text says; absent: numbers. */
  readonly read?: (text: string) => V[] | Problem;
  readonly commit: (values: V[]) => void;
}

/** The numbers of a text, or what is wrong with it. `kept` is the list that stays. */
export function numbersIn(text: string, path: string, kept: readonly number[]): number[] | Problem {
  const words = text.split(/[,，;；、\s]+/).filter((word) => word !== '');
  if (words.length === 0) return problem(path, 'listEmpty', { kept: kept.join(', ') });
  const numbers = words.map(Number);
  const wrong = numbers.findIndex(Number.isNaN);
  return wrong < 0 ? numbers : problem(path, 'notNumbers', { value: words[wrong]! });
}

/** As in NumberField: a refused draft stays in sight while it has the focus; leaving the field takes it back. */
export function ListField<V extends number | string = number>({
  path,
  label,
  value,
  hint,
  mayBeEmpty = false,
  placeholder,
  read,
  commit,
}: ListFieldProps<V>) {
  const refused = useApp((state) => state.problems.some((each) => each.path.startsWith(path)));
  const report = useApp((state) => state.report);
  const retract = useApp((state) => state.retract);
  const [draft, setDraft] = useState<{ readonly text: string; readonly sent: boolean } | null>(null);
  const id = useId();
  const shown = value.join(', ');
  const readText = (text: string) =>
    read?.(text) ?? (numbersIn(text, path, value as readonly number[]) as V[] | Problem);
  const send = () => {
    if (draft === null) return;
    const empty = mayBeEmpty && draft.text.trim() === '';
    const values = empty ? [] : readText(draft.text);
    if (!Array.isArray(values)) report(values);
    else if (draft.text === shown) retract(path);
    else commit(values);
    setDraft({ ...draft, sent: true });
  };
  const takeBack = () => {
    retract(path);
    setDraft(null);
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
        aria-describedby={hint ? `${id}-hint` : undefined}
        placeholder={placeholder}
        value={draft?.text ?? shown}
        onChange={(event) => setDraft({ text: event.currentTarget.value, sent: false })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send();
          if (event.key === 'Escape') takeBack();
        }}
        onBlur={() => {
          if (draft?.sent && refused) retract(path);
          else send();
          setDraft(null);
        }}
      />
      {hint && (
        <p className={styles['hint']} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
