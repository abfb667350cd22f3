/** Reading a shipped CSV file: strict, because what is wrong in it must never reach training as a number. */
import Papa from 'papaparse';
import { bad, good, problem, type Problem, type Result } from '../experiment/problem';
import type { Table } from '../experiment/sequences';
import type { DatasetEntry } from './catalogue';
import { labelsOf } from './labels';

/** As many problems as a person wants to read; a file in the wrong format would list every cell. */
const LISTED_PROBLEMS = 20;

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The table of a catalogue entry's file. Expects the entry's header, then rows of one label and finite numbers with a
 * decimal point; an empty cell is a missing value. Problems: `csvHeader` {expected, received}, `csvQuotes` {}, `csvRowLength` {found, expected},
 * `csvCell` {line, column, value}, `csvNoRows` {}; their paths are "line 12" or "line 12, column 3", counted from 1.
 */
export function parseTable(text: string, entry: Pick<DatasetEntry, 'label' | 'columns'>): Result<Table> {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',' });
  const lines = numbered(data);
  const problems: Problem[] = errors
    .filter(({ type }) => type === 'Quotes')
    .map(({ row }) => problem(place(lines[row ?? 0]?.line ?? 1), 'csvQuotes'));
  if (problems.length > 0) return bad(...problems.slice(0, LISTED_PROBLEMS));

  const expected = [entry.label, ...entry.columns.map(({ name }) => name)];
  const [header, ...rows] = lines;
  const received = header?.cells.map((cell) => cell.trim()) ?? [];
  if (received.join() !== expected.join()) {
    return bad(problem(place(1), 'csvHeader', { expected: expected.join(), received: received.join() }));
  }
  if (rows.length === 0) return bad(problem(place(2), 'csvNoRows'));

  const values = entry.columns.map(() => new Float64Array(rows.length));
  rows.forEach(({ cells, line }, row) => {
    if (cells.length !== expected.length) {
      problems.push(problem(place(line), 'csvRowLength', { found: cells.length, expected: expected.length }));
      return;
    }
    values.forEach((column, k) => {
      const cell = cells[k + 1]!.trim();
      const value = DECIMAL.test(cell) ? Number(cell) : NaN;
      if (!Number.isFinite(value) && cell !== '') {
        problems.push(problem(place(line, k + 2), 'csvCell', { line, column: k + 2, value: cell }));
      }
      column[row] = value;
    });
  });
  if (problems.length > 0) return bad(...problems.slice(0, LISTED_PROBLEMS));
  return good({
    rows: rows.length,
    columns: entry.columns.map(({ name, unit }, k) => ({ name, unit, values: values[k]! })),
    labels: labelsOf(rows.map(({ cells }) => cells[0]!.trim())),
  });
}

/** Records with the line each begins on, the empty record after the last line break left out. */
function numbered(records: readonly (readonly string[])[]): { cells: readonly string[]; line: number }[] {
  let line = 1;
  const lines = records.map((cells) => {
    const begin = line;
    // A quoted cell may hold line breaks.
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.split('\n').length - 1), 0);
    return { cells, line: begin };
  });
  const last = lines.at(-1);
  if (last?.cells.length === 1 && last.cells[0] === '') lines.pop();
  return lines;
}

const place = (line: number, column?: number): string => `line ${line}${column ? `, column ${column}` : ''}`;
