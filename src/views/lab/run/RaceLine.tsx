/** How far a race of several seeds has come, how long it takes, and the button that ends it. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { isMendedByReload } from '../../../store/deployment';
import type { RaceState } from '../../../store/raceState';
import type { AppState } from '../../../store/state';
import { problemSentence, type Translate } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { clockTime } from '../../words/format';
import { ReloadButton } from '../../parts/ReloadButton';
import { useApp, usePaced } from '../../state/store-context';
import styles from './race.module.css';

const race = (state: AppState) => state.race;
/** The word and the button never lag behind. */
const status = (state: AppState) => state.race.status;

const isOver = ({ status: word }: RaceState['runs'][number]) => word !== 'waiting' && word !== 'training';

/** Runs that were left out are no part of what is to be done; once nothing more is, they are what is missing. */
export function shareDone({ status: word, runs }: Pick<RaceState, 'status' | 'runs'>, epochs: number): number {
  if (word === 'ended') return runs.filter(({ outcome }) => outcome !== null).length / Math.max(1, runs.length);
  const racing = runs.filter((run) => run.status !== 'cancelled');
  const done = racing.reduce((sum, run) => sum + (isOver(run) ? 1 : Math.min(1, run.epoch / epochs)), 0);
  return done / Math.max(1, racing.length);
}

interface RaceLineProps {
  /** How far it is, with Cancel; what went wrong can stand elsewhere, because it takes more room. */
  readonly progress: boolean;
  readonly trouble: boolean;
  /** The button is gone with what it cancels, so that the focus needs another place. */
  readonly onCancelled: () => void;
}

export default function RaceLine({ progress, trouble, onCancelled }: RaceLineProps) {
  const { t } = useWords();
  const now = usePaced(race, 100, status);
  const epochs = useApp((state) => state.spec.training.epochs);
  const cancel = useApp((state) => state.cancelRace);
  // The runs that wait go on with their script, as those do that stand still.
  const again = useApp((state) => state.train);
  const { runs, problem } = now;
  const racing = runs.filter((run) => run.status !== 'cancelled');
  const share = shareDone(now, epochs);
  const text = words(now, racing, t);
  const open = now.status === 'training' || now.status === 'paused';
  return (
    <div className={styles['line']}>
      {progress && (
        <>
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
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                cancel();
                onCancelled();
              }}
            >
              {t('race.cancel')}
            </Button>
          )}
        </>
      )}
      {trouble && problem && (
        <span role="alert" className={styles['problem']}>
          <IconAlertTriangle size={13} aria-hidden="true" />
          {problemSentence(problem, t)}
          {isMendedByReload(problem) && <ReloadButton />}
          {problem.values['script'] === 'racer' && !isMendedByReload(problem) && (
            <Button size="compact-xs" variant="default" onClick={again}>
              {t('loading.again')}
            </Button>
          )}
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
