/** A part of the lab that folds away, with its "?" and its controls: what it holds is computed only while it is unfolded. */
import { IconChevronRight } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { Bounded, LeftOut } from './Bounded';
import { HelpMark } from './HelpMark';
import styles from './fold.module.css';

export interface FoldProps {
  readonly title: string;
  /** What to look for, in three sentences. */
  readonly help: string;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** "Save", while there is something unfolded that can be saved. */
  readonly save?: ReactNode;
  /** What is chosen in the head while it is unfolded. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

export function Fold({ title, help, open, onToggle, save, controls, children }: FoldProps) {
  const id = useId();
  return (
    <div
      className={styles['panel']}
      role="group"
      aria-label={title}
      data-saved=""
      data-unfolded={open ? '' : undefined}
    >
      <div className={styles['head']}>
        <button
          type="button"
          className={styles['fold']}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={onToggle}
        >
          <IconChevronRight size={14} stroke={2} aria-hidden="true" />
          {title}
        </button>
        <span className={styles['marks']}>
          <HelpMark of={title} text={help} />
          {open && <LeftOut>{save}</LeftOut>}
        </span>
        {open && <LeftOut>{controls}</LeftOut>}
      </div>
      {open && (
        <div id={id} className={styles['body']}>
          <Bounded name={title}>{children}</Bounded>
        </div>
      )}
    </div>
  );
}
