/** What the table of runs lists: by words, cell, data and star. */
import { TextInput } from '@mantine/core';
import type { RunSummary } from '../../../experiment/runs';
import { CELLS } from '../../../experiment/cells';
import { useWords } from '../../../i18n/react';
import { ChoiceField } from '../../parts/fields';
import { dataTitles, type Filter } from './filter';
import styles from './runs.module.css';

interface FilterBarProps {
  /** All that are kept. */
  readonly runs: readonly RunSummary[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

export function FilterBar({ runs, filter, onChange }: FilterBarProps) {
  const { t, i18n } = useWords();
  const cells = CELLS.map((value) => ({ value, label: t(`cells.${value}`) }));
  const titles = dataTitles(runs, t, i18n.language).map((value) => ({ value, label: value }));
  return (
    <div className={styles['bar']}>
      <TextInput
        className={styles['text']}
        size="xs"
        type="search"
        aria-label={t('ledger.filter')}
        placeholder={`${t('ledger.filter')}: ${t('ledger.filterHint')}`}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      <ChoiceField
        hideLabel
        label={t('ledger.filterCell')}
        value={filter.cell}
        choices={[{ value: '', label: t('ledger.anyCell') }, ...cells]}
        onChange={(cell) => onChange({ ...filter, cell })}
      />
      <ChoiceField
        hideLabel
        label={t('ledger.filterData')}
        value={filter.data}
        choices={[{ value: '', label: t('ledger.anyData') }, ...titles]}
        onChange={(data) => onChange({ ...filter, data })}
      />
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={filter.starred}
          onChange={(event) => onChange({ ...filter, starred: event.currentTarget.checked })}
        />
        {t('ledger.starred')}
      </label>
    </div>
  );
}
