/** What stands where a part of the page did not come: why, and the way out, which is to load it again or the whole page. */
import { Button } from '@mantine/core';
import { problemSentence } from '../../i18n';
import { useWords } from '../../i18n/react';
import { loadProblem, needsReload, type ScriptName } from '../../store/deployment';
import type { WaitingProps } from './later';
import styles from './parts.module.css';
import { ReloadButton } from './ReloadButton';

interface NotLoadedProps {
  readonly script: ScriptName;
  readonly missing: NonNullable<WaitingProps['missing']>;
}

export function NotLoaded({ script, missing: { failure, again } }: NotLoadedProps) {
  const { t } = useWords();
  return (
    <div role="alert" className={styles['notice']}>
      <span>{problemSentence(loadProblem(failure, script), t)}</span>
      {needsReload(failure) ? (
        <ReloadButton />
      ) : (
        <Button size="compact-sm" variant="default" onClick={again}>
          {t('loading.again')}
        </Button>
      )}
    </div>
  );
}
