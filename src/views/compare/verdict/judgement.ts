/** The page's race as the verdict's views read it: judged anew whenever a run ends. */
import { useMemo } from 'react';
import type { AppState } from '../../../store/state';
import { useWords } from '../../../i18n/react';
import { resolvedTask } from '../../../experiment/resolvedTask';
import { judge, type Judgement } from '../../../study/verdict';
import { useApp } from '../../state/store-context';
import type { Naming } from './sentence';
import { contenderName } from '../../words/contender-name';

type Runs = AppState['race']['runs'];

/** A run's progress changes nothing; its end does. */
const sameEnds = (a: Runs, b: Runs): boolean =>
  a.length === b.length && a.every(({ status, outcome }, k) => status === b[k]!.status && outcome === b[k]!.outcome);

export function useJudgement(): Judgement {
  const runs = useApp((state) => state.race.runs, sameEnds);
  const task = useApp((state) => resolvedTask(state.spec));
  const contenders = useApp((state) => state.spec.contenders.length);
  return useMemo(() => judge(task, runs, contenders), [task, runs, contenders]);
}

export function useNaming(): Naming {
  const { t } = useWords();
  const contenders = useApp((state) => state.spec.contenders);
  const unit = useApp(({ data }) => {
    const targets = data.preview?.forecast?.targets ?? [];
    return targets.length === 1 ? targets[0]!.unit : '';
  });
  return useMemo(
    () => ({ t, unit, names: contenders.map(({ cell }, k) => contenderName(k, cell, t)) }),
    [t, contenders, unit],
  );
}
