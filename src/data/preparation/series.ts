/** The series of a table, which stand one below the other: taken apart, and put together again. */
import type { Table } from '../../experiment/sequences';
import { tableRows } from '../tableRows';

/** Each series as a table of its own that shares the memory of the whole; the table itself where there is one alone. */
export function seriesIn(table: Table): Table[] {
  const { breaks, rows } = table;
  if (breaks === undefined) return [table];
  return [0, ...breaks].map((begin, k) => tableRows(table, begin, breaks[k] ?? rows));
}

/** Tables of the same columns, whose rows have dates, as one; the table itself where there is one alone. Throws without dates. */
export function oneBelowTheOther(tables: readonly Table[]): Table {
  const [first, ...others] = tables;
  if (first === undefined || others.length === 0) return first!;
  const begins: number[] = [];
  let rows = 0;
  for (const table of tables) {
    begins.push(rows);
    rows += table.rows;
  }
  const joined = (of: (table: Table) => Float64Array): Float64Array => {
    const all = new Float64Array(rows);
    tables.forEach((table, k) => all.set(of(table), begins[k]));
    return all;
  };
  const codes = (place: number): Int32Array => {
    const all = new Int32Array(rows);
    tables.forEach(({ texts }, k) => all.set(texts![place]!.codes, begins[k]));
    return all;
  };
  if (first.labels.kind !== 'time') throw new Error('labels: rows without dates are not put together');
  return {
    ...first,
    rows,
    columns: first.columns.map((column, k) => ({ ...column, values: joined(({ columns }) => columns[k]!.values) })),
    ...(first.texts ? { texts: first.texts.map((text, place) => ({ ...text, codes: codes(place) })) } : {}),
    labels: {
      ...first.labels,
      times: joined(({ labels }) => (labels.kind === 'time' ? labels.times : new Float64Array())),
    },
    breaks: Int32Array.from(begins.slice(1)),
  };
}
