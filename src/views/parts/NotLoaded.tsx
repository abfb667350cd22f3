/** What stands where a part of the page could not be loaded: a sentence, and another try. */
import { Button } from '@mantine/core';
import { useWords } from '../../i18n/react';

export function NotLoaded({ name, onRetry }: { name: string; onRetry: () => void }) {
  const { t } = useWords();
  return (
    <div role="alert" style={{ display: 'grid', gap: 8, justifyItems: 'start' }}>
      <span>{t('app.notLoaded', { name })}</span>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        {t('app.loadAgain')}
      </Button>
    </div>
  );
}
