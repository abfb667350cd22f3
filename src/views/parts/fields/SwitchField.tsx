/** Yes or no. */
import { useId } from 'react';
import styles from './fields.module.css';
import { Mark } from './Mark';

interface SwitchFieldProps {
  readonly label: string;
  readonly checked: boolean;
  /** Shown, but not to be changed now. */
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
  /** What contender A has in its place, where that is something else. */
  readonly differs?: string | undefined;
}

export function SwitchField({ label, checked, disabled = false, onChange, differs }: SwitchFieldProps) {
  const id = useId();
  const markId = `${id}-differs`;
  return (
    <div className={styles['row']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="checkbox"
        className={styles['switch']}
        checked={checked}
        disabled={disabled}
        aria-describedby={differs === undefined ? undefined : markId}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {differs !== undefined && <Mark id={markId} text={differs} />}
    </div>
  );
}
