/** What mends a file that cannot be read, one press each, with the cells and rows that it concerns as they will be read. */
import { Button } from '@mantine/core';
import type { FileReport, FoundCell, Mend } from '../../../experiment/files';
import type { Problem } from '../../../experiment/problem';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../state/store-context';
import styles from './own.module.css';

interface MendsProps {
  readonly problems: readonly Problem[];
  readonly report: FileReport | null;
  /** So many cells are listed. */
  readonly most: number;
}

const TOO_MUCH = ['fileTooLarge', 'fileTooManyRows'];

export function Mends({ problems, report, most }: MendsProps) {
  const { t } = useWords();
  const reformat = useApp((state) => state.reformatFile);
  const every = problems.find(({ code }) => TOO_MUCH.includes(code))?.values['every'];
  const mends = report?.mends ?? [];
  if (typeof every !== 'number' && mends.length === 0) return null;
  return (
    <div className={styles['mends']}>
      {typeof every === 'number' && (
        <Button size="xs" className="primary-button" onClick={() => reformat({ everyNth: every })}>
          {t('own.takeEvery', { n: every })}
        </Button>
      )}
      {mends.map((mend, k) => (
        <div key={k} className={styles['mend']}>
          <Button
            size="xs"
            variant={k === 0 ? 'filled' : 'default'}
            {...(k === 0 ? { className: 'primary-button' } : {})}
            onClick={() => reformat(mend.change)}
          >
            {t(`own.mends.${mend.code}`, {
              count: mend.count,
              columns: (mend.change.timeColumns ?? []).join(' + '),
              column: mend.change.types?.at(-1)?.column ?? '',
            })}
          </Button>
          <Concerned mend={mend} most={most} columns={report?.columns.map(({ name }) => name) ?? []} />
        </div>
      ))}
    </div>
  );
}

interface ConcernedProps {
  readonly mend: Mend;
  readonly most: number;
  readonly columns: readonly string[];
}

function Concerned({ mend: { code, cells, count }, most, columns }: ConcernedProps) {
  const { t } = useWords();
  if (cells.length === 0) return null;
  const shown = cells.slice(0, most);
  const place = ({ line, column }: FoundCell) => {
    const name = column === null ? null : (columns[column - 1] ?? String(column));
    return name === null ? t('own.atLine', { line }) : t('own.atCell', { line, column: name });
  };
  const more = code === 'missing' || code === 'leaveOut' ? count - shown.length : 0;
  return (
    <ul className={styles['cells']} data-mend={code}>
      {shown.map((cell, k) => (
        <li key={k}>
          <span className={styles['hint']}>{place(cell)}</span>{' '}
          <span className={styles['content']}>{cell.content}</span>
          {code === 'missing' && <span> → {t('own.missing')}</span>}
        </li>
      ))}
      {more > 0 && <li className={styles['hint']}>{t('own.moreCells', { count: more })}</li>}
    </ul>
  );
}
