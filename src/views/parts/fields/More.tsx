/** What most people leave alone, folded away under one word; the region or group around it says of what. */
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useId, type ReactNode } from 'react';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../state/store-context';
import { useOpen } from '../../state/use-open';
import styles from './fields.module.css';

interface MoreProps {
  /** Of what there is more. */
  readonly of: string;
  readonly children: ReactNode;
}

export function More({ of, children }: MoreProps) {
  const { t } = useWords();
  const name = `more.${of}`;
  const { open, onToggle } = useOpen(name);
  const setOpen = useApp((state) => state.setOpen);
  const id = useId();
  // A contender that is added later starts folded again.
  useEffect(() => () => setOpen(name, false), [setOpen, name]);
  return (
    <div>
      <button
        type="button"
        className={styles['more']}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={onToggle}
      >
        <IconChevronRight size={14} stroke={2} aria-hidden="true" />
        {t('sections.more')}
      </button>
      {open && (
        <div id={id} className={styles['folded']}>
          {children}
        </div>
      )}
    </div>
  );
}
