/** One thing that the ledger has to say, until it is put away. */
import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/react';
import styles from './runs.module.css';

interface NoticeProps {
  readonly role?: 'alert' | 'status';
  readonly onDismiss?: () => void;
  readonly children: ReactNode;
}

export function Notice({ role = 'status', onDismiss, children }: NoticeProps) {
  const { t } = useWords();
  const Icon = role === 'alert' ? IconAlertTriangle : IconInfoCircle;
  return (
    <div role={role} className={styles['notice']} data-alert={role === 'alert'}>
      <Icon size={15} aria-hidden="true" />
      <div>{children}</div>
      {onDismiss && (
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('alerts.dismiss')} onClick={onDismiss}>
          <IconX size={14} aria-hidden="true" />
        </ActionIcon>
      )}
    </div>
  );
}
