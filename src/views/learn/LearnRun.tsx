/** What of the run bar a lesson needs: Train, the epoch, and how well it goes on sequences that it was not trained on. */
import { Button } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useWords } from '../../i18n/react';
import type { AppState } from '../../store/state';
import { isTraining, letterOf } from '../state/model';
import { useApp, usePaced } from '../state/store-context';
import styles from './learn.module.css';

const contenders = (state: AppState) => state.run.contenders;
const statusOf = (state: AppState) => state.run.status;

export function LearnRun() {
  const { t } = useWords();
  const status = useApp(statusOf);
  const awaited = useApp((state) => state.run.onceBuilt !== 'rest');
  const train = useApp((state) => state.train);
  const pause = useApp((state) => state.pause);
  const runs = usePaced(contenders, 50, statusOf);
  const goes = isTraining(status) || awaited;
  const epoch = runs.length > 0 ? Math.min(...runs.map((run) => run.epoch)) : 0;
  const shares = runs.flatMap(({ scores }, k) => {
    const accuracy = scores?.test.own.overall['accuracy'];
    if (accuracy === undefined || Number.isNaN(accuracy)) return [];
    return [`${runs.length > 1 ? `${letterOf(k)} ` : ''}${Math.round(100 * accuracy)} %`];
  });
  return (
    <section id="run" className={styles['run']} aria-label={t('sections.run')} tabIndex={-1}>
      <Button
        className={`primary-button ${styles['train']}`}
        size="md"
        leftSection={
          goes ? (
            <IconPlayerPauseFilled size={17} aria-hidden="true" />
          ) : (
            <IconPlayerPlayFilled size={17} aria-hidden="true" />
          )
        }
        onClick={goes ? pause : train}
      >
        {t(isTraining(status) ? 'run.pause' : awaited ? 'run.soon' : 'run.train')}
      </Button>
      <div role="status" aria-live={isTraining(status) ? 'off' : 'polite'} className={styles['status']}>
        <b data-testid="epoch">{epoch}</b> {t('learn.epochs')} · {t(`run.status.${status}`)}
        {shares.length > 0 && ` · ${t('learn.rightShare', { shares: shares.join(', ') })}`}
      </div>
    </section>
  );
}
