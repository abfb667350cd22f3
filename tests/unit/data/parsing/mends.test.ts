/** What one press mends: the settings that a refused file offers let it be read, by the counts that were written into it. */
import { describe, expect, it } from 'vitest';
import type { Mend } from '../../../../src/experiment/files';
import { labelAt } from '../../../../src/data/labels';
import { good, lines, problemsOf, read } from './support';

/** A value that no rule mistakes for anything else. */
const wave = (k: number) => (10 + 4 * Math.sin(k / 3)).toFixed(2);
const day = (k: number) => new Date(Date.UTC(2024, 0, 1 + k)).toISOString().slice(0, 10);
const rows = (count: number, row: (k: number) => string) => Array.from({ length: count }, (_, k) => row(k));

async function mendsOf(content: string): Promise<readonly Mend[]> {
  const { table, report } = await read(content);
  expect(table.ok).toBe(false);
  return report!.mends;
}

describe('one press mends', () => {
  it('a header with another number of cells than the rows: the lines above the rows are skipped', async () => {
    const content = lines('day,a,b,c,d,e', ...rows(30, (k) => `${day(k)},${wave(k)}`));
    const [mend] = await mendsOf(content);
    expect(mend).toMatchObject({ code: 'skip', change: { skip: 1 }, count: 1, cells: [{ line: 1, column: null }] });
    const { table } = await good(content, mend!.change);
    expect([table.rows, labelAt(table.labels, 0)]).toEqual([30, '2024-01-01']);
  });

  it('days that repeat, with hours in a column that does not say so: the two are joined, of themselves or by a setting', async () => {
    const content = lines('day,slot,load', ...rows(96, (k) => `${day(Math.floor(k / 24))},${k % 24},${wave(k)}`));
    const joined = await good(content, { timeColumns: ['day', 'slot'] });
    expect([joined.table.rows, joined.report.time?.step]).toEqual([96, '1 hour']);
    expect(joined.report.time?.columns).toEqual(['day', 'slot']);
    expect((await good(content)).report.time).toEqual(joined.report.time);
    // The time of day may come first.
    const reversed = await good(content, { timeColumns: ['slot', 'day'] });
    expect(reversed.report.time).toEqual({ ...joined.report.time, columns: ['day', 'slot'] });
  });

  it('numbers up to twenty beside days that repeat are no hours: they name series', async () => {
    const content = lines('day,shop,load', ...rows(200, (k) => `${day(Math.floor(k / 20))},${k % 20},${wave(k)}`));
    const { report } = await good(content);
    expect([report.time?.columns, report.series?.count]).toEqual([['day'], 20]);
  });

  it('a column with something else than times of day in it is joined to no date, and named', async () => {
    const clock = (k: number) => (k === 5 ? 'noon?' : `${k % 24}`);
    const content = lines('day,slot,load', ...rows(48, (k) => `${day(Math.floor(k / 24))},${clock(k)},${wave(k)}`));
    const joined = await read(content, { timeColumns: ['day', 'slot'] });
    expect(joined.table).toMatchObject({ ok: false, problems: [{ code: 'fileTimeColumns' }] });
  });

  it('moments that repeat without anything to tell them apart: the rows are numbered', async () => {
    const content = lines('day,load', ...rows(60, (k) => `${day(Math.floor(k / 6))},${wave(k)}`));
    const [mend] = await mendsOf(content);
    expect(mend).toMatchObject({ code: 'byNumber', change: { types: [{ column: 'day', type: 'ignore' }] } });
    const { table, report } = await good(content, mend!.change);
    expect([table.rows, report.time]).toEqual([60, null]);
  });

  it('cells that are no dates: they are read as missing, and their rows are left out with a note', async () => {
    const content = lines('day,load', ...rows(60, (k) => `${k === 20 ? 'soon' : day(k)},${wave(k)}`));
    const mends = await mendsOf(content);
    const mend = mends.find(({ code }) => code === 'missing');
    expect(mend).toMatchObject({
      change: { missingCodes: ['soon'] },
      cells: [{ line: 22, column: 1, content: 'soon' }],
    });
    const { table, report } = await good(content, mend!.change);
    expect(table.rows).toBe(59);
    expect(report.notes).toContainEqual({ code: 'rowsWithoutDate', values: { count: 1, line: 22 } });
  });

  it('rows of another kind: as many are left out as there are, though each has two cells that are wrong', async () => {
    const content = lines(
      'day,a,b',
      ...rows(60, (k) => `${day(k)},${k % 20 === 5 ? 'x,y' : `${wave(k)},${wave(k + 1)}`}`),
    );
    const mend = (await mendsOf(content)).find(({ code }) => code === 'leaveOut');
    expect(mend).toMatchObject({ change: { leaveOut: [7, 27, 47] }, count: 3 });
    expect((await good(content, mend!.change)).table.rows).toBe(57);
  });

  it('columns that say no time are named, instead of being passed over', async () => {
    const content = lines('day,load', ...rows(60, (k) => `${day(k)},${wave(k)}`));
    for (const timeColumns of [['load'], ['gone'], ['load', 'day']]) {
      const [found] = await problemsOf(content, { timeColumns });
      expect(found).toMatchObject({ code: 'fileTimeColumns', values: { columns: timeColumns.join(', ') } });
    }
  });
});

describe('the picture of a table', () => {
  it('holds the first five and the last three rows with their lines and moments, and each column as a line', async () => {
    const content = lines('day,load', ...rows(60, (k) => `${day(k)},${wave(k)}`));
    const { report } = await good(content);
    expect(report.first.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
    expect(report.last.map(({ line, label }) => [line, label])).toEqual([
      [59, '2024-02-27'],
      [60, '2024-02-28'],
      [61, '2024-02-29'],
    ]);
    expect(report.first[0]).toEqual({ line: 2, cells: ['2024-01-01', '10.00'], label: '2024-01-01', kept: true });
    const values = Float32Array.from({ length: 60 }, (_, k) => Number(wave(k)));
    expect(report.columns[1]!.outline).toEqual(values);
    expect(report.columns[0]!.outline).toBeNull();
  });

  it('marks rows that are none of the series', async () => {
    const content = lines('shop,day,load', ...rows(120, (k) => `${k < 60 ? 'a' : 'b'},${day(k % 60)},${wave(k)}`));
    const { report } = await good(content);
    expect([report.first, report.last].map((some) => some.map(({ kept }) => kept))).toEqual([
      [true, true, true, true, true],
      [false, false, false],
    ]);
  });

  it('of few rows shows each once', async () => {
    const { report } = await good(lines('a', ...rows(12, wave)));
    expect([...report.first, ...report.last].map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 11, 12, 13]);
    const { report: short } = await read(lines('a', ...rows(6, wave)));
    expect([...short!.first, ...short!.last].map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
  });
});
