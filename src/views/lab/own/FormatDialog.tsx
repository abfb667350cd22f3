/** What was recognised of a file, and every part of it to be put right: each change reads the file again. */
import { DATE_ORDERS, DECIMALS, DELIMITERS, ENCODINGS, type FileSource } from '../../../experiment/sources/file';
import { joined, problemSentence } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import type { AppState } from '../../../store/state';
import { ChoiceField } from '../../parts/fields';
import { Dialog } from '../../parts/Dialog';
import { useApp } from '../../state/store-context';
import { ColumnTypes } from './ColumnTypes';
import { Notes } from './Notes';
import styles from './own.module.css';
import { Reading } from './Reading';

interface FormatDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly last: NonNullable<AppState['own']['last']>;
}

export function FormatDialog({ opened, onClose, last }: FormatDialogProps) {
  const { t } = useWords();
  const reading = useApp((state) => state.own.reading);
  const reformat = useApp((state) => state.reformatFile);
  const { source, report, problems } = last;
  const change = (field: keyof FileSource) => (value: string) =>
    reformat({ [field]: value, ...(field === 'delimiter' || field === 'header' ? { types: [] } : {}) });
  const choices = <V extends string>(values: readonly V[], word: (value: V) => string, recognised: string | null) => [
    { value: 'auto', label: recognised === null ? t('own.auto') : t('own.autoIs', { value: recognised }) },
    ...values.map((value) => ({ value, label: word(value) })),
  ];
  return (
    <Dialog title={t('own.format')} opened={opened} onClose={onClose} wide>
      <p className={styles['lead']}>
        {joined([
          report
            ? t('own.recognised', { name: source.name, rows: report.rows, skipped: report.skipped })
            : t('own.nothingRecognised', { name: source.name }),
          t('own.formatHint'),
        ])}
      </p>
      <div className={styles['settings']}>
        <ChoiceField
          label={t('own.delimiter')}
          value={source.delimiter}
          choices={choices(
            DELIMITERS,
            (value) => t(`own.delimiters.${value}`),
            report && t(`own.delimiters.${report.delimiter ?? 'none'}`),
          )}
          onChange={change('delimiter')}
        />
        <ChoiceField
          label={t('own.decimal')}
          value={source.decimal}
          choices={choices(
            DECIMALS,
            (value) => t(`own.decimals.${value}`),
            report && t(`own.decimals.${report.decimal}`),
          )}
          onChange={change('decimal')}
        />
        <ChoiceField
          label={t('own.header')}
          value={source.header}
          choices={choices(
            ['yes', 'no'],
            (value) => t(`own.${value}`),
            report && t(report.header ? 'own.yes' : 'own.no'),
          )}
          onChange={change('header')}
        />
        <ChoiceField
          label={t('own.encoding')}
          value={source.encoding}
          choices={choices(
            ENCODINGS,
            (value) => t(`own.encodings.${value}`),
            report && t(`own.encodings.${report.encoding}`),
          )}
          onChange={change('encoding')}
        />
        {report?.dates && (
          <ChoiceField
            label={t('own.dates')}
            value={source.dates}
            choices={choices(DATE_ORDERS, (value) => t(`own.orders.${value}`), t(`own.orders.${report.dates}`))}
            onChange={change('dates')}
          />
        )}
        <ChoiceField
          label={t('own.everyNth')}
          value={String(source.everyNth)}
          choices={[...new Set([1, 2, 3, 5, 10, 20, 50, 100, 1000, source.everyNth])]
            .sort((a, b) => a - b)
            .map((n) => ({ value: String(n), label: String(n) }))}
          onChange={(value) => reformat({ everyNth: Number(value) })}
        />
      </div>
      {reading && <Reading reading={reading} />}
      {problems.length > 0 && (
        <div className={styles['problems']}>
          {problems.map((each, k) => (
            <p key={k}>{problemSentence(each, t)}</p>
          ))}
        </div>
      )}
      {report && <ColumnTypes report={report} source={source} onChange={(types) => reformat({ types })} />}
      {report && <Notes notes={report.notes} />}
    </Dialog>
  );
}
