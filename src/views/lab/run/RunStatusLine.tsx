/** One line for the whole run: what it is doing, the slowest contender's epoch, steps a second, compute time. */
import type { AppState } from '../../../store/state';
import { useWords } from '../../../i18n/react';
import { explosionOf } from '../../../study/habits';
import { duration, timesText } from '../../words/format';
import { hasEnded, isTraining, letterOf, type ContenderRun } from '../../state/model';
import { useApp, usePaced } from '../../state/store-context';
import { buildProgress, useLong } from './build-progress';
import styles from './run.module.css';

const contenders = (state: AppState) => state.run.contenders;
/** Numbers never lag behind the word beside them. */
const statusOf = (state: AppState) => state.run.status;

export function RunStatusLine() {
  const { t } = useWords();
  const status = useApp(statusOf);
  const runs = usePaced(contenders, 50, statusOf);
  const data = useApp((state) => state.data);
  const builds = buildProgress({ data, run: { contenders: runs } });
  const long = useLong(builds !== null);
  const progress = long ? builds : null;
  const exploded = hasEnded(status) ? explosionIn(runs) : null;
  const epoch = runs.length > 0 ? Math.min(...runs.map((run) => run.epoch)) : 0;
  const slowest = runs.find((run) => run.epoch === epoch);
  const rate = runs.reduce((sum, run) => sum + (run.stepsPerSecond ?? 0), 0);
  const seconds = Math.max(0, ...runs.map((run) => run.seconds));
  return (
    // Numbers that change five times a second are not for reading aloud; the words between runs are.
    <div role="status" aria-live={isTraining(status) ? 'off' : 'polite'} className={styles['status']}>
      <span className={styles['figure']}>
        <span className={styles['big']} data-testid="epoch">
          {epoch}
        </span>
        <span className={styles['small']}>
          {slowest && isLong(slowest) && isTraining(status)
            ? t('run.epochShare', { percent: Math.floor(100 * slowest.epochShare) })
            : t('run.epoch')}
        </span>
      </span>
      <span className={styles['figure']}>
        <span className={styles['word']}>
          <span className={styles['dot']} data-status={status} aria-hidden="true" />
          {t(`run.status.${status}`)}
        </span>
        <span className={styles['small']}>
          {progress ? (
            t(`run.building.${progress.stage}`, { letter: progress.letter })
          ) : status === 'notBuilt' ? (
            t('run.notBuilt')
          ) : exploded !== null ? (
            <strong>{t('run.grown', exploded)}</strong>
          ) : (
            <>
              {Math.round(rate)} {t('run.stepsPerSecond')}
              <span className={styles['seconds']}>, {duration(seconds)}</span>
            </>
          )}
        </span>
      </span>
      {progress && (
        <span
          role="progressbar"
          aria-label={t('run.building.progress')}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(100 * progress.share)}
          className={styles['track']}
        >
          <span className={styles['done']} style={{ display: 'block', width: `${100 * progress.share}%` }} />
        </span>
      )}
    </div>
  );
}

/** The contenders whose loss has exploded, and by how much that of the worst has grown; null: none has. */
function explosionIn(runs: readonly ContenderRun[]): { letters: string; times: string } | null {
  const found = runs.flatMap(({ curves, trainLoss, valLoss }, k) => {
    const explosion = explosionOf(curves.validation[0] ?? null, [trainLoss, valLoss]);
    return explosion === null ? [] : [{ letter: letterOf(k), times: explosion.loss / explosion.before }];
  });
  if (found.length === 0) return null;
  const times = timesText(Math.max(...found.map((each) => each.times)));
  return { letters: found.map(({ letter }) => letter).join(' '), times };
}

/** Seconds from which on an epoch takes long enough to ask how far it is. */
const LONG_EPOCH = 2;
const isLong = ({ seconds, epoch, epochShare }: ContenderRun): boolean => seconds > LONG_EPOCH * (epoch + epochShare);
