/** The value of an intervention: a slider that acts while it is dragged, and the same number to type. */
import { useId, useMemo, useState } from 'react';
import { useWords } from '../../../../i18n/react';
import { perFrame } from '../../shared/drawn';
import { sliderOf } from './draft';
import styles from './surgery.module.css';
import { TypedNumber } from './TypedNumber';

interface ValueFieldProps {
  readonly label: string;
  readonly value: number;
  readonly range: readonly [number, number];
  /** Whether the value that was typed could not be read. */
  readonly unread: boolean;
  /** Whether it was read and refused. */
  readonly refused: boolean;
  readonly describedBy: string | undefined;
  /** Null: what is typed is no number. */
  readonly onChange: (value: number | null) => void;
  readonly onLeave: () => void;
}

/** Positions of the slider from end to end. */
const POSITIONS = 200;

export function ValueField({ label, range, ...typed }: ValueFieldProps) {
  const { t } = useWords();
  const id = useId();
  const [low, high] = sliderOf(range);
  const { value, onChange } = typed;
  /** Where the slider stands until the next frame acts on it: the next press of a key goes on from there. */
  const [ahead, setAhead] = useState<number | null>(null);
  const live = useMemo(
    () =>
      perFrame((next: { readonly act: ValueFieldProps['onChange']; readonly value: number }) => {
        next.act(next.value);
        setAhead((now) => (now === next.value ? null : now));
      }),
    [],
  );
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
        value={ahead ?? Math.min(high, Math.max(low, value))}
        onChange={(event) => {
          const next = Number(event.currentTarget.valueAsNumber.toPrecision(4));
          setAhead(next);
          live({ act: onChange, value: next });
        }}
      />
      <TypedNumber id={id} {...typed} />
    </div>
  );
}
