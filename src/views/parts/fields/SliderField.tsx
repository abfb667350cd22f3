/** A number on a dial: a slider for the feel, the same number beside it for the exact value. */
import { useApp } from '../../state/store-context';
import styles from './fields.module.css';
import { NumberInput } from './NumberField';
import { useBounds } from './use-bounds';

interface SliderFieldProps {
  readonly path: string;
  readonly label: string;
  readonly sliderLabel: string;
  readonly value: number;
  /** Ends of the slider, inside the field's bounds. */
  readonly from: number;
  readonly to: number;
  readonly hint?: string;
}

/** Slider positions of a decade; two significant digits are kept. */
const POSITIONS = 20;

export function SliderField({ path, label, sliderLabel, value, from, to, hint }: SliderFieldProps) {
  const set = useApp((state) => state.set);
  const { whole } = useBounds(path);
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
        <NumberInput path={path} label={label} value={value} />
      </div>
      {hint && <p className={styles['hint']}>{hint}</p>}
    </>
  );
}
