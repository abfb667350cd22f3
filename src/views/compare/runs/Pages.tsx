/** Which of the listed runs are shown, a page at a time. */
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useWords } from '../../../i18n/react';
import styles from './runs.module.css';

/** Runs on a page. */
export const PAGE = 25;

interface PagesProps {
  /** 0-based. */
  readonly page: number;
  /** Runs on all pages. */
  readonly count: number;
  readonly onPage: (page: number) => void;
}

export function Pages({ page, count, onPage }: PagesProps) {
  const { t } = useWords();
  if (count === 0) return <p className={styles['empty']}>{t('ledger.none')}</p>;
  if (count <= PAGE) return null;
  const last = Math.min(count, (page + 1) * PAGE);
  const turn = (by: number, label: string, Icon: typeof IconChevronLeft, possible: boolean) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="md"
      aria-label={label}
      disabled={!possible}
      onClick={() => onPage(page + by)}
    >
      <Icon size={16} aria-hidden="true" />
    </ActionIcon>
  );
  return (
    <div className={styles['pages']}>
      {turn(-1, t('ledger.previous'), IconChevronLeft, page > 0)}
      <span role="status">{t('ledger.shown', { first: page * PAGE + 1, last, count })}</span>
      {turn(1, t('ledger.next'), IconChevronRight, last < count)}
    </div>
  );
}
