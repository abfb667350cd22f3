/** What can be done with the selected runs: compare, export, delete. */
import { IconArrowsDiff, IconDownload, IconTrash } from '@tabler/icons-react';
import type { RunSummary } from '../../../experiment/runs';
import { useWords } from '../../../i18n/react';
import { handOver } from '../../parts/save/hand-over';
import { useApp } from '../../state/store-context';
import styles from './runs.module.css';

interface SelectionBarProps {
  readonly selected: readonly RunSummary[];
  /** Exported where none is selected. */
  readonly listed: readonly RunSummary[];
  readonly onCompare: () => void;
}

export function SelectionBar({ selected, listed, onCompare }: SelectionBarProps) {
  const { t } = useWords();
  const deleteRuns = useApp((state) => state.deleteRuns);
  const exportRuns = useApp((state) => state.exportRuns);
  const exported = (selected.length > 0 ? selected : listed).map(({ id }) => id);
  const few = selected.length < 2;
  return (
    <div className={styles['bar']}>
      <span className={styles['dim']} role="status">
        {selected.length > 0 && t('ledger.selected', { count: selected.length })}
      </span>
      <button
        type="button"
        className={styles['button']}
        disabled={few}
        title={t(few ? 'ledger.compareNeeds' : 'ledger.compareTitle')}
        onClick={onCompare}
      >
        <IconArrowsDiff size={14} aria-hidden="true" />
        {t('ledger.compare')}
      </button>
      <button
        type="button"
        className={styles['button']}
        disabled={exported.length === 0}
        title={t('ledger.exportTitle')}
        onClick={() =>
          void exportRuns(exported).then((text) => {
            if (text === null) return;
            handOver(new Blob([text], { type: 'application/json' }), 'rnn-playground-runs.json');
          })
        }
      >
        <IconDownload size={14} aria-hidden="true" />
        {t('ledger.export', { count: exported.length })}
      </button>
      <button
        type="button"
        className={styles['button']}
        disabled={selected.length === 0}
        onClick={() => deleteRuns(selected.map(({ id }) => id))}
      >
        <IconTrash size={14} aria-hidden="true" />
        {t('ledger.delete')}
      </button>
    </div>
  );
}
