/** What the ledger has to say: that nothing is kept, what went wrong, what was deleted, imported or restored. */
import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useMemo, useRef, type ReactNode } from 'react';
import { changedFields } from '../../../experiment/fields';
import { problemSentence, type Translate } from '../../../i18n';
import type { ImportedRuns } from '../../../store/ledgerState';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../state/store-context';
import { missingSentences } from './missing';
import { restoredSentences } from './restored';
import styles from './runs.module.css';

export function Notices() {
  const { t } = useWords();
  const ledger = useApp((state) => state.ledger);
  const undoDelete = useApp((state) => state.undoDelete);
  const dismiss = useApp((state) => state.dismissLedger);
  const { problems, missing, imported, restored, undoable, status } = ledger;
  const backend = useApp(({ run, ledger }) =>
    ledger.restored ? (run.contenders[ledger.restored.summary.contender]?.backend ?? null) : null,
  );
  const spec = useApp((state) => state.spec);
  // Another experiment since then: what to do with the restored one is no longer of use.
  const asRestored = useMemo(
    () => restored !== null && changedFields(restored.summary.spec, spec).length === 0,
    [restored, spec],
  );
  const box = useRef<HTMLDivElement>(null);
  /** What was pressed goes with its notice: the focus stays where it was, before what follows. */
  const leaving = (act: () => void) => () => {
    act();
    box.current?.focus();
  };
  return (
    <div ref={box} tabIndex={-1} className={styles['notices']}>
      {(problems.length > 0 || missing !== null) && (
        <Notice role="alert" onDismiss={leaving(() => dismiss('problems'))}>
          {missing !== null && missingSentences(missing, t).map((sentence) => <p key={sentence}>{sentence}</p>)}
          {problems.map((each, k) => (
            <p key={k}>{problemSentence(each, t)}</p>
          ))}
        </Notice>
      )}
      {status === 'memory' && problems.length === 0 && missing === null && <Notice>{t('ledger.memory')}</Notice>}
      {undoable > 0 && (
        <Notice onDismiss={leaving(() => dismiss('deleted'))}>
          {t('ledger.deleted', { count: undoable })}{' '}
          {/* The button that deleted can no longer be pressed: the focus comes here. */}
          <button type="button" autoFocus className={styles['link']} onClick={leaving(undoDelete)}>
            {t('ledger.undo')}
          </button>
        </Notice>
      )}
      {imported && <Notice onDismiss={leaving(() => dismiss('imported'))}>{importedSentence(imported, t)}</Notice>}
      {restored && (restored.repetition !== null || asRestored) && (
        <Notice onDismiss={leaving(() => dismiss('restored'))}>
          {restoredSentences(restored, backend, t).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
    </div>
  );
}

interface NoticeProps {
  readonly role?: 'alert' | 'status';
  readonly onDismiss?: () => void;
  readonly children: ReactNode;
}

function Notice({ role = 'status', onDismiss, children }: NoticeProps) {
  const { t } = useWords();
  const Icon = role === 'alert' ? IconAlertTriangle : IconInfoCircle;
  return (
    <div role={role} className={styles['notice']} data-alert={role === 'alert'}>
      <Icon size={15} aria-hidden="true" />
      <div>{children}</div>
      {onDismiss && (
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('alerts.dismiss')} onClick={onDismiss}>
          <IconX size={14} aria-hidden="true" />
        </ActionIcon>
      )}
    </div>
  );
}

/** Counts only what there was. */
const importedSentence = (imported: ImportedRuns, t: Translate): string =>
  t('ledger.imported', {
    counts: (['added', 'updated', 'known'] as const)
      .filter((what) => imported[what] > 0)
      .map((what) => t(`ledger.importedCounts.${what}`, { count: imported[what] }))
      .join(t('places.listSeparator')),
  });
