/** The ledger: every run that was kept, to be found, compared and repeated. */
import { memo, useMemo, useState } from 'react';
import { useWords } from '../../../i18n/react';
import { Card } from '../../parts/Card';
import { HelpMark } from '../../parts/HelpMark';
import { SaveMenu } from '../../parts/save/SaveMenu';
import type { LedgerState } from '../../../store/ledgerState';
import type { AppState } from '../../../store/state';
import { useLatched } from '../../state/store-context';
import { FIRST_ORDER, sorted, type Order } from './columns';
import { Differences } from './Differences';
import { filtered, filteredDamaged, NO_FILTER } from './filter';
import { FilterBar } from './FilterBar';
import { ImportButton } from './ImportButton';
import { Notices } from './Notices';
import { Pages, PAGE } from './Pages';
import { runsTable } from './runs-csv';
import styles from './runs.module.css';
import { RunsTable } from './RunsTable';
import { SelectionBar } from './SelectionBar';

const ledgerOf = (state: AppState) => state.ledger;

/** Drawn in the pauses of whatever else there is to do: while a race is under way, runs come all the time. */
export default function Runs() {
  return <Ledger ledger={useLatched(ledgerOf)} />;
}

const Ledger = memo(function Ledger({ ledger }: { ledger: LedgerState }) {
  const { t, i18n } = useWords();
  const { runs, damaged, status, baseline: pinned } = ledger;
  const [filter, setFilter] = useState(NO_FILTER);
  const [order, setOrder] = useState<Order>(FIRST_ORDER);
  const [wantedPage, setPage] = useState(0);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [comparing, setComparing] = useState(false);

  const baseline = runs.find(({ id }) => id === pinned) ?? null;
  const listed = useMemo(
    () => sorted(filtered(runs, filter, t), order, t, i18n.language, baseline),
    [runs, filter, order, t, i18n.language, baseline],
  );
  // What was marked and is gone, or filtered away, is no longer selected.
  const selected = listed.filter(({ id }) => marked.has(id));
  // Damaged rows have nothing that could be sorted, and stand behind all runs.
  const broken = filteredDamaged(damaged, filter);
  const count = listed.length + broken.length;
  const page = Math.max(0, Math.min(wantedPage, Math.ceil(count / PAGE) - 1));
  const [from, to] = [page * PAGE, (page + 1) * PAGE];
  const title = t('sections.runs');
  const select = (ids: readonly string[], on: boolean) => {
    const next = new Set(selected.map(({ id }) => id));
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setMarked(next);
  };
  return (
    <Card
      id="runs"
      title={title}
      caption={runs.length > 0 ? t('counts.runs', { count: runs.length }) : undefined}
      tools={
        <>
          <ImportButton />
          <HelpMark of={title} text={t('ledger.look')} />
          <SaveMenu
            name={title}
            file="runs"
            form="wide"
            epochs={() => []}
            weights={null}
            parts={(card) => card.querySelectorAll('table')}
            numbers={() => (count > 0 ? runsTable(listed, baseline, broken) : null)}
          />
        </>
      }
    >
      <Notices />
      {runs.length + damaged.length === 0 ? (
        <p className={styles['empty']}>{t(status === 'loading' ? 'ledger.loading' : 'ledger.empty')}</p>
      ) : (
        <>
          <div className={styles['bars']}>
            <FilterBar
              runs={runs}
              filter={filter}
              onChange={(next) => {
                setFilter(next);
                setPage(0);
              }}
            />
            <SelectionBar selected={selected} listed={listed} onCompare={() => setComparing(true)} />
          </div>
          {comparing && selected.length > 1 && <Differences runs={selected} onClose={() => setComparing(false)} />}
          <RunsTable
            listed={listed}
            shown={listed.slice(from, to)}
            damaged={broken.slice(Math.max(0, from - listed.length), Math.max(0, to - listed.length))}
            selected={selected}
            baseline={baseline}
            order={order}
            onOrder={setOrder}
            onSelect={select}
            onRace={(race) => {
              setFilter({ ...NO_FILTER, text: race });
              setPage(0);
            }}
          />
          <Pages page={page} count={count} onPage={setPage} />
        </>
      )}
    </Card>
  );
});
