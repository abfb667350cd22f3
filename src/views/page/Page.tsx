/** The page as the data flows: settings on the left, the run above, curves, predictions and gates in the middle. */
import { useMediaQuery } from '@mantine/hooks';
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
import { TrainingSection } from '../lab/rail/TrainingSection';
import { RunBar } from '../lab/run/RunBar';
import styles from './page.module.css';
import { Problems } from './Problems';
import { Section } from './Section';
import { useApp, useLatched } from '../state/store-context';
import { useShortcuts } from './shortcuts';
import { CurvesWaiting, PreparationWaiting, RunsWaiting, VerdictLineWaiting, VerdictWaiting } from './Waiting';

const GateLab = later(() => import('../lab/gates/GateLab'), LabWaiting);
const Preparation = later(() => import('../lab/preparation/Preparation'), PreparationWaiting);
const Verdict = later(() => import('../compare/verdict/Verdict'), VerdictWaiting);
const VerdictLine = later(() => import('../compare/verdict/VerdictLine'), VerdictLineWaiting);
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

export function Page() {
  const { t } = useWords();
  useShortcuts();
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
      <Section id="verdict" title={t('sections.verdict')}>
        <VerdictWhenRaced />
      </Section>
      <Section id="runs" title={t('sections.runs')}>
        <Runs />
      </Section>
    </main>
  );
  return (
    <div className={styles['page']}>
      {SKIPS.map((id) => (
        <button key={id} type="button" className={styles['skip']} onClick={() => skipTo(id)}>
          {t(`app.skip.${id}`)}
        </button>
      ))}
      <div className={styles['header']}>
        <Bounded name={t('app.name')}>
          <Header />
        </Bounded>
      </div>
      <div className={styles['run']}>
        <Bounded name={t('sections.run')}>
          <RunBar navigation={<Jump stageFirst={narrow} />} />
        </Bounded>
        <div className={styles['messages']}>
          <LeftOut>
            <Problems />
          </LeftOut>
        </div>
      </div>
      {narrow ? [stage, rail] : [rail, stage]}
      <LeftOut>
        <DropTarget />
      </LeftOut>
    </div>
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
  const judged = useApp(raced);
  const stage = ['curves', 'predictions', 'gates', ...(judged ? (['verdict'] as const) : []), 'runs'] as const;
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
