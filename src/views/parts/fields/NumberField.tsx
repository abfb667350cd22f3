/** A number that is typed: the draft is the person's until it settles, then it is the experiment's. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Bounds } from '../../../experiment/bounds';
import { fieldAt } from '../../../experiment/fields';
import { problem } from '../../../experiment/problem';
import { useApp, useAppStore } from '../../state/store-context';
import styles from './fields.module.css';
import { Mark } from './Mark';
import { useBounds } from './use-bounds';

/** Typing pauses this long before the draft counts as meant. */
const SETTLED = 400;

interface NumberInputProps {
  readonly path: string;
  readonly label: string;
  readonly value: number | null;
  /** What an arrow key adds to a number that is not whole; absent: one unit of the first digit, 0.003 goes to 0.004. */
  readonly step?: number | undefined;
  readonly narrow?: boolean;
  readonly describedBy?: string | undefined;
  readonly id?: string;
  readonly placeholder?: string;
  /** Shown and reached by keyboard, but set by another control. */
  readonly readOnly?: boolean;
}

/** A draft belongs to the value that it was typed over: undo or another example leaves it behind. */
interface Draft {
  readonly text: string;
  readonly over: unknown;
  /** Whether this very text was handed over; it may have been refused. */
  readonly sent: boolean;
}

const textOf = (value: number | null): string => (value === null ? '' : String(value));

type Limits = Pick<Bounds, 'min' | 'max' | 'above'>;

const isWithin = (number: number, { min, max, above }: Limits): boolean =>
  (above ? number > min : number >= min) && number <= max;

/** One arrow key's worth away, without the dust of binary fractions, inside the bounds. */
export function moved(from: number, direction: 1 | -1, step: number | 'size', { min, max, above }: Limits): number {
  if (!Number.isFinite(from)) return min;
  const size = (value: number) => (value === 0 ? 0.001 : 10 ** Math.floor(Math.log10(Math.abs(value)) + 1e-9));
  let by = step === 'size' ? size(from) : step;
  // Below a power of ten the digits are finer: 0.01 goes down to 0.009, not to 0.
  if (step === 'size' && direction < 0 && from === by) by /= 10;
  const to = Math.min(max, Math.max(min, Number((from + direction * by).toPrecision(10))));
  return above && to === min ? from : to;
}

/** The input alone. A refused draft stays in sight, marked, while it has the focus; leaving the field takes it back. */
export function NumberInput({ path, value, step: chosen, narrow, ...rest }: NumberInputProps) {
  const bounds = useBounds(path);
  const { min, max, whole, nullable } = bounds;
  const step = whole ? 1 : (chosen ?? 'size');
  const set = useApp((state) => state.set);
  const report = useApp((state) => state.report);
  const retract = useApp((state) => state.retract);
  const refused = useApp((state) => state.problems.some((problem) => problem.path === path));
  const store = useAppStore();
  const [draft, setDraft] = useState<Draft | null>(null);
  const drafting = draft !== null && Object.is(draft.over, value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  /** `unreadable`: letters stand in the input, which the browser gives as an empty text. */
  const commit = (text: string, unreadable = false) => {
    clearTimeout(timer.current);
    const empty = text.trim() === '';
    if (unreadable || (empty && !nullable)) {
      report(value === null ? problem(path, 'giveNumberOrNothing') : problem(path, 'giveNumber', { kept: value }));
      setDraft({ text, over: value, sent: true });
      return;
    }
    if (text === textOf(value)) {
      // Typed back to what it was; a value that the data put back keeps its sentence.
      if (drafting) retract(path);
      return;
    }
    set(path, empty ? null : Number(text));
    setDraft({ text, over: fieldAt(store.getState().spec, path), sent: true });
  };
  const takeBack = () => {
    clearTimeout(timer.current);
    retract(path);
    setDraft(null);
  };
  const change = (text: string) => {
    setDraft({ text, over: value, sent: false });
    clearTimeout(timer.current);
    const number = Number(text);
    // On the way to 12 a person types 1: what is out of range may still be unfinished.
    if (text.trim() !== '' && isWithin(number, bounds)) timer.current = setTimeout(() => commit(text), SETTLED);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (rest.readOnly) return;
    const input = event.currentTarget;
    if (event.key === 'Enter') commit(input.value, input.validity.badInput);
    if (event.key === 'Escape') {
      takeBack();
      input.value = textOf(value);
    }
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const from =
        event.currentTarget.value === ''
          ? (value ?? Number(rest.placeholder ?? min))
          : Number(event.currentTarget.value);
      commit(String(moved(from, event.key === 'ArrowUp' ? 1 : -1, step, bounds)));
    }
  };
  return (
    <input
      type="number"
      inputMode="decimal"
      className={narrow ? `${styles['number']} ${styles['narrow']}` : styles['number']}
      id={rest.id}
      aria-label={rest.id ? undefined : rest.label}
      aria-describedby={rest.describedBy}
      aria-invalid={refused && drafting}
      placeholder={rest.placeholder}
      readOnly={rest.readOnly}
      value={drafting ? draft.text : textOf(value)}
      min={min}
      max={max}
      step={whole ? 1 : 'any'}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const input = event.currentTarget;
        const unreadable = input.validity.badInput;
        // A draft whose sentence was already read takes it along; one that is left at once still gets its sentence.
        if (drafting && draft.sent && refused) takeBack();
        else if (drafting || unreadable) commit(input.value, unreadable);
        if (unreadable) input.value = textOf(value);
        setDraft(null);
      }}
    />
  );
}

interface NumberFieldProps extends NumberInputProps {
  readonly hint?: string;
  /** What contender A has in its place, where that is something else. */
  readonly differs?: string | undefined;
}

/** The input in a row with its label and, where needed, a sentence under it. */
export function NumberField({ hint, differs, ...input }: NumberFieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const markId = `${id}-differs`;
  const described = [hint && hintId, differs !== undefined && markId].filter(Boolean).join(' ');
  return (
    <div className={styles['row']}>
      <label className={styles['label']} htmlFor={id}>
        {input.label}
      </label>
      <NumberInput {...input} id={id} {...(described ? { describedBy: described } : {})} />
      {differs !== undefined && <Mark id={markId} text={differs} />}
      {hint && (
        <p className={styles['hint']} id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
