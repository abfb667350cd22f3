/** Says that a panel shows the networks of a past epoch, and where training is. */
import { IconHistory } from '@tabler/icons-react';
import type { AppState } from '../../../store/state';
import { useWords } from '../../../i18n/react';
import { letterOf, type ContenderRun } from '../../state/model';
import { useApp, usePaced } from '../../state/store-context';
import { epochList } from './epoch-list';
import styles from './past.module.css';

const contenders = (state: AppState) => state.run.contenders;

/** Nothing while the networks are shown as training goes. */
export function PastBanner() {
  const epoch = useApp((state) => state.time.shown);
  const runs = usePaced(contenders, 60);
  return epoch !== null && <PastWords epoch={epoch} runs={runs} icon />;
}

interface PastWordsProps {
  /** That is shown. */
  readonly epoch: number;
  readonly runs: readonly Pick<ContenderRun, 'epoch' | 'trace'>[];
  readonly icon?: boolean;
}

export function PastWords({ epoch, runs, icon = false }: PastWordsProps) {
  const { t } = useWords();
  const reached = epochList(runs.map((run, k) => ({ letter: letterOf(k), epoch: run.epoch })));
  const others = runs.flatMap(({ trace }, k) =>
    trace === null || trace.epoch === epoch ? [] : [`${letterOf(k)} ${trace.epoch}`],
  );
  const sentence =
    others.length === 0
      ? t('time.shown', { epoch, reached })
      : t('time.shownEach', { epoch, reached, others: others.join(t('places.listSeparator')) });
  return (
    <span className={styles['banner']} title={sentence}>
      {icon && <IconHistory size={13} aria-hidden="true" />}
      <span>{sentence}</span>
    </span>
  );
}
