/** The mark of a field that differs from contender A's: a sign of its own, and what A has. */
import { IconEqualNot } from '@tabler/icons-react';
import styles from './fields.module.css';

interface MarkProps {
  /** By which the field is described; not needed inside what describes it already. */
  readonly id?: string;
  /** What A has: "A: 16". */
  readonly text: string;
  /** The sign alone where there is little room; the text is for pointers and assistive technology. */
  readonly brief?: boolean;
}

export function Mark({ id, text, brief = false }: MarkProps) {
  return (
    <span className={styles['mark']} id={id} title={brief ? text : undefined}>
      <IconEqualNot size={13} aria-hidden="true" />
      <span className={brief ? 'visually-hidden' : undefined}>{text}</span>
    </span>
  );
}
