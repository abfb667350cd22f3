/** The button that starts over: Cancel while something is being built for long, and after a failure what tries again. */
import { Button } from '@mantine/core';
import { IconRotate, IconX } from '@tabler/icons-react';
import { useWords } from '../../../i18n/react';
import type { AppState } from '../../../store/state';
import { useApp } from '../../state/store-context';
import { buildProgress, useLong } from './build-progress';
import styles from './run.module.css';

const builds = (state: AppState): boolean => buildProgress(state) !== null;

/** What has to be tried again before it can train. */
function missing({ data, run }: AppState): 'tryAgain' | 'buildAgain' | null {
  if (data.failure.length > 0 || run.contenders.some(({ gone, status }) => gone && status === 'failed'))
    return 'tryAgain';
  return run.contenders.some(({ gone }) => gone) ? 'buildAgain' : null;
}

export function StartOver() {
  const { t } = useWords();
  const reset = useApp((state) => state.reset);
  const cancel = useApp((state) => state.cancelBuild);
  const again = useApp((state) => state.tryAgain);
  const lacks = useApp(missing);
  const long = useLong(useApp(builds));
  const [act, word] = long
    ? ([cancel, 'run.cancel'] as const)
    : lacks === null
      ? ([reset, 'run.reset'] as const)
      : ([again, `run.${lacks}`] as const);
  const Icon = long ? IconX : IconRotate;
  return (
    <Button
      className={`${styles['plain']} ${styles['over']}`}
      variant="default"
      leftSection={<Icon size={15} aria-hidden="true" />}
      onClick={act}
    >
      {t(word)}
    </Button>
  );
}
