/** The first rows of a file under its columns, each with the type that it was read as. */
import type { FileReport } from '../../../experiment/files';
import { COLUMN_TYPES, type ColumnType, type FileSource } from '../../../experiment/sources/file';
import { useWords } from '../../../i18n/react';
import { ChoiceField } from '../../parts/fields';
import styles from './own.module.css';

interface ColumnTypesProps {
  readonly report: FileReport;
  readonly source: FileSource;
  readonly onChange: (types: FileSource['types']) => void;
}

const CELL_STYLES: Readonly<Record<ColumnType, string | undefined>> = {
  number: styles['numbers'],
  date: undefined,
  text: styles['words'],
  ignore: styles['ignored'],
};

export function ColumnTypes({ report, source, onChange }: ColumnTypesProps) {
  const { t } = useWords();
  const choose = (column: string, type: string) =>
    onChange([...source.types.filter((each) => each.column !== column), { column, type: type as ColumnType }]);
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('own.firstRows')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {report.columns.map(({ name, type, missing }) => (
              <th key={name} scope="col">
                <span className={styles['column']} title={name}>
                  {name}
                </span>
                <ChoiceField
                  hideLabel
                  label={t('own.type', { column: name })}
                  value={type}
                  choices={COLUMN_TYPES.map((value) => ({ value, label: t(`own.types.${value}`) }))}
                  onChange={(value) => choose(name, value)}
                />
                <span className={styles['hint']}>{missing > 0 ? t('own.missingCells', { count: missing }) : ' '}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.sample.map((cells, row) => (
            <tr key={row}>
              {report.columns.map(({ name, type }, k) => (
                <td key={name} className={CELL_STYLES[type]}>
                  {cells[k]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
