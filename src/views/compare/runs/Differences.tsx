/** The selected runs side by side, with the settings in which they differ and no others. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { RunSummary } from '../../../experiment/runs';
import { useWords } from '../../../i18n/react';
import { backendName } from '../../words/backend-name';
import { differingSettings } from './differences';
import { runOrigin, runTitle } from '../../words/run-title';
import sideways from '../../parts/sideways.module.css';
import styles from './runs.module.css';
import { settingName, settingText } from './setting-words';

export function Differences({ runs, onClose }: { runs: readonly RunSummary[]; onClose: () => void }) {
  const { t } = useWords();
  const settings = differingSettings(runs);
  const title = t('ledger.settings');
  const backends = runs.map(({ backend, variant }) => [backendName(backend, t), variant].filter(Boolean).join(', '));
  const onDifferent = new Set(backends).size > 1;
  return (
    <div className={styles['differences']} role="group" aria-label={title}>
      <div className={styles['differencesHead']}>
        <h3>{title}</h3>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('ledger.close')} onClick={onClose}>
          <IconX size={15} aria-hidden="true" />
        </ActionIcon>
      </div>
      {settings.length === 0 && !onDifferent ? (
        <p className={styles['empty']}>{t('ledger.same')}</p>
      ) : (
        <div className={sideways['scroll']} role="region" tabIndex={0} aria-label={title}>
          <table className={styles['settings']} aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t('ledger.setting')}</th>
                {runs.map((run) => (
                  <th key={run.id} scope="col">
                    {runTitle(run, t)}
                    <span className={styles['under']}>{runOrigin(run, t)}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {settings.map(({ path, values }) => (
                <tr key={path}>
                  <th scope="row" title={path}>
                    {settingName(path, t)}
                  </th>
                  {values.map((value, k) => (
                    <td key={runs[k]!.id}>{settingText(path, value, t)}</td>
                  ))}
                </tr>
              ))}
              {onDifferent && (
                <tr>
                  <th scope="row">{t('ledger.columns.backend')}</th>
                  {backends.map((backend, k) => (
                    <td key={runs[k]!.id}>{backend}</td>
                  ))}
                </tr>
              )}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
