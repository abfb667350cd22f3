/** What went wrong, one plain sentence each, until it is dismissed or the next good change. */
import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { problemSentence } from '../../i18n';
import { useWords } from '../../i18n/react';
import { TakeFewer } from '../own/TakeFewer';
import { useApp } from '../store-context';
import styles from './page.module.css';

export function Problems() {
  const { t } = useWords();
  const problems = useApp((state) => state.problems);
  const dismiss = useApp((state) => state.dismissProblems);
  if (problems.length === 0) return null;
  return (
    <div role="alert" className={styles['alert']}>
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        {problems.map((problem, k) => (
          <p key={k}>{problemSentence(problem, t)}</p>
        ))}
        <TakeFewer problems={problems} />
      </div>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('alerts.dismiss')} onClick={dismiss}>
        <IconX size={15} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
