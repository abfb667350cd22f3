/** What was concluded of a file besides its columns: when the rows are, how often they come, the season, and which series is read. */
import type { FileReport } from '../../../experiment/files';
import { GAP_RULES } from '../../../experiment/schema';
import type { FileSource } from '../../../experiment/sources/file';
import { joined, stepPhrase } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { ChoiceField } from '../../parts/fields';
import { useApp } from '../../state/store-context';
import { SeasonField } from '../shared/SeasonField';
import styles from './own.module.css';

interface ConclusionsProps {
  readonly report: FileReport;
  readonly source: FileSource;
  /** Whether the file is the experiment's. */
  readonly isCurrent: boolean;
  /** Whether it could be read; of one that was refused the step is not known. */
  readonly isRead: boolean;
  readonly onChange: (change: Partial<FileSource>) => void;
}

/** All series, one below the other, before the column that names them; no name of a series begins with a blank. */
const ALL = ' all ';

export function Conclusions({ report, source, isCurrent, isRead, onChange }: ConclusionsProps) {
  const { t } = useWords();
  const season = useApp((state) => state.spec.task.seasonalPeriod);
  const sequence = useApp((state) => state.spec.data.sequence);
  const gaps = useApp((state) => state.spec.preparation.gaps);
  const set = useApp((state) => state.set);
  const { time, first } = report;
  const all = isCurrent ? sequence : null;
  // A series that was chosen and is not there any more, and a column that tells them apart, must be open to another choice.
  const series = report.series ?? (source.series === null && all === null ? null : { columns: [], names: [] });
  const [column] = series?.columns ?? [];
  const apart = isCurrent && !report.turned && series?.columns.length === 1 && column !== undefined ? [column] : [];
  const label = first.find((row) => row.label !== null)?.label ?? null;
  const automatic = series?.names[0] === undefined ? t('own.auto') : t('own.autoIs', { value: series.names[0] });
  const moments =
    time === null
      ? t('own.timeNone')
      : joined([
          time.columns.length === 0
            ? t('own.timeAcross', { example: time.example })
            : t('own.timeIs', { columns: time.columns.join(' + '), example: time.example, label: label ?? '?' }),
          time.step !== null ? t('own.stepIs', { step: stepPhrase(time.step, t) }) : isRead ? t('own.stepNone') : '',
        ]);
  return (
    <div className={styles['conclusions']}>
      <p>
        <strong>{t('own.time')}</strong> {moments}
      </p>
      {series !== null && (
        <ChoiceField
          label={
            series.columns.length === 0 ? t('own.series') : t('own.seriesBy', { columns: series.columns.join(', ') })
          }
          value={all === null ? (source.series ?? '') : ALL + all}
          choices={[
            {
              value: '',
              label: report.turned ? t('own.seriesAll') : automatic,
            },
            ...[...new Set([...series.names, ...(source.series === null ? [] : [source.series])])].map((name) => ({
              value: name,
              label: name,
            })),
            ...apart.map((name) => ({ value: ALL + name, label: t('own.seriesApart') })),
            ...(all === null || apart.includes(all)
              ? []
              : [{ value: ALL + all, label: t('own.seriesApartBy', { column: all }) }]),
          ]}
          onChange={(name) => {
            const isAll = name.startsWith(ALL);
            if (isCurrent) set('data.sequence', isAll ? name.slice(ALL.length) : null);
            if (!isAll) onChange({ series: name === '' ? null : name });
          }}
        />
      )}
      {isCurrent && report.notes.some(({ code }) => code === 'missingRows') && (
        <ChoiceField
          label={t('fields.gaps')}
          value={gaps}
          choices={GAP_RULES.toReversed().map((rule) => ({ value: rule, label: t(`preparation.gapRules.${rule}`) }))}
          onChange={(rule) => set('preparation.gaps', rule)}
        />
      )}
      {isCurrent && <SeasonField chosen={season} />}
    </div>
  );
}
