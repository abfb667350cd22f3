import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTable } from '../../../src/data';
import { problems, value } from './specs';

const entry = {
  label: 'day',
  columns: [
    { name: 'a', unit: 'm' },
    { name: 'b', unit: '' },
  ],
};
const parse = (...lines: string[]) => parseTable(lines.join('\n'), entry);

describe('reading a shipped file', () => {
  it('keeps labels, units and numbers (hand-written file)', () => {
    const table = value(parse('day,a,b', '2020-01-01,1.5,-2', '2020-01-02, 3e2 ,.5', ''));
    expect(table.labels).toEqual({
      kind: 'time',
      times: Float64Array.of(1577836800000, 1577923200000),
      precision: 'day',
    });
    expect(table.columns.map(({ name, unit, values }) => [name, unit, [...values]])).toEqual([
      ['a', 'm', [1.5, 300]],
      ['b', '', [-2, 0.5]],
    ]);
  });

  it('gives back every finite number that was written (round trip)', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 20 }), (rows) => {
        const table = value(parse('day,a,b', ...rows.map(([a, b], k) => `${k},${a},${b}`)));
        // A file has no way to write −0 as JavaScript prints it.
        expect([...table.columns[0]!.values]).toEqual(rows.map(([a]) => a + 0));
        expect([...table.columns[1]!.values]).toEqual(rows.map(([, b]) => b + 0));
      }),
    );
  });

  it('ignores a byte order mark and carriage returns', () => {
    const table = value(parseTable('\ufeffday,a,b\r\n1,2,3\r\n', entry));
    expect([...table.columns[1]!.values]).toEqual([3]);
  });

  it('takes an empty cell for a missing value', () => {
    expect([...value(parse('day,a,b', '1,,3', '2,4, ')).columns.flatMap(({ values }) => [...values])]).toEqual([
      NaN,
      4,
      3,
      NaN,
    ]);
  });

  it.each(['NaN', 'Infinity', '1e999', 'NA', '1.5x', '0x10', '--1'])(
    'refuses the cell "%s" with its line and column',
    (cell) => {
      expect(problems(parse('day,a,b', '1,2,3', `2,4,${cell}`))).toEqual([
        { path: 'line 3, column 3', code: 'csvCell', values: { line: 3, column: 3, value: cell } },
      ]);
    },
  );

  it('names the line of a row with too few or too many cells', () => {
    expect(problems(parse('day,a,b', '1,2', '2,3,4', '3,4,5,6'))).toEqual([
      { path: 'line 2', code: 'csvRowLength', values: { found: 2, expected: 3 } },
      { path: 'line 4', code: 'csvRowLength', values: { found: 4, expected: 3 } },
    ]);
  });

  it('counts lines, not records, below a cell with a line break', () => {
    expect(problems(parse('day,a,b', '"two\nlines",1,2', '3,x,4'))).toMatchObject([{ path: 'line 4, column 2' }]);
  });

  it('refuses another header and says which is expected', () => {
    expect(problems(parse('day,b,a', '1,2,3'))).toEqual([
      { path: 'line 1', code: 'csvHeader', values: { expected: 'day,a,b', received: 'day,b,a' } },
    ]);
  });

  it('refuses an empty file, a file with only a header, and a quote that never closes', () => {
    expect(problems(parse(''))).toMatchObject([{ code: 'csvHeader' }]);
    expect(problems(parse('day,a,b', ''))).toMatchObject([{ code: 'csvNoRows' }]);
    expect(problems(parse('day,a,b', '"1,2,3'))).toMatchObject([{ code: 'csvQuotes' }]);
  });

  it('lists at most twenty problems of a file that is wrong everywhere', () => {
    expect(problems(parse('day,a,b', ...Array.from({ length: 50 }, () => '1,x,y')))).toHaveLength(20);
  });
});
