/** A run's name, which a click or Enter makes a field. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { LONGEST, type RunSummary } from '../../../experiment/runs';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../state/store-context';
import { runName, runTitle } from '../../words/run-title';
import styles from './runs.module.css';

export function RunName({ run }: { run: RunSummary }) {
  const { t } = useWords();
  const renameRun = useApp((state) => state.renameRun);
  const [draft, setDraft] = useState<string | null>(null);
  /** The keyboard has left the field, so the focus goes back to where it came from. */
  const [left, setLeft] = useState(false);
  const title = runTitle(run, t);
  const name = runName(run, t);
  if (draft === null) {
    return (
      <button
        type="button"
        className={styles['name']}
        autoFocus={left}
        data-own={run.name !== ''}
        aria-label={t('ledger.rename', { name })}
        title={t('ledger.rename', { name })}
        onClick={() => {
          setLeft(false);
          setDraft(run.name);
        }}
      >
        {title}
      </button>
    );
  }
  const take = () => {
    setDraft(null);
    if (draft.trim() !== run.name) renameRun(run.id, draft);
  };
  return (
    <TextInput
      size="xs"
      className={styles['nameField']}
      // The field stands where the pressed button stood.
      autoFocus
      aria-label={t('ledger.nameOf', { name })}
      placeholder={title}
      maxLength={LONGEST.name}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // Else the same key would press the button that takes the field's place.
        event.preventDefault();
        setLeft(true);
        if (event.key === 'Enter') take();
        else setDraft(null);
      }}
    />
  );
}
