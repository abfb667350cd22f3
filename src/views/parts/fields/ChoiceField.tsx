/** One of a few choices: a native select, which phones and screen readers know best. */
import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import styles from './fields.module.css';
import { Mark } from './Mark';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[] | readonly { readonly group: string; readonly items: readonly Choice[] }[];
  readonly onChange: (value: string) => void;
  /** Only for assistive technology, where the place says what the select is. */
  readonly hideLabel?: boolean;
  /** Label and select beside each other, as wide as they need, for toolbars. */
  readonly inline?: boolean;
  /** What contender A has in its place, where that is something else. */
  readonly differs?: string | undefined;
}

export function ChoiceField({
  label,
  value,
  choices,
  onChange,
  hideLabel = false,
  inline = false,
  differs,
}: ChoiceFieldProps) {
  const id = useId();
  const select = (
    <NativeSelect
      id={id}
      className={differs !== undefined && hideLabel ? `${styles['select']} ${styles['marked']}` : styles['select']}
      size="xs"
      aria-label={hideLabel ? label : undefined}
      description={differs !== undefined && <Mark text={differs} brief={hideLabel} />}
      inputWrapperOrder={['input', 'description']}
      value={value}
      data={choices.map((choice) => ('group' in choice ? { ...choice, items: [...choice.items] } : choice))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
  if (hideLabel) return select;
  return (
    <div className={styles[inline ? 'inline' : 'row']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      {select}
    </div>
  );
}
