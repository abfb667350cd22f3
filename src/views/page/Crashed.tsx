/** What is left when drawing fails: a sentence, the detail, and another try. The store lives on beside it. */
import { Button } from '@mantine/core';
import type { FallbackProps } from 'react-error-boundary';
import { useWords } from '../../i18n/react';
import { ErrorDetails } from '../parts/Bounded';
import styles from './page.module.css';

export function Crashed({ error, resetErrorBoundary }: FallbackProps) {
  const { t } = useWords();
  return (
    <div role="alert" className={styles['crashed']}>
      <p>{t('app.crashed')}</p>
      <Button className="primary-button" onClick={resetErrorBoundary}>
        {t('app.retry')}
      </Button>
      <ErrorDetails error={error} />
    </div>
  );
}
