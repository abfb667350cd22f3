/** The right side of a lesson: of the page only what the step is about, large. */
import { useEffect, type ReactNode } from 'react';
import { useWords } from '../../i18n/react';
import type { Translate } from '../../i18n';
import type { LessonView, Step } from '../../lessons/lesson';
import { LabFrame } from '../lab/shared/LabFrame';
import { LabEmpty } from '../lab/shared/LabWaiting';
import { useNewLab } from '../lab/shared/new-lab';
import { Bounded } from '../parts/Bounded';
import { later, type WaitingProps } from '../parts/later';
import { NotLoaded } from '../parts/NotLoaded';
import { useShell } from '../state/shell-context';
import { useApp } from '../state/store-context';
import { AnswerCard } from './AnswerCard';
import { GateCard } from './GateCard';
import { LearnRun } from './LearnRun';
import { LessonFields } from './LessonFields';
import styles from './learn.module.css';
import { SequenceCard } from './SequenceCard';

interface LessonStageProps {
  readonly step: Step;
  /** Whether it is; then it points at nothing any more. */
  readonly done: boolean;
}

export function LessonStage({ step: { show, controls, points }, done }: LessonStageProps) {
  const { t } = useWords();
  const pointed = done ? undefined : points;
  const { lab } = useNewLab();
  const watch = useApp((state) => state.watchSurgery);
  const showFace = useShell((state) => state.showFace);
  // What a held gate does to answer and loss is asked for as long as a lesson is shown.
  useEffect(() => {
    watch(true);
    return () => watch(false);
  }, [watch]);
  return (
    <main className={styles['stage']} aria-label={t('app.stage')} data-points={pointed}>
      <div className={styles['bar']}>
        <Bounded name={t('sections.run')}>
          <LearnRun />
        </Bounded>
        {controls.length > 0 && <LessonFields paths={controls} />}
      </div>
      <LabFrame lab={lab} empty={<LabEmpty />}>
        <div className={styles['views']}>
          {show.map((view) => (
            <div
              key={view}
              className={isHalf(view, show) ? styles['half'] : styles['whole']}
              data-view={view}
              data-pointed={view === pointed}
            >
              <Bounded name={nameOf(view, t)}>{viewOf(view)}</Bounded>
            </div>
          ))}
        </div>
      </LabFrame>
      <p className={styles['inLab']}>
        {t('learn.inLab')}{' '}
        <button type="button" onClick={() => showFace('lab')}>
          {t('learn.openLab')}
        </button>
      </p>
    </main>
  );
}

/** The task and its answers stand side by side where a step has both. */
const isHalf = (view: LessonView, show: readonly LessonView[]): boolean =>
  (view === 'sequence' && show.includes('answer')) || (view === 'answer' && show.includes('sequence'));

/** Views of the lab, each loaded when a lesson shows it first. */
const LearningCurves = later(() => import('../lab/curves/LearningCurves'), ViewWaiting);
const Preparation = later(() => import('../lab/preparation/Preparation'), ViewWaiting);
const Verdict = later(() => import('../compare/verdict/Verdict'), ViewWaiting);
const Forecasts = later(() => import('./Forecasts'), ViewWaiting);
const Gates = later(() => import('./Gates'), ViewWaiting);
const Panel = later(() => import('./Panel'), ViewWaiting);

function ViewWaiting({ missing }: WaitingProps) {
  return missing ? <NotLoaded script="learn" missing={missing} /> : <div className={styles['pending']} />;
}

/** What a view is called where it cannot be drawn. */
function nameOf(view: LessonView, t: Translate): string {
  if (view === 'sequence' || view === 'answer') return t(`learn.${view}`);
  if (view === 'curves' || view === 'predictions' || view === 'preparation' || view === 'verdict')
    return t(`sections.${view}`);
  return t('sections.gates');
}

const nothing = (): void => undefined;

function viewOf(view: LessonView): ReactNode {
  switch (view) {
    case 'sequence':
      return <SequenceCard />;
    case 'answer':
      return <AnswerCard />;
    case 'gate':
      return <GateCard />;
    case 'gates':
      return <Gates />;
    case 'curves':
      return <LearningCurves verdict={null} />;
    case 'predictions':
      return <Forecasts />;
    case 'preparation':
      return <Preparation onClose={nothing} />;
    case 'verdict':
      return <Verdict />;
    default:
      return <Panel id={view} />;
  }
}
