/** A number on a dial: a slider for the feel, the same number beside it for the exact value. */
import { useApp } from '../store-context';
import styles from './fields.module.css';
import { NumberInput } from './NumberField';

interface SliderFieldProps {
  readonly path: string;
  readonly label: string;
  readonly sliderLabel: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Ends of the slider, inside min … max. */
  readonly from: number;
  readonly to: number;
  /** Whole numbers only. */
  readonly whole?: boolean;
  readonly hint?: string;
}

/** Slider positions of a decade; two significant digits are kept. */
const POSITIONS = 20;

export function SliderField({
  path,
  label,
  sliderLabel,
  value,
  from,
  to,
  whole = false,
  hint,
  ...range
}: SliderFieldProps) {
  const set = useApp((state) => state.set);
  const position = Math.round(Math.log10(Math.min(to, Math.max(from, value))) * POSITIONS);
  const at = (place: number): number => {
    const number = Number((10 ** (place / POSITIONS)).toPrecision(2));
    if (!whole) return number;
    // Small whole numbers lie farther apart than positions: a move is at least one whole number.
    return place > position ? Math.max(value + 1, Math.round(number)) : Math.min(value - 1, Math.round(number));
  };
  return (
    <>
      <div className={styles['sliderRow']}>
        <span className={styles['label']} aria-hidden="true">
          {label}
        </span>
        <input
          type="range"
          className={styles['slider']}
          aria-label={sliderLabel}
          aria-valuetext={String(value)}
          min={Math.round(Math.log10(from) * POSITIONS)}
          max={Math.round(Math.log10(to) * POSITIONS)}
          step={1}
          value={position}
          onChange={(event) => set(path, at(event.currentTarget.valueAsNumber))}
        />
        <NumberInput path={path} label={label} value={value} step={whole ? 1 : 'size'} {...range} />
      </div>
      {hint && <p className={styles['hint']}>{hint}</p>}
    </>
  );
}
