/** What else is known of a run, the user's note on it, and what can be done with it alone. */
import { Textarea } from '@mantine/core';
import { IconPin, IconPinnedOff, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { LONGEST, type RunSummary } from '../../../experiment/runs';
import { useWords } from '../../../i18n/react';
import { compact, duration } from '../../words/format';
import { useShell } from '../../state/shell-context';
import { useApp } from '../../state/store-context';
import { changeText } from './change-text';
import { endText } from './end-text';
import { runName } from '../../words/run-title';
import styles from './runs.module.css';

export function RunDetails({ run, pinned }: { run: RunSummary; pinned: boolean }) {
  const { t, i18n } = useWords();
  const restoreRun = useApp((state) => state.restoreRun);
  const showFace = useShell((state) => state.showFace);
  const pinBaseline = useApp((state) => state.pinBaseline);
  const noteRun = useApp((state) => state.noteRun);
  const [draft, setDraft] = useState<string | null>(null);
  const stepTime = (ms: number) =>
    t(`ledger.company.${run.beside === null ? 'unknown' : run.beside ? 'beside' : 'alone'}`, {
      time: t('ledger.milliseconds', { value: compact(ms) }),
    });
  const facts: readonly (readonly [string, string])[] = [
    [t('ledger.facts.end'), `${endText(run, t)}, ${new Date(run.ended).toLocaleString(i18n.language)}`],
    [
      t('ledger.facts.scores'),
      run.best?.restored === true
        ? t('ledger.scoresOf.best', { epoch: run.best.epoch })
        : t('ledger.scoresOf.last', { epoch: run.epochs }),
    ],
    [t('ledger.facts.time'), duration(run.seconds)],
    ...(run.msPerStep === null ? [] : [[t('ledger.facts.msPerStep'), stepTime(run.msPerStep)] as const]),
    ...(run.variant === null ? [] : [[t('ledger.facts.variant'), run.variant] as const]),
    [t('ledger.facts.fingerprint'), run.fingerprint],
    ...(run.changes.length === 0
      ? []
      : [
          [
            t('ledger.facts.changes'),
            run.changes.map((each) => changeText(each, t)).join(t('places.sentenceSeparator')),
          ] as const,
        ]),
  ];
  return (
    <div className={styles['details']}>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Textarea
        className={styles['note']}
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        label={t('ledger.note')}
        aria-label={t('ledger.noteOf', { name: runName(run, t) })}
        maxLength={LONGEST.note}
        value={draft ?? run.note}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => {
          setDraft(null);
          if (draft !== null && draft !== run.note) noteRun(run.id, draft);
        }}
      />
      <div className={styles['bar']}>
        <button
          type="button"
          className={styles['button']}
          title={t('ledger.restoreTitle')}
          onClick={() => {
            restoreRun(run.id);
            showFace('lab');
          }}
        >
          <IconRestore size={14} aria-hidden="true" />
          {t('ledger.restore')}
        </button>
        <button
          type="button"
          className={styles['button']}
          title={t('ledger.pinTitle')}
          onClick={() => pinBaseline(pinned ? null : run.id)}
        >
          {pinned ? <IconPinnedOff size={14} aria-hidden="true" /> : <IconPin size={14} aria-hidden="true" />}
          {t(pinned ? 'ledger.unpin' : 'ledger.pin')}
        </button>
      </div>
    </div>
  );
}
