/** The fields for units by number and for a range of steps, both counted from 1. */
import { useId } from 'react';
import { useWords } from '../../../../i18n/react';
import styles from './surgery.module.css';
import { TypedNumber } from './TypedNumber';

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
  /** T. */
  readonly steps: number;
  readonly unread: Readonly<Record<'from' | 'to', boolean>>;
  readonly refused: boolean;
  readonly describedBy: string | undefined;
  /** Null: what is typed is no step. */
  readonly onChange: (end: 'from' | 'to', step: number | null) => void;
  readonly onLeave: () => void;
}

export function RangeFields({ from, to, steps, unread, onChange, ...rest }: RangeFieldsProps) {
  const { t } = useWords();
  const field = (end: 'from' | 'to', value: number) => (
    <label>
      {t(`surgery.${end}`)}
      <TypedNumber
        value={value}
        wholeTo={steps}
        unread={unread[end]}
        onChange={(step) => onChange(end, step)}
        {...rest}
      />
    </label>
  );
  return (
    <div className={styles['range']}>
      {field('from', from)}
      {field('to', to)}
    </div>
  );
}
