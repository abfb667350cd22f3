/** A part of the lab that folds away, with its "?": what it holds is computed only while it is unfolded. */
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { HelpMark } from '../../parts/HelpMark';
import cell from '../cell/cell.module.css';
import styles from './memory.module.css';

interface FoldProps {
  readonly title: string;
  readonly help: string;
  readonly children: ReactNode;
}

/** On a narrow page, where all of the lab is one column, the parts below the heatmaps start folded. */
const WIDE = '(min-width: 1181px)';

export function Fold({ title, help, children }: FoldProps) {
  const [open, setOpen] = useState(() => window.matchMedia(WIDE).matches);
  const id = useId();
  return (
    <div className={styles['panel']} role="group" aria-label={title}>
      <div className={styles['head']}>
        <button
          type="button"
          className={cell['fold']}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <IconChevronRight size={14} stroke={2} aria-hidden="true" />
          {title}
        </button>
        <HelpMark of={title} text={help} />
      </div>
      {open && <div id={id}>{children}</div>}
    </div>
  );
}
