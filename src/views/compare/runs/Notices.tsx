/** What the ledger has to say: that nothing is kept, what went wrong, what was deleted, imported or restored. */
import { useRef } from 'react';
import { problemSentence, type Translate } from '../../../i18n';
import type { ImportedRuns } from '../../../store/ledgerState';
import { useWords } from '../../../i18n/react';
import { isLesson } from '../../../store/shell/place';
import { useShell } from '../../state/shell-context';
import { useApp } from '../../state/store-context';
import { missingSentences } from './missing';
import { Notice } from './Notice';
import Restored from './Restored';
import styles from './runs.module.css';

export function Notices() {
  const { t } = useWords();
  const ledger = useApp((state) => state.ledger);
  const undoDelete = useApp((state) => state.undoDelete);
  const dismiss = useApp((state) => state.dismissLedger);
  const { problems, missing, imported, undoable, status } = ledger;
  const ofLesson = useShell((state) => isLesson(state.learn));
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
      {status === 'memory' && problems.length === 0 && missing === null && (
        <Notice>{t(ofLesson ? 'ledger.ofLesson' : 'ledger.memory')}</Notice>
      )}
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
      <Restored onDismissed={() => box.current?.focus()} />
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
