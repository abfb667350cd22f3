/** Which variables of a series the networks read, and which they predict. */
import { useWords } from '../../../i18n/react';
import { useNames } from '../../words/made-up-names';
import { useApp } from '../../state/store-context';
import { ROLES, useRoles } from '../shared/use-roles';
import styles from './rail.module.css';

/** As many rows as the rail has room for in plain sight. */
const MOST_IN_SIGHT = 6;

/** Whether the choice is short enough to stand in plain sight. */
export const inPlainSight = (columns: number): boolean => columns <= MOST_IN_SIGHT;

/** A grid with a row for each column of the data; nothing where there is only one. */
export function Columns() {
  const { t } = useWords();
  const columns = useApp((state) => state.data.preview?.forecast?.columns ?? null);
  const roles = useRoles();
  const named = useNames();
  if (roles === null || columns === null || columns.length < 2) return null;
  return (
    <table className={styles['columns']}>
      <caption>{t('fields.columns')}</caption>
      <thead>
        <tr>
          <td />
          {ROLES.map((role) => (
            <th key={role} scope="col">
              {t(`data.roles.${role}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, unit }) => (
          <tr key={name}>
            <th scope="row">{unit ? `${named(name)} (${unit})` : named(name)}</th>
            {ROLES.map((role) => (
              <td key={role}>
                <input
                  type="checkbox"
                  aria-label={t(`data.as.${role}`, { name: named(name) })}
                  checked={roles.chosen[role].includes(name)}
                  disabled={roles.isLast(role, name)}
                  onChange={(event) => roles.change(role, name, event.currentTarget.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
