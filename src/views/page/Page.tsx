/** The page: its head, and the face that is shown. */
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, type ReactNode } from 'react';
import { useWords } from '../../i18n/react';
import { LabWaiting } from '../lab/shared/LabWaiting';
import { Header } from './header/Header';
import { DropTarget } from '../lab/own/DropTarget';
import { Predictions } from '../lab/predictions/Predictions';
import { raced } from '../compare/verdict/raced';
import { DataSection, PREPARE_BUTTON } from '../lab/rail/DataSection';
import { NetworkSection } from '../lab/rail/NetworkSection';
import { Bounded, LeftOut } from '../parts/Bounded';
import { later } from '../parts/later';
import { hasWindows } from '../../experiment/resolvedTask';
import { isOpen } from '../../store/opened';
import { isLesson } from '../../store/shell/place';
import { TrainingSection } from '../lab/rail/TrainingSection';
import { RunBar } from '../lab/run/RunBar';
import styles from './page.module.css';
import { Problems } from './Problems';
import { Section } from './Section';
import { useShell, useShellStore } from '../state/shell-context';
import { AppStoreProvider, useApp, useLatched } from '../state/store-context';
import { useShortcuts } from './shortcuts';
import {
  CurvesWaiting,
  LearnWaiting,
  NothingWaiting,
  PreparationWaiting,
  RunsWaiting,
  VerdictLineWaiting,
  VerdictWaiting,
} from './Waiting';

const Learn = later(() => import('../learn/Learn'), LearnWaiting);
const GateLab = later(() => import('../lab/gates/GateLab'), LabWaiting);
const Preparation = later(() => import('../lab/preparation/Preparation'), PreparationWaiting);
const Verdict = later(() => import('../compare/verdict/Verdict'), VerdictWaiting);
const VerdictLine = later(() => import('../compare/verdict/VerdictLine'), VerdictLineWaiting);
const Restored = later(() => import('../compare/runs/Restored'), NothingWaiting);
const Runs = later(() => import('../compare/runs/Runs'), RunsWaiting);
const LearningCurves = later(() => import('../lab/curves/LearningCurves'), CurvesWaiting);

/** Where the first keys of a keyboard lead, past the header and the settings. */
const SKIPS = ['run', 'gates'] as const;

/** Moves the focus there, so that the next Tab goes on from it. */
function skipTo(id: string): void {
  const place = document.getElementById(id);
  if (!place) return;
  place.tabIndex = -1;
  place.focus();
}

/** The head, and under it one of the three faces. What is not in sight is not drawn, and asks for nothing. */
export function Page() {
  const face = useShell((state) => state.face);
  const app = useShell((state) => state.app);
  const ofLesson = useShell((state) => isLesson(state.learn));
  const shell = useShellStore();
  const leaveToLab = useCallback(() => {
    const { face: now, learn, leaveLesson } = shell.getState();
    // What is dropped is the person's own, and no lesson's.
    if (now === 'learn' || isLesson(learn)) leaveLesson('lab');
    return shell.getState().app!.getState();
  }, [shell]);
  const shown = (
    <div className={styles['page']} data-face={face}>
      {face === 'lab' && <Skips />}
      <div className={styles['header']}>
        <Header />
      </div>
      {face === 'learn' ? (
        <div className={styles['learn']} id="face">
          <Learn />
          {app !== null && <Messages />}
        </div>
      ) : (
        app !== null && (face === 'lab' ? <LabFace /> : <CompareFace />)
      )}
      <LeftOut>
        <DropTarget arrive={leaveToLab} />
      </LeftOut>
    </div>
  );
  // Another experiment is another page: nothing of what was chosen on it is carried over.
  if (app === null) return shown;
  return (
    <AppStoreProvider key={ofLesson ? 'lesson' : 'own'} store={app}>
      {shown}
    </AppStoreProvider>
  );
}

function Skips() {
  const { t } = useWords();
  return SKIPS.map((id) => (
    <button key={id} type="button" className={styles['skip']} onClick={() => skipTo(id)}>
      {t(`app.skip.${id}`)}
    </button>
  ));
}

/** Messages lie over the page, so that nothing moves when one comes or goes. */
function Messages() {
  return (
    <div className={styles['messages']}>
      <LeftOut>
        <Problems />
      </LeftOut>
    </div>
  );
}

/** Restoring leads here, where the run can be trained again. */
function RestoredWhenThere() {
  return useApp((state) => state.ledger.restored !== null) && <Restored />;
}

function Run({ navigation }: { navigation: ReactNode }) {
  const { t } = useWords();
  useShortcuts();
  return (
    <div className={styles['run']}>
      <OfLesson />
      <Bounded name={t('sections.run')}>
        <RunBar navigation={navigation} />
      </Bounded>
      <Messages />
    </div>
  );
}

/** Says whose networks these are while a lesson is under way, and leads back to it, or to the person's own. */
function OfLesson() {
  const { t } = useWords();
  const learn = useShell((state) => state.learn);
  const face = useShell((state) => state.face);
  const showFace = useShell((state) => state.showFace);
  const leave = useShell((state) => state.leaveLesson);
  if (!isLesson(learn)) return null;
  return (
    <p className={styles['ofLesson']}>
      <span>{t('faces.ofLesson')}</span>
      <button type="button" onClick={() => showFace('learn')}>
        {t('faces.toLesson')}
      </button>
      <button type="button" onClick={() => leave(face)}>
        {t('faces.toOwn')}
      </button>
    </p>
  );
}

/** Settings on the left, the run above, curves, predictions and gates in the middle. */
function LabFace() {
  const { t } = useWords();
  // Where everything lies under one another, what Train moves comes before the settings, in reading order as well.
  const narrow = useMediaQuery('(max-width: 960px)', false, { getInitialValueInEffect: false });
  const setOpen = useApp((state) => state.setOpen);
  const setPreparing = (open: boolean) => setOpen('preparation', open);
  const preparing = useApp((state) => hasWindows(state.spec) && isOpen(state, 'preparation'));
  const rail = (
    <aside key="rail" className={styles['rail']} aria-label={t('app.rail')}>
      <Bounded name={t('sections.data')}>
        <DataSection preparing={preparing} onPrepare={setPreparing} />
      </Bounded>
      <Bounded name={t('sections.network')}>
        <NetworkSection />
      </Bounded>
      <Bounded name={t('sections.training')}>
        <TrainingSection />
      </Bounded>
    </aside>
  );
  const stage = (
    <main
      key="stage"
      id="face"
      className={preparing ? `${styles['stage']} ${styles['preparing']}` : styles['stage']}
      aria-label={t('app.stage')}
    >
      {preparing && (
        <Section id="preparation" title={t('sections.preparation')}>
          <Preparation
            onClose={() => {
              setPreparing(false);
              document.getElementById(PREPARE_BUTTON)?.focus();
            }}
          />
        </Section>
      )}
      <Section id="curves" title={t('sections.curves')}>
        <LearningCurves verdict={<VerdictLineWhenRaced />} />
      </Section>
      <Section id="predictions" title={t('sections.predictions')}>
        <Predictions />
      </Section>
      <Section id="gates" title={t('sections.gates')}>
        <GateLab />
      </Section>
    </main>
  );
  return (
    <>
      <Run navigation={<Jump stageFirst={narrow} />} />
      <div className={styles['restored']}>
        <RestoredWhenThere />
      </div>
      {narrow ? [stage, rail] : [rail, stage]}
    </>
  );
}

/** The race with its verdict, and the runs that are kept. */
function CompareFace() {
  const { t } = useWords();
  return (
    <>
      <Run navigation={null} />
      <main id="face" className={`${styles['stage']} ${styles['compare']}`} aria-label={t('app.stage')}>
        <Section id="verdict" title={t('sections.verdict')}>
          <VerdictWhenRaced />
        </Section>
        <Section id="runs" title={t('sections.runs')}>
          <Runs />
        </Section>
      </main>
    </>
  );
}

/** Comes in the pauses of whatever else there is to do: all its tables at once would hold up the page. */
function VerdictWhenRaced() {
  const judged = useLatched(raced);
  return judged && <Verdict />;
}

function VerdictLineWhenRaced() {
  return useApp(raced) && <VerdictLine />;
}

/** On a narrow screen the sections lie under one another; these links lead to each. */
function Jump({ stageFirst }: { stageFirst: boolean }) {
  const { t } = useWords();
  const settings = ['data', 'network', 'training'] as const;
  const stage = ['curves', 'predictions', 'gates'] as const;
  const sections = stageFirst ? [...stage, ...settings] : [...settings, ...stage];
  return (
    <nav className={styles['jump']} aria-label={t('app.jump')}>
      {sections.map((id) => (
        <a
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            // The part of the address after '#' holds the experiment.
            event.preventDefault();
            document.getElementById(id)?.scrollIntoView();
          }}
        >
          {t(`sections.${id}`)}
        </a>
      ))}
    </nav>
  );
}
