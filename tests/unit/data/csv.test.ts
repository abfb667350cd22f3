import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvPieces, csvText } from '../../../src/data/csv';

const read = (text: string) => Papa.parse<string[]>(text.trimEnd()).data;

describe('a table as CSV', () => {
  it('reads back every 32-bit number as the same one, in as few digits as that takes (property, papaparse)', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (values) => {
        const [, ...rows] = read(csvText({ columns: ['value'], rows: values.map((value) => [value]) }));
        expect(rows.map(([cell]) => Math.fround(Number(cell)) + 0)).toEqual(values.map((value) => value + 0));
      }),
    );
    expect(read(csvText({ columns: ['v'], rows: [[Math.fround(0.1)]] }))[1]).toEqual(['0.1']);
  });

  it('reads back every other number as the same double (property, papaparse)', () => {
    const doubles = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => Math.fround(value) !== value);
    fc.assert(
      fc.property(doubles, (value) => {
        expect(Number(read(csvText({ columns: ['v'], rows: [[value]] }))[1]![0])).toBe(value);
      }),
    );
  });

  it('reads back every text, with commas, quotes and line breaks in it (property, papaparse)', () => {
    const text = fc.string().filter((each) => each.trim() !== '' && !/[\r\n]|^[=+\-@\t]/.test(each));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(
          Papa.parse<string[]>(csvText({ columns: ['a', 'b'], rows: [[a, b]] }), { delimiter: ',' }).data[1],
        ).toEqual([a, b]);
      }),
    );
    expect(read(csvText({ columns: ['a'], rows: [['one, "two"\nthree']] }))[1]).toEqual(['one, "two"\nthree']);
  });

  it('starts no formula: an apostrophe stands before =, +, −, @, tab and line ends, and before no number (hand-listed)', () => {
    const formulas = [
      '=1+1',
      '+1+1',
      '-1+1',
      '@SUM(1)',
      '\t=1',
      '\r=1',
      '\n=1',
      '=a\n=b',
      '＝1',
      '-',
      '--1',
      '+x',
      '-Infinity',
    ];
    const numbers = ['-0.5', '+3', '-1e-7', '.5', '-.5', '12', 'a=1', ' =1', "'=1"];
    const cells = read(csvText({ columns: ['=name'], rows: [...formulas, ...numbers].map((cell) => [cell]) }));
    expect(cells.map(([cell]) => cell)).toEqual(["'=name", ...formulas.map((cell) => `'${cell}`), ...numbers]);
    expect(read(csvText({ columns: ['a'], rows: [[-0.25], [-Infinity]] })).slice(1)).toEqual([
      ['-0.25'],
      ['-Infinity'],
    ]);
  });

  it('is the same in pieces as at once', () => {
    const rows = Array.from({ length: 2500 }, (_, k) => [k, `=${k}`]);
    const pieces = [...csvPieces({ columns: ['a', 'b'], rows })];
    expect(pieces).toHaveLength(3);
    expect(pieces.join('').split('\r\n')).toEqual(['a,b', ...rows.map(([k]) => `${k},'=${k}`), '']);
  });

  it('leaves what is missing empty (by definition)', () => {
    expect(csvText({ columns: ['a', 'b', 'c'], rows: [[null, NaN, 0]] })).toBe('a,b,c\r\n,,0\r\n');
  });
});
