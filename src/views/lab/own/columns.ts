/** What a column of a file is read as: the settings for it. */
import type { FileReport } from '../../../experiment/files';
import type { ColumnType, FileSource } from '../../../experiment/sources/file';

/**
 * The settings with which a column is of this type. A column of time stands beside those that are time already, which say
 * the moment together; a column that is time no more leaves it to the others.
 */
export function typed(report: FileReport, source: FileSource, column: string, type: ColumnType): Partial<FileSource> {
  const others = source.types.filter((each) => each.column !== column);
  const time = report.time?.columns ?? [];
  if (type === 'date') {
    const together = report.columns.map(({ name }) => name).filter((name) => name === column || time.includes(name));
    return { types: others, timeColumns: together.slice(0, 6) };
  }
  const left = time.includes(column) ? time.filter((name) => name !== column) : source.timeColumns;
  return { types: [...others, { column, type }], timeColumns: [...left] };
}
