/** An offer in the head of the page on the first visit: take the tour, or be asked no more. */
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useWords } from '../../../i18n/react';
import styles from './invitation.module.css';
import { useTour } from './use-tour';

export function Invitation() {
  const { t } = useWords();
  const { isNew, start, decline } = useTour();
  if (!isNew) return null;
  return (
    <div className={styles['invitation']} role="group" aria-label={t('tour.invitation')}>
      <span className={styles['words']}>{t('tour.invite')}</span>
      <Button size="compact-sm" variant="light" onClick={start}>
        {t('tour.start')}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={24}
        aria-label={t('tour.refuse')}
        title={t('tour.refuse')}
        onClick={decline}
      >
        <IconX size={14} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
