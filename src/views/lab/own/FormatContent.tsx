/** What was recognised of a file, and every part of it to be put right: each change reads the file again. */
import { joined, problemSentence } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { fileOf } from '../../../store/own';
import type { AppState } from '../../../store/state';
import { useApp } from '../../state/store-context';
import { useRoles } from '../shared/use-roles';
import { Conclusions } from './Conclusions';
import { Mends } from './Mends';
import { Notes } from './Notes';
import styles from './own.module.css';
import { Reading } from './Reading';
import { ReadingFields } from './ReadingFields';
import { TablePicture } from './TablePicture';

interface FormatContentProps {
  readonly last: NonNullable<AppState['own']['last']>;
}

/** Cells that a mend lists. */
const LISTED = 20;

export default function FormatContent({ last }: FormatContentProps) {
  const { t } = useWords();
  const reading = useApp((state) => state.own.reading);
  const reformat = useApp((state) => state.reformatFile);
  const isCurrent = useApp((state) => fileOf(state.own, state.spec.data.source) === last);
  const roles = useRoles();
  const { source, report, problems } = last;
  return (
    <>
      <p className={styles['lead']}>
        {joined([
          report
            ? t('own.recognised', { name: source.name, rows: report.rows, skipped: report.skipped })
            : t('own.nothingRecognised', { name: source.name }),
          t('own.formatHint'),
        ])}
      </p>
      {reading && <Reading reading={reading} />}
      {problems.length > 0 && (
        <div className={styles['problems']}>
          {problems.map((each, k) => (
            <p key={k}>{problemSentence(each, t)}</p>
          ))}
          <Mends problems={problems} report={report} most={LISTED} />
        </div>
      )}
      {report && (
        <Conclusions
          report={report}
          source={source}
          isCurrent={isCurrent}
          isRead={problems.length === 0}
          onChange={reformat}
        />
      )}
      {report && <TablePicture report={report} source={source} roles={isCurrent ? roles : null} onChange={reformat} />}
      {report && (
        <Notes notes={report.notes} onCode={(code) => reformat({ missingCodes: [...source.missingCodes, code] })} />
      )}
      <h3 className={styles['heading']}>{t('own.settings')}</h3>
      <ReadingFields report={report} source={source} onChange={reformat} />
    </>
  );
}
