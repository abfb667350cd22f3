/** What most people leave alone, folded away under one word; the region or group around it says of what. */
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { useWords } from '../../../i18n/react';
import styles from './fields.module.css';

export function More({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        className={styles['more']}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
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
