/** The notes on a file that are known before its rows are put in order. */
import type { FileNote } from '../../experiment/files';
import { timeLabel } from '../labels';
import { isMissing } from './cells';
import { shown } from './columns';
import { isPlain } from './dates';
import type { Parts } from './parts';
import type { ReadTimes } from './timeColumn';

/** What is known before the rows are put in order. */
export function firstNotes({ recognised, source, numbers, times, facts, leftOut }: Parts): FileNote[] {
  const { encoding, left } = facts;
  const { names, types, renamed, rows, extent } = recognised;
  const notes: FileNote[] = [...facts.notes];
  const above = [...(left === null ? [] : [{ ...left, line: 1 }]), ...lineNote(extent.above)];
  const [first] = above;
  if (first !== undefined) {
    const count = above.reduce((sum, each) => sum + each.count, 0);
    notes.push({ code: 'linesSkipped', values: { count, line: first.line, value: shown(first.value) } });
  }
  const [units, others] = [
    extent.header.slice(1).filter((row) => extent.units !== null && row === extent.header.at(-1)),
    extent.header.slice(1).filter((row) => extent.units === null || row !== extent.header.at(-1)),
  ];
  for (const { line, value } of lineNote(units))
    notes.push({ code: 'unitsRow', values: { line, value: shown(value) } });
  for (const { line, value, count } of lineNote(others)) {
    notes.push({ code: 'headerRows', values: { count, line, value: shown(value) } });
  }
  if (extent.rowNames) notes.push({ code: 'rowNames', values: {} });
  if (leftOut !== null) notes.push({ code: 'leftOut', values: leftOut });
  const chosen = new Set(source.types.map(({ column }) => column));
  const used = times?.reading.columns ?? [];
  const words = names.flatMap((name, k) => {
    const row = rows.find(({ cells }) => !isMissing(cells[k] ?? ''));
    if (types[k] !== 'text' || chosen.has(name) || used.includes(k) || row === undefined) return [];
    return [{ name, line: row.line, value: shown(row.cells[k]!) }];
  });
  if (words.length > 0) {
    const { line, value } = words[0]!;
    const column = words.map(({ name }) => name).join(', ');
    notes.push({ code: 'textColumn', values: { count: words.length, column, line, value } });
  }
  for (const [from, column] of renamed) notes.push({ code: 'renamed', values: { from, column } });
  if (encoding === 'gb18030' || encoding === 'windows-1252')
    notes.push({ code: 'encodingGuessed', values: { encoding } });
  if (source.everyNth > 1) notes.push({ code: 'everyNth', values: { n: source.everyNth } });
  if (times !== null) notes.push(...timeNotes(times, names));
  types.forEach((type, k) => {
    if (type === 'date' && times !== null && !used.includes(k))
      notes.push({ code: 'secondDate', values: { column: names[k]!, used: namesOf(times, names) } });
  });
  numbers.forEach((column, k) => {
    if (column === null || used.includes(k)) return;
    for (const code of ['grouped', 'multiplied'] as const) {
      if (column[code]) notes.push({ code, values: { column: column.name, ...column[code] } });
    }
  });
  return notes;
}

const namesOf = ({ reading }: ReadTimes, names: readonly string[]): string =>
  reading.columns.map((column) => names[column]!).join(', ');

function timeNotes(times: ReadTimes, names: readonly string[]): FileNote[] {
  const { reading, example, ambiguous, interval, order } = times;
  const columns = namesOf(times, names);
  const first = times.times.find((time) => !Number.isNaN(time)) ?? NaN;
  const label = timeLabel(first, times.precision);
  const notes: FileNote[] = [];
  if (ambiguous !== null) notes.push({ code: 'datesAmbiguous', values: { order: order!, example: shown(ambiguous) } });
  if (interval !== null) notes.push({ code: 'intervals', values: { column: columns, example: shown(interval) } });
  if (reading.kind !== 'column')
    notes.push({ code: 'timeJoined', values: { columns, example: shown(example), label } });
  else if (reading.form !== null && isPlain(reading.form) && reading.form !== 'year') {
    notes.push({ code: 'timeFromNumbers', values: { column: columns, example: shown(example), label } });
  }
  return notes;
}

/** The first of some rows, with how many they are. */
const lineNote = (rows: readonly { readonly cells: readonly string[]; readonly line: number }[]) => {
  const [first] = rows;
  if (first === undefined) return [];
  return [{ count: rows.length, line: first.line, value: first.cells.join(' ').trim() }];
};
