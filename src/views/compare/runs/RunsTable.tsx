/** The table of runs: a row for each, sorted by any column. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { RunSummary } from '../../../experiment/runs';
import type { DamagedRun } from '../../../store/ledgerState';
import type { AppState } from '../../../store/state';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../state/store-context';
import { COLUMNS, WORDS, type Column, type Order } from './columns';
import { DamagedRows } from './DamagedRows';
import { RunRow } from './RunRow';
import sideways from '../../parts/sideways.module.css';
import styles from './runs.module.css';

interface RunsTableProps {
  /** All that the filter lets through. */
  readonly listed: readonly RunSummary[];
  /** Those on the present page. */
  readonly shown: readonly RunSummary[];
  readonly selected: readonly RunSummary[];
  /** On the present page, after the runs. */
  readonly damaged: readonly DamagedRun[];
  readonly baseline: RunSummary | null;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  readonly onSelect: (ids: readonly string[], on: boolean) => void;
  /** Lists the runs of this race alone. */
  readonly onRace: (race: string) => void;
}

const openId = (run: string): string => `run.${run}`;
/** The details of one run at a time are unfolded. */
const openedRun = ({ opened }: AppState) => opened.find((id) => id.startsWith(openId('')));

export function RunsTable(props: RunsTableProps) {
  const { listed, shown, selected, damaged, baseline, order, onOrder, onSelect, onRace } = props;
  const { t } = useWords();
  const opened = useApp(openedRun);
  const setOpen = useApp((state) => state.setOpen);
  const overlaid = useApp((state) => state.ledger.overlaid);
  const unsaved = useApp((state) => state.ledger.unsaved);
  const memory = useApp((state) => state.ledger.status === 'memory');
  const all = listed.length > 0 && selected.length === listed.length;
  return (
    <div className={sideways['scroll']} role="region" tabIndex={0} aria-label={t('ledger.sideways')}>
      <table className={styles['runs']} aria-label={t('sections.runs')}>
        <thead>
          <tr>
            <td>
              <input
                type="checkbox"
                aria-label={t('ledger.selectAll')}
                checked={all}
                ref={(node) => {
                  if (node) node.indeterminate = selected.length > 0 && !all;
                }}
                onChange={(event) =>
                  onSelect(
                    listed.map(({ id }) => id),
                    event.currentTarget.checked,
                  )
                }
              />
            </td>
            {COLUMNS.map((column) => (
              <Header key={column} column={column} order={order} onOrder={onOrder} />
            ))}
            <th scope="col">{t('ledger.columns.curve')}</th>
          </tr>
        </thead>
        {shown.map((run) => (
          <RunRow
            key={run.id}
            run={run}
            baseline={baseline}
            selected={selected.includes(run)}
            overlaid={overlaid.some(({ id }) => id === run.id)}
            unsaved={!memory && unsaved.includes(run.id)}
            open={opened === openId(run.id)}
            onOpen={(on) => {
              if (opened !== undefined) setOpen(opened, false);
              if (on) setOpen(openId(run.id), true);
            }}
            onSelect={(on) => onSelect([run.id], on)}
            onRace={onRace}
          />
        ))}
        <DamagedRows damaged={damaged} />
      </table>
    </div>
  );
}

interface HeaderProps {
  readonly column: Column;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

function Header({ column, order, onOrder }: HeaderProps) {
  const { t } = useWords();
  const here = order.column === column;
  const Arrow = order.descending ? IconArrowDown : IconArrowUp;
  const name = t(`ledger.columns.${column}`);
  return (
    <th
      scope="col"
      aria-label={name}
      aria-sort={here ? (order.descending ? 'descending' : 'ascending') : undefined}
      data-words={WORDS.has(column)}
    >
      <button
        type="button"
        title={
          column === 'difference' || column === 'trainingSeed'
            ? t(`ledger.${column}Title`)
            : t('ledger.sortBy', { column: name })
        }
        onClick={() => onOrder({ column, descending: here ? !order.descending : column === 'ended' })}
      >
        {column === 'starred' ? '★' : name}
        {here && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  );
}
