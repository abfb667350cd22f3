/** Why the laboratory has no answer; where it is gone as a whole, with what starts it again. */
import { Button } from '@mantine/core';
import type { Problem } from '../../../experiment/problem';
import { problemSentence } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { isMendedByReload } from '../../../store/deployment';
import { ReloadButton } from '../../parts/ReloadButton';
import { useApp } from '../../state/store-context';

interface LabProblemProps {
  readonly problem: Problem;
  /** Of the paragraph. */
  readonly className: string | undefined;
}

export function LabProblem({ problem, className }: LabProblemProps) {
  const { t } = useWords();
  const gone = useApp((state) => state.surgery.problem === problem);
  const start = useApp((state) => state.startLab);
  return (
    <div role="alert">
      <p className={className}>{problemSentence(problem, t)}</p>
      {gone &&
        (isMendedByReload(problem) ? (
          <ReloadButton />
        ) : (
          <Button size="compact-sm" variant="default" onClick={start}>
            {t('run.tryAgain')}
          </Button>
        ))}
    </div>
  );
}
