/** The fields for units by number and for a range of steps, both counted from 1. */
import { useId } from 'react';
import { useWords } from '../../../i18n/react';
import styles from './surgery.module.css';

interface UnitListProps {
  readonly text: string;
  /** H. */
  readonly units: number;
  readonly describedBy: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onLeave: () => void;
}

export function UnitList({ text, units, describedBy, onChange, onLeave }: UnitListProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className={styles['value']}>
      <label htmlFor={id}>{t('surgery.list')}</label>
      <input
        id={id}
        type="text"
        className={styles['text']}
        value={text}
        placeholder={`1, 3, 5-${Math.max(5, units)}`}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      />
    </div>
  );
}

interface RangeFieldsProps {
  readonly from: number;
  readonly to: number;
  readonly onChange: (part: { readonly from?: number; readonly to?: number }) => void;
}

export function RangeFields({ from, to, onChange }: RangeFieldsProps) {
  const { t } = useWords();
  const field = (label: string, value: number, change: (value: number) => void) => (
    <label>
      {label}
      <input
        type="number"
        inputMode="numeric"
        min={1}
        className={styles['number']}
        value={value}
        onChange={(event) => {
          const { valueAsNumber } = event.currentTarget;
          if (Number.isInteger(valueAsNumber) && valueAsNumber >= 1) change(valueAsNumber);
        }}
      />
    </label>
  );
  return (
    <div className={styles['range']}>
      {field(t('surgery.from'), from, (value) => onChange({ from: value }))}
      {field(t('surgery.to'), to, (value) => onChange({ to: value }))}
    </div>
  );
}
