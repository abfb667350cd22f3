/** A number of an intervention that is typed: what cannot be read stays in sight until it is corrected. */
import { useState } from 'react';
import styles from './surgery.module.css';

interface TypedNumberProps {
  readonly id?: string;
  readonly value: number;
  /** Whole numbers from 1 to this one alone; absent: any number. */
  readonly wholeTo?: number;
  /** Whether what was typed last could not be read, as `onChange` said. */
  readonly unread: boolean;
  /** Whether what was typed was read and refused. */
  readonly refused: boolean;
  readonly describedBy: string | undefined;
  /** Null: what stands there is no such number. */
  readonly onChange: (value: number | null) => void;
  /** The field is left. */
  readonly onLeave: () => void;
}

/** The number of a text; null where it is none, or not a whole one from 1 to `wholeTo` where that is asked for. */
export function numberFrom(text: string, wholeTo?: number): number | null {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value)) return null;
  return wholeTo === undefined || (Number.isInteger(value) && value >= 1 && value <= wholeTo) ? value : null;
}

export function TypedNumber({ id, value, wholeTo, unread, refused, describedBy, onChange, onLeave }: TypedNumberProps) {
  /** The text, and the number that it stands for. */
  const [typed, setTyped] = useState<{ readonly text: string; readonly means: number | null } | null>(null);
  const stays = typed !== null && (typed.means === null ? unread : refused || typed.means === value);
  return (
    <input
      id={id}
      type="number"
      inputMode={wholeTo === undefined ? 'decimal' : 'numeric'}
      className={styles['number']}
      min={wholeTo && 1}
      max={wholeTo}
      step={wholeTo === undefined ? 'any' : 1}
      value={stays ? typed.text : String(value)}
      aria-invalid={refused || unread}
      aria-describedby={describedBy}
      onChange={({ currentTarget: { value: text } }) => {
        const means = numberFrom(text, wholeTo);
        setTyped({ text, means });
        onChange(means);
      }}
      onBlur={() => {
        if (!unread && !refused) setTyped(null);
        onLeave();
      }}
    />
  );
}
