/** Which variables of a series the networks read, and which they predict. */
import { useWords } from '../../../i18n/react';
import { useNames } from '../../words/made-up-names';
import { useApp } from '../../state/store-context';
import styles from './rail.module.css';

const ROLES = ['inputs', 'targets'] as const;
type Role = (typeof ROLES)[number];

/** As many rows as the rail has room for in plain sight. */
const MOST_IN_SIGHT = 6;

/** Whether the choice is short enough to stand in plain sight. */
export const inPlainSight = (columns: number): boolean => columns <= MOST_IN_SIGHT;

/** A grid with a row for each column of the data; nothing where there is only one. */
export function Columns() {
  const { t } = useWords();
  const forecast = useApp((state) => state.data.preview?.forecast ?? null);
  const data = useApp((state) => state.spec.data);
  const set = useApp((state) => state.set);
  const named = useNames();
  if (!forecast || forecast.columns.length < 2) return null;
  const { columns } = forecast;
  // From the spec, which answers at once; what is prepared follows, and knows what an empty list stands for.
  const targets = data.targets.length > 0 ? data.targets : forecast.targets.map(({ name }) => name);
  const chosen: Readonly<Record<Role, readonly string[]>> = {
    targets,
    inputs: data.inputs.length > 0 ? data.inputs : targets,
  };
  const change = (role: Role, name: string, wanted: boolean) => {
    const next = columns
      .map((column) => column.name)
      .filter((other) => (other === name ? wanted : chosen[role].includes(other)));
    set(`data.${role}`, next);
  };
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
                  checked={chosen[role].includes(name)}
                  // At least one variable stays.
                  disabled={chosen[role].length === 1 && chosen[role].includes(name)}
                  onChange={(event) => change(role, name, event.currentTarget.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
