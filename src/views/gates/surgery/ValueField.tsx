/** The value of an intervention: a slider that acts while it is dragged, and the same number to type. */
import { useId, useMemo, useState } from 'react';
import { useWords } from '../../../i18n/react';
import { perFrame } from '../drawn';
import { sliderOf } from './draft';
import styles from './surgery.module.css';

interface ValueFieldProps {
  readonly label: string;
  readonly value: number;
  readonly range: readonly [number, number];
  /** Whether the value that was typed was refused. */
  readonly refused: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (value: number) => void;
}

/** Positions of the slider from end to end. */
const POSITIONS = 200;

export function ValueField({ label, value, range, refused, describedBy, onChange }: ValueFieldProps) {
  const { t } = useWords();
  const id = useId();
  const [low, high] = sliderOf(range);
  /** Belongs to the value that it was typed over. */
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: number } | null>(null);
  const live = useMemo(
    () =>
      perFrame((next: { readonly act: ValueFieldProps['onChange']; readonly value: number }) => next.act(next.value)),
    [],
  );
  const commit = (text: string) => {
    if (text.trim() !== '' && Number.isFinite(Number(text))) onChange(Number(text));
  };
  return (
    <div className={styles['value']}>
      <label htmlFor={id}>{label}</label>
      <input
        type="range"
        className={styles['slider']}
        aria-label={t('surgery.valueSlider')}
        min={low}
        max={high}
        step={(high - low) / POSITIONS}
        value={Math.min(high, Math.max(low, value))}
        onChange={(event) => live({ act: onChange, value: Number(event.currentTarget.valueAsNumber.toPrecision(4)) })}
      />
      <input
        id={id}
        type="number"
        inputMode="decimal"
        className={styles['number']}
        step="any"
        value={typed?.over === value || (typed && refused) ? typed.text : String(value)}
        aria-invalid={refused}
        aria-describedby={describedBy}
        onChange={(event) => {
          setTyped({ text: event.currentTarget.value, over: value });
          commit(event.currentTarget.value);
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}
