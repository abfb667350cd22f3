/** What was loaded of a run that was restored, and whether training it again gave the same losses. */
import { useMemo } from 'react';
import { changedFields } from '../../../experiment/fields';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../state/store-context';
import { Notice } from './Notice';
import { restoredSentences } from './restored';

interface RestoredProps {
  readonly onDismissed?: () => void;
}

export default function Restored({ onDismissed }: RestoredProps) {
  const { t } = useWords();
  const restored = useApp((state) => state.ledger.restored);
  const dismiss = useApp((state) => state.dismissLedger);
  const backend = useApp(({ run, ledger }) =>
    ledger.restored ? (run.contenders[ledger.restored.summary.contender]?.backend ?? null) : null,
  );
  const spec = useApp((state) => state.spec);
  // Another experiment since then: what to do with the restored one is no longer of use.
  const asRestored = useMemo(
    () => restored !== null && changedFields(restored.summary.spec, spec).length === 0,
    [restored, spec],
  );
  if (restored === null || (restored.repetition === null && !asRestored)) return null;
  return (
    <Notice
      onDismiss={() => {
        dismiss('restored');
        onDismissed?.();
      }}
    >
      {restoredSentences(restored, backend, t).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}
