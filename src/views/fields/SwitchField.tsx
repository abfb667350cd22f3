/** Yes or no. */
import { useId } from 'react';
import styles from './fields.module.css';

interface SwitchFieldProps {
  readonly label: string;
  readonly checked: boolean;
  /** Shown, but not to be changed now. */
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function SwitchField({ label, checked, disabled = false, onChange }: SwitchFieldProps) {
  const id = useId();
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
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}
