/** What went wrong, one plain sentence each, until it is dismissed or the next good change. */
import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconTableOptions, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Problem } from '../../experiment/problem';
import { problemSentence } from '../../i18n';
import { useWords } from '../../i18n/react';
import { isMendedByReload } from '../../store/deployment';
import { ledgerScript } from '../../store/ledgerScript';
import { refusedIn } from '../../store/own';
import { FormatDialog } from '../lab/own/dialogs';
import { Mends } from '../lab/own/Mends';
import { ReloadButton } from '../parts/ReloadButton';
import { useApp } from '../state/store-context';
import styles from './page.module.css';

/** What is trained waits for it, so it must not be given up. */
const isLedgerMissing = (problem: Problem): boolean =>
  problem.values['script'] === 'ledger' && !isMendedByReload(problem);

const distinct = (sentences: readonly string[]): string[] => [...new Set(sentences)];

/** Cells that a mend lists here; the dialog lists more. */
const LISTED = 3;

export function Problems() {
  const { t } = useWords();
  const problems = useApp((state) => state.problems);
  const dismiss = useApp((state) => state.dismissProblems);
  const again = useApp((state) => state.tryAgain);
  const failed = useApp(
    ({ data, run }) => data.failure.length > 0 || run.contenders.some(({ gone, failure }) => gone && failure !== null),
  );
  const last = useApp((state) => state.own.last);
  const refused = useApp((state) => refusedIn(state.own, state.problems));
  const [formatting, setFormatting] = useState(false);
  return (
    <>
      {problems.length > 0 && (
        <div role="alert" className={styles['alert']}>
          <IconAlertTriangle size={18} aria-hidden="true" />
          <div>
            {/* Two workers may fail for the same reason. */}
            {distinct(problems.map((problem) => problemSentence(problem, t))).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {problems.some(isMendedByReload) && <ReloadButton />}
            {problems.some(isLedgerMissing) && (
              <Button size="xs" mt={6} variant="default" onClick={ledgerScript.load}>
                {t('loading.again')}
              </Button>
            )}
            <Mends problems={problems} report={refused?.report ?? null} most={LISTED} />
            {failed && (
              <Button size="xs" mt={6} variant="default" onClick={again}>
                {t('run.tryAgain')}
              </Button>
            )}
            {refused && (
              <Button
                size="xs"
                mt={6}
                variant="default"
                leftSection={<IconTableOptions size={14} aria-hidden="true" />}
                onClick={() => setFormatting(true)}
              >
                {t('own.format')}
              </Button>
            )}
          </div>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('alerts.dismiss')} onClick={dismiss}>
            <IconX size={15} aria-hidden="true" />
          </ActionIcon>
        </div>
      )}
      {/* It outlives the alert: putting the file right takes the alert away. */}
      {last && <FormatDialog opened={formatting} onClose={() => setFormatting(false)} last={last} />}
    </>
  );
}
