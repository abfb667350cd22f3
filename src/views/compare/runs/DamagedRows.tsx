/** Rows of the store that are no runs, or no longer: what is wrong with them, and a way to be rid of them. */
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import type { DamagedRun } from '../../../store/ledgerState';
import { problemSentence } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../state/store-context';
import { COLUMNS } from './columns';
import styles from './runs.module.css';

export function DamagedRows({ damaged }: { damaged: readonly DamagedRun[] }) {
  const { t } = useWords();
  const deleteRuns = useApp((state) => state.deleteRuns);
  return damaged.map(({ id, name, problem }) => {
    const title = name === '' ? t('ledger.nameless') : name;
    return (
      <tbody key={id} data-damaged="">
        <tr>
          {/* Before the name, so that it is in sight where the table is wider than the screen. */}
          <td className={styles['centre']}>
            <button
              type="button"
              className={styles['icon']}
              aria-label={t('ledger.deleteNamed', { name: title })}
              title={t('ledger.deleteNamed', { name: title })}
              onClick={() => deleteRuns([id])}
            >
              <IconTrash size={14} aria-hidden="true" />
            </button>
          </td>
          <td>
            <IconAlertTriangle size={14} aria-hidden="true" />
          </td>
          <th scope="row" aria-label={t('ledger.damagedName', { name: title })}>
            {title}
            <span className={styles['under']}>{t('ledger.damaged')}</span>
          </th>
          {/* What is wrong stands where the numbers of a run would. */}
          <td colSpan={COLUMNS.length - 1} data-words="true">
            {problemSentence({ ...problem, path: problem.path && `run.${problem.path}` }, t)}
          </td>
        </tr>
      </tbody>
    );
  });
}
