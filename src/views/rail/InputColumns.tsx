/** Which variables of a series the network reads. */
import { DATASETS } from '../../data/catalogue';
import { columnNames } from '../../data/synthesis/columns';
import type { SourceSpec } from '../../experiment/schema';
import { isSynthesised } from '../../experiment/sources';
import { useWords } from '../../i18n/react';
import { SwitchField } from '../fields';
import { useApp } from '../store-context';
import styles from './rail.module.css';

interface InputColumnsProps {
  readonly source: SourceSpec;
  /** Empty: the target columns alone. */
  readonly inputs: readonly string[];
  readonly targets: readonly string[];
}

export function InputColumns({ source, inputs, targets }: InputColumnsProps) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  const { columns, target } = columnsOf(source);
  if (columns.length < 2) return null;
  const own = targets.length > 0 ? targets : [target];
  const chosen = inputs.length > 0 ? inputs : own;
  const change = (name: string, wanted: boolean) => {
    const next = columns
      .map((column) => column.name)
      .filter((other) => (other === name ? wanted : chosen.includes(other)));
    const plain = next.length === own.length && next.every((other) => own.includes(other));
    // The plain choice is the empty list of the defaults.
    set('data.inputs', plain ? [] : next);
  };
  return (
    <fieldset className={styles['checks']}>
      <legend>{t('fields.inputs')}</legend>
      {columns.map(({ name, unit }) => (
        <SwitchField
          key={name}
          label={unit ? `${name} (${unit})` : name}
          checked={chosen.includes(name)}
          // At least one variable stays.
          disabled={chosen.length === 1 && chosen.includes(name)}
          onChange={(wanted) => change(name, wanted)}
        />
      ))}
    </fieldset>
  );
}

/** The columns that a series offers, and the one that is predicted unless the spec names another. */
function columnsOf(source: SourceSpec): { columns: readonly { name: string; unit: string }[]; target: string } {
  if (source.kind === 'dataset') return DATASETS[source.id];
  const names = isSynthesised(source) ? columnNames(source.kind) : [];
  return { columns: names.map((name) => ({ name, unit: '' })), target: names[0] ?? '' };
}
