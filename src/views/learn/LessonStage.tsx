/** The right side of a lesson: of the page only what the step is about, large. */
import { useEffect, useMemo, type ReactNode } from 'react';
import { useWords } from '../../i18n/react';
import type { LessonView } from '../../lessons/lesson';
import LearningCurves from '../lab/curves/LearningCurves';
import { Heatmaps } from '../lab/gates/heatmaps/Heatmaps';
import { LAB_PANELS } from '../lab/gates/panels';
import layout from '../lab/gates/overTime.module.css';
import { Predictions } from '../lab/predictions/Predictions';
import Preparation from '../lab/preparation/Preparation';
import { LabFrame } from '../lab/shared/LabFrame';
import { LabEmpty } from '../lab/shared/LabWaiting';
import { useNewLab } from '../lab/shared/new-lab';
import { Bounded } from '../parts/Bounded';
import { Card } from '../parts/Card';
import Verdict from '../compare/verdict/Verdict';
import { useShell } from '../state/shell-context';
import { useApp } from '../state/store-context';
import { AnswerCard } from './AnswerCard';
import { GateCard } from './GateCard';
import { LearnRun } from './LearnRun';
import { LessonFields } from './LessonFields';
import styles from './learn.module.css';
import { SequenceCard } from './SequenceCard';

interface LessonStageProps {
  readonly show: readonly LessonView[];
  /** Fields of the spec that the step has the learner change, by path. */
  readonly controls: readonly string[];
}

export function LessonStage({ show, controls }: LessonStageProps) {
  const { t } = useWords();
  const { lab } = useNewLab();
  const watch = useApp((state) => state.watchSurgery);
  const showFace = useShell((state) => state.showFace);
  // What a held gate does to answer and loss is asked for as long as a lesson is shown.
  useEffect(() => {
    watch(true);
    return () => watch(false);
  }, [watch]);
  const small = useMemo(() => new Set<LessonView>(['sequence', 'answer']), []);
  return (
    <main className={styles['stage']} aria-label={t('app.stage')}>
      <div className={styles['bar']}>
        <Bounded name={t('sections.run')}>
          <LearnRun />
        </Bounded>
        {controls.length > 0 && <LessonFields paths={controls} />}
      </div>
      <LabFrame lab={lab} empty={<LabEmpty />}>
        <div className={`${styles['views']} ${layout['overTime']}`}>
          {show.map((view) => (
            <div key={view} className={small.has(view) ? styles['half'] : styles['whole']} data-view={view}>
              <Bounded name={view}>{viewOf(view, t('sections.gates'))}</Bounded>
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

function viewOf(view: LessonView, gates: string): ReactNode {
  switch (view) {
    case 'sequence':
      return <SequenceCard />;
    case 'answer':
      return <AnswerCard />;
    case 'gate':
      return <GateCard />;
    case 'gates':
      return (
        <Card id="gates" title={gates}>
          <Heatmaps readoutId="lesson-readout" />
        </Card>
      );
    case 'curves':
      return <LearningCurves verdict={null} />;
    case 'predictions':
      return <Predictions />;
    case 'preparation':
      return <Preparation onClose={() => undefined} />;
    case 'verdict':
      return <Verdict />;
    default:
      return <PanelCard id={view} />;
  }
}

/** A panel of the gate lab in a card of its own. */
function PanelCard({ id }: { id: string }) {
  const { t } = useWords();
  const panel = LAB_PANELS.find((each) => each.id === id)!;
  return (
    <div className={styles['panelCard']}>
      <panel.Panel id={panel.id} title={t(panel.title)} help={t(panel.help)} />
    </div>
  );
}
