/** How a file is cut into a table: each setting with what was recognised for it. */
import type { FileReport } from '../../../experiment/files';
import {
  DATE_ORDERS,
  DECIMALS,
  DELIMITERS,
  ENCODINGS,
  LEFT_OUT,
  type FileSource,
} from '../../../experiment/sources/file';
import { useWords } from '../../../i18n/react';
import { ChoiceField, ListField } from '../../parts/fields';
import { codesIn } from './codes';
import styles from './own.module.css';

interface ReadingFieldsProps {
  readonly report: FileReport | null;
  readonly source: FileSource;
  readonly onChange: (change: Partial<FileSource>) => void;
}

/** Lines above the table that the choice offers. */
const MOST_SKIPPED = 30;
/** Of so many rows one is read. */
const EVERY = [1, 2, 3, 5, 10, 20, 50, 100, 1000];

const numbersFrom = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => from + k);
const sorted = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);

export function ReadingFields({ report, source, onChange }: ReadingFieldsProps) {
  const { t } = useWords();
  const automatic = (recognised: string | null) => ({
    value: 'auto',
    label: recognised === null ? t('own.auto') : t('own.autoIs', { value: recognised }),
  });
  const field = <V extends string>(
    name: 'delimiter' | 'decimal' | 'header' | 'encoding' | 'dates' | 'turned',
    values: readonly V[],
    word: (value: V) => string,
    recognised: string | null,
  ) => (
    <ChoiceField
      label={t(`own.${name}`)}
      value={source[name]}
      choices={[automatic(recognised), ...values.map((value) => ({ value, label: word(value) }))]}
      // Other cells are other columns, of which the settings know nothing.
      onChange={(value) =>
        onChange({ [name]: value, ...(KEEPS_COLUMNS.includes(name) ? {} : { types: [], timeColumns: [] }) })
      }
    />
  );
  const sheets = report?.sheets ?? [];
  const yesNo = ['yes', 'no'] as const;
  return (
    <div className={styles['settings']}>
      {(sheets.length > 1 || source.sheet !== null) && (
        <ChoiceField
          label={t('own.sheet')}
          value={source.sheet ?? 'auto'}
          choices={[
            automatic(report?.sheet ?? null),
            ...[...new Set([...sheets, ...(source.sheet === null ? [] : [source.sheet])])].map((name) => ({
              value: name,
              label: name,
            })),
          ]}
          onChange={(value) => onChange({ sheet: value === 'auto' ? null : value, types: [], timeColumns: [] })}
        />
      )}
      {sheets.length === 0 &&
        field(
          'delimiter',
          DELIMITERS,
          (value) => t(`own.delimiters.${value}`),
          report && t(`own.delimiters.${report.delimiter ?? 'none'}`),
        )}
      {field('decimal', DECIMALS, (value) => t(`own.decimals.${value}`), report && t(`own.decimals.${report.decimal}`))}
      {field('header', yesNo, (value) => t(`own.${value}`), report && t(report.header ? 'own.yes' : 'own.no'))}
      <ChoiceField
        label={t('own.skip')}
        value={source.skip === null ? 'auto' : String(source.skip)}
        choices={[
          automatic(report && String(report.linesSkipped)),
          ...sorted([...numbersFrom(0, MOST_SKIPPED), ...(source.skip === null ? [] : [source.skip])]).map((n) => ({
            value: String(n),
            label: String(n),
          })),
        ]}
        onChange={(value) => onChange({ skip: value === 'auto' ? null : Number(value), types: [], timeColumns: [] })}
      />
      {field(
        'turned',
        yesNo,
        (value) => t(`own.turnings.${value}`),
        report && t(`own.turnings.${report.turned ? 'yes' : 'no'}`),
      )}
      {report?.dates &&
        field('dates', DATE_ORDERS, (value) => t(`own.orders.${value}`), t(`own.orders.${report.dates}`))}
      {sheets.length === 0 &&
        field(
          'encoding',
          ENCODINGS,
          (value) => t(`own.encodings.${value}`),
          report && t(`own.encodings.${report.encoding}`),
        )}
      <ChoiceField
        label={t('own.everyNth')}
        value={String(source.everyNth)}
        choices={sorted([...EVERY, source.everyNth]).map((n) => ({ value: String(n), label: String(n) }))}
        onChange={(value) => onChange({ everyNth: Number(value) })}
      />
      <ListField
        path="data.source.missingCodes"
        label={t('own.missingCodes')}
        value={source.missingCodes}
        placeholder={(report?.missingCodes ?? []).join(', ') || '-999'}
        mayBeEmpty
        read={codesIn}
        commit={(missingCodes) => onChange({ missingCodes })}
      />
      <ListField
        path="data.source.leaveOut"
        label={t('own.leaveOut')}
        value={source.leaveOut}
        placeholder="3, 17"
        mayBeEmpty
        commit={(lines) => onChange({ leaveOut: sorted(lines).slice(0, LEFT_OUT) })}
      />
    </div>
  );
}

const KEEPS_COLUMNS: readonly string[] = ['decimal', 'encoding', 'dates'];
