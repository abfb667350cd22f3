/** What was recognised in the user's own file, and every note about it, as JSON lines for standard error. */
import type { FileReport } from '../src/experiment/files';
import type { Problem } from '../src/experiment/problem';
import { noteSentence, problemSentence } from '../src/i18n';
import { words } from '../src/i18n/both';

/** One line of standard error about a file. */
export interface FileLine {
  /** The file's name. */
  readonly note: string;
  readonly code: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The same in words. */
  readonly text: string;
}

/**
 * The conclusions in one line of the code `recognised`, then a line for each note.
 *
 * @param targets the columns that the spec predicts; where it names some, nothing was guessed
 */
export function fileLines(name: string, report: FileReport, targets: readonly string[]): FileLine[] {
  const { t } = words('en');
  const { rows, skipped, delimiter, decimal, header, encoding, columns, time, series, turned, sheet, missingCodes } =
    report;
  const target = targets.length > 0 ? targets.join(', ') : report.target;
  const recognised = {
    note: name,
    code: 'recognised',
    values: {
      ...{ rows, skipped, delimiter, decimal, header, encoding, turned, sheet, target, missingCodes, time, series },
      columns: columns.map(({ name, type }) => ({ name, type })),
    },
    text: t('own.recognised', { name, rows, skipped }),
  };
  const notes = report.notes
    .filter(({ code }) => code !== 'targetGuessed' || targets.length === 0)
    .map((note) => ({ note: name, ...note, text: noteSentence(note, t) }));
  return [recognised, ...notes];
}

/** What a spec of an earlier version may mean otherwise now. */
export const specLine = (note: Problem): FileLine => ({
  note: String(note.values['name']),
  code: note.code,
  values: note.values,
  text: problemSentence(note, words('en').t),
});
