/** The first and the last rows of a file under its columns, each with what it is read as and what the networks do with it. */
import type { ColumnReport, FileReport, FileRow } from '../../../experiment/files';
import { COLUMN_TYPES, type ColumnType, type FileSource } from '../../../experiment/sources/file';
import { useWords } from '../../../i18n/react';
import { linePath } from '../../parts/charts/line-path';
import { ChoiceField } from '../../parts/fields';
import { ROLES, type Roles } from '../shared/use-roles';
import { typed } from './columns';
import styles from './own.module.css';

interface TablePictureProps {
  readonly report: FileReport;
  readonly source: FileSource;
  /** null: the file is not the experiment's, so that its columns have no part in it. */
  readonly roles: Roles | null;
  readonly onChange: (change: Partial<FileSource>) => void;
}

/** Columns that are drawn; all others are read as well. */
const MOST = 60;

export function TablePicture({ report, source, roles, onChange }: TablePictureProps) {
  const { t } = useWords();
  const { first, last, turned } = report;
  const columns = report.columns.slice(0, MOST);
  const dated = first.some(({ label }) => label !== null);
  const more = report.columns.length - columns.length;
  const rows = [...first, ...last];
  const hidden = report.rows > rows.length ? first.length : null;
  return (
    <>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('own.picture')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col" className={styles['line']}>
                {t(turned ? 'own.row' : 'own.line')}
              </th>
              {dated && (
                <th scope="col" className={styles['moment']}>
                  {t('own.moment')}
                </th>
              )}
              {columns.map((column) => (
                <th key={column.name} scope="col" data-role={roleOf(column, roles)}>
                  <Head
                    column={column}
                    roles={roles}
                    fixed={turned}
                    onType={(type) => onChange(typed(report, source, column.name, type))}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <Row key={row.line} row={row} dated={dated} columns={columns} roles={roles} after={hidden === at} />
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className={styles['hint']}>{t('own.moreColumns', { count: more })}</p>}
    </>
  );
}

interface HeadProps {
  readonly column: ColumnReport;
  readonly roles: Roles | null;
  /** Whether the file decides what the column is. */
  readonly fixed: boolean;
  readonly onType: (type: ColumnType) => void;
}

function Head({ column: { name, type, missing, outline }, roles, fixed, onType }: HeadProps) {
  const { t } = useWords();
  const usable = type === 'number' && outline !== null && roles !== null;
  return (
    <div className={styles['headCell']}>
      <span className={styles['column']} title={name}>
        {name}
      </span>
      {!fixed && (
        <ChoiceField
          hideLabel
          label={t('own.type', { column: name })}
          value={type}
          choices={COLUMN_TYPES.map((value) => ({ value, label: t(`own.types.${value}`) }))}
          onChange={(value) => onType(value as ColumnType)}
        />
      )}
      {outline !== null && <Outline values={outline} />}
      {usable && (
        <span className={styles['roles']}>
          {ROLES.map((role) => (
            <button
              key={role}
              type="button"
              data-role={role}
              aria-pressed={roles.chosen[role].includes(name)}
              aria-label={t(`data.as.${role}`, { name })}
              disabled={roles.isLast(role, name)}
              onClick={() => roles.change(role, name, !roles.chosen[role].includes(name))}
            >
              {t(`data.roles.${role}`)}
            </button>
          ))}
        </span>
      )}
      {missing > 0 && <span className={styles['hint']}>{t('own.missingCells', { count: missing })}</span>}
    </div>
  );
}

const [WIDTH, HEIGHT] = [96, 20];

function Outline({ values }: { readonly values: Float32Array }) {
  const known = values.filter((value) => !Number.isNaN(value));
  const [low, high] = [
    known.reduce((a, b) => Math.min(a, b), Infinity),
    known.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const y = (value: number) => (high > low ? HEIGHT - 1 - ((value - low) / (high - low)) * (HEIGHT - 2) : HEIGHT / 2);
  return (
    <svg className={styles['outline']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={linePath(values, WIDTH, y)} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

interface RowProps {
  readonly row: FileRow;
  readonly dated: boolean;
  readonly columns: readonly ColumnReport[];
  readonly roles: Roles | null;
  /** Whether rows that are not shown stand above it. */
  readonly after: boolean;
}

function Row({ row, dated, columns, roles, after }: RowProps) {
  return (
    <>
      {after && (
        <tr className={styles['between']} aria-hidden="true">
          <td colSpan={columns.length + (dated ? 2 : 1)}>⋮</td>
        </tr>
      )}
      <tr className={row.kept ? undefined : styles['ignored']}>
        <th scope="row" className={styles['line']}>
          {row.line}
        </th>
        {dated && <td className={styles['moment']}>{row.label ?? ''}</td>}
        {columns.map((column, k) => (
          <td key={column.name} data-type={column.type} data-role={roleOf(column, roles)}>
            {row.cells[k]}
          </td>
        ))}
      </tr>
    </>
  );
}

/** What a column is coloured by: time, target, input, or left out. */
function roleOf({ name, type }: ColumnReport, roles: Roles | null): string {
  if (type === 'date') return 'time';
  if (type !== 'number') return 'none';
  if (roles === null) return 'number';
  if (roles.chosen.targets.includes(name)) return 'targets';
  return roles.chosen.inputs.includes(name) ? 'inputs' : 'none';
}
