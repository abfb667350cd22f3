/** The run bar: start and stop, one epoch, start over; and what the run measures. */
import { Button } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconPlayerTrackNextFilled } from '@tabler/icons-react';
import { useMediaQuery } from '@mantine/hooks';
import { useRef, type ReactNode } from 'react';
import { useWords } from '../../../i18n/react';
import type { AppState } from '../../../store/state';
import { isTraining } from '../../state/model';
import { later, type WaitingProps } from '../../parts/later';
import { NotLoaded } from '../../parts/NotLoaded';
import { useApp } from '../../state/store-context';
import { Notices } from './Notices';
import { RunNumbers } from './RunNumbers';
import { RunStatusLine } from './RunStatusLine';
import { StartOver } from './StartOver';
import styles from './run.module.css';

const RaceLine = later(() => import('./RaceLine'), RaceLineWaiting);

function RaceLineWaiting({ missing }: WaitingProps) {
  return missing && <NotLoaded script="race" missing={missing} />;
}

/** Whether there is anything to say of a race; of one that has run to its end the verdict says more. */
function isTold({ race: { problem, status, runs } }: AppState): boolean {
  const complete = status === 'ended' && runs.every(({ outcome }) => outcome !== null);
  return problem !== null || (!complete && runs.some(({ run }) => run > 0));
}

export function RunBar({ navigation }: { navigation: ReactNode }) {
  const { t } = useWords();
  const status = useApp((state) => state.run.status);
  const train = useApp((state) => state.train);
  const pause = useApp((state) => state.pause);
  const stepEpoch = useApp((state) => state.stepEpoch);
  const awaited = useApp((state) => state.run.onceBuilt !== 'rest');
  const races = useApp(isTold);
  const troubled = useApp((state) => state.race.problem !== null);
  const training = isTraining(status);
  const start = useRef<HTMLButtonElement>(null);
  // Where the bar stays in sight while the page scrolls, how far the race is stays with it.
  const narrow = useMediaQuery('(max-width: 960px)', false, { getInitialValueInEffect: false });
  const line = (progress: boolean, trouble: boolean) => (
    <div className={styles['race']}>
      <RaceLine progress={progress} trouble={trouble} onCancelled={() => start.current?.focus()} />
    </div>
  );
  return (
    <section id="run" className={styles['run']} aria-label={t('sections.run')} tabIndex={-1}>
      <div className={styles['controls']}>
        <div className={styles['buttons']}>
          <Button
            ref={start}
            className={`primary-button ${styles['train']}`}
            leftSection={
              training || awaited ? (
                <IconPlayerPauseFilled size={16} aria-hidden="true" />
              ) : (
                <IconPlayerPlayFilled size={16} aria-hidden="true" />
              )
            }
            title={awaited && !training ? t('run.soonTitle') : undefined}
            onClick={training || awaited ? pause : train}
          >
            {t(training ? 'run.pause' : awaited ? 'run.soon' : 'run.train')}
          </Button>
          <Button
            className={styles['plain']}
            variant="default"
            leftSection={<IconPlayerTrackNextFilled size={14} aria-hidden="true" />}
            disabled={training || awaited}
            title={t('run.oneEpochTitle')}
            onClick={stepEpoch}
          >
            {t('run.oneEpoch')}
          </Button>
          <StartOver />
        </div>
        <RunStatusLine />
        {races && narrow && line(true, false)}
        {navigation}
      </div>
      <RunNumbers />
      {races && (!narrow || troubled) && line(!narrow, true)}
      <Notices />
    </section>
  );
}
