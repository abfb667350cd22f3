/** How far a race of several seeds has come, how long it takes, and the button that ends it. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { RaceState } from '../../store/raceState';
import type { AppState } from '../../store/state';
import { problemSentence, type Translate } from '../../i18n';
import { useWords } from '../../i18n/react';
import { clockTime } from '../format';
import { useApp, usePaced } from '../store-context';
import styles from './race.module.css';

const race = (state: AppState) => state.race;
/** The word and the button never lag behind. */
const status = (state: AppState) => state.race.status;

const isOver = ({ status: word }: RaceState['runs'][number]) => word !== 'waiting' && word !== 'training';

export default function RaceLine() {
  const { t } = useWords();
  const now = usePaced(race, 100, status);
  const epochs = useApp((state) => state.spec.training.epochs);
  const cancel = useApp((state) => state.cancelRace);
  const { runs, problem } = now;
  // Runs that were left out are no part of what is to be done.
  const racing = runs.filter((run) => run.status !== 'cancelled');
  const share =
    racing.reduce((sum, run) => sum + (isOver(run) ? 1 : Math.min(1, run.epoch / epochs)), 0) /
    Math.max(1, racing.length);
  const text = words(now, racing, t);
  const open = now.status === 'training' || now.status === 'paused';
  return (
    <div className={styles['line']}>
      <div
        role="progressbar"
        aria-label={t('race.progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * share)}
        aria-valuetext={text}
        className={styles['track']}
      >
        <div className={styles['done']} style={{ width: `${100 * share}%` }} />
      </div>
      <span className={styles['text']}>{text}</span>
      {open && (
        <Button size="compact-xs" variant="default" onClick={cancel}>
          {t('race.cancel')}
        </Button>
      )}
      {problem && (
        <span role="alert" className={styles['problem']}>
          <IconAlertTriangle size={13} aria-hidden="true" />
          {problemSentence(problem, t)}
        </span>
      )}
    </div>
  );
}

function words({ status: word, runs, secondsLeft }: RaceState, racing: RaceState['runs'], t: Translate): string {
  const going = t('race.going', { done: racing.filter(isOver).length, total: racing.length });
  switch (word) {
    case 'idle':
      return t('race.waiting', { total: runs.length });
    case 'ended':
      return t('race.ended', { done: runs.filter(({ outcome }) => outcome !== null).length, total: runs.length });
    case 'paused':
      return t('race.paused', { runs: going });
    case 'training':
      return secondsLeft === null ? going : t('race.left', { runs: going, time: clockTime(secondsLeft) });
    default:
      return word satisfies never;
  }
}
