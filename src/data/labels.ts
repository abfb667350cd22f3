/** What the rows of a series are called: dates where they have them, else numbers or the words of the file. */
import type { RowLabels, TimePrecision } from '../experiment/sequences';

/** As ISO 8601 writes a moment: how many characters a label of this precision has. */
const CHARACTERS: Readonly<Record<TimePrecision, number>> = { year: 4, month: 7, day: 10, minute: 16, second: 19 };

const ISO = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** The label of a row, "1961-03" or "2020-05-01 12:30". Throws when the table has no such row. */
export function labelAt(labels: RowLabels, row: number): string {
  const label = found(labels, row);
  if (label === undefined) throw new RangeError(`row: ${row} is none of the rows that have a label`);
  return label;
}

function found(labels: RowLabels, row: number): string | undefined {
  switch (labels.kind) {
    case 'number':
      return String(labels.first + row);
    case 'text':
      return labels.values[row];
    case 'time': {
      const time = labels.times[row];
      return time === undefined ? undefined : timeLabel(time, labels.precision);
    }
  }
}

/** A moment (ms since 1970, UTC) as a label of the given precision; "?" where there is none. */
export function timeLabel(time: number, precision: TimePrecision): string {
  if (!Number.isFinite(time)) return '?';
  return new Date(time).toISOString().slice(0, CHARACTERS[precision]).replace('T', ' ');
}

/** Labels of a shipped file: years, months or days where all are such, else as they stand. */
export function labelsOf(cells: readonly string[]): RowLabels {
  const parts = cells.map((cell) => ISO.exec(cell));
  const filled = (group: number) => parts.every((part) => part?.[group] !== undefined);
  if (!parts.every((part) => part !== null)) return { kind: 'text', values: cells };
  const times = Float64Array.from(parts, ([, year, month, day]) =>
    Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)),
  );
  return { kind: 'time', times, precision: filled(3) ? 'day' : filled(2) ? 'month' : 'year' };
}
