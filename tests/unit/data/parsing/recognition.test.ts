/** What is recognised of a file by itself; every expectation is read off the text above it. */
import { describe, expect, it } from 'vitest';
import { legacyEncoding } from '../../../../src/data';
import { labelAt } from '../../../../src/data/labels';
import type { Table } from '../../../../src/experiment/sequences';
import { columnsOf, good, lines, problemsOf } from './support';

const labels = (table: Table) => Array.from({ length: table.rows }, (_, row) => labelAt(table.labels, row));

describe('delimiter and decimal sign', () => {
  it.each([
    ['comma', 'a,b\n1.5,2\n3,4\n', 'comma', 'point'],
    ['semicolon with decimal commas', 'a;b\n1,5;2\n3;4\n', 'semicolon', 'comma'],
    ['tab', 'a\tb\n1.5\t2\n3\t4\n', 'tab', 'point'],
    ['pipe', 'a|b\n1.5|2\n3|4\n', 'pipe', 'point'],
    ['spaces of any width', 'a   b\n1.5  2\n 3 4\n', 'space', 'point'],
    ['nothing: one column', 'a\n1.5\n3\n', null, 'point'],
    ['nothing, with decimal commas', 'a\n1,5\n3,25\n', null, 'comma'],
  ])('are recognised: %s', async (_name, text, delimiter, decimal) => {
    const { table, report } = await good(text);
    expect([report.delimiter, report.decimal, report.header]).toEqual([delimiter, decimal, true]);
    expect(table.columns[0]!.values[0]).toBe(1.5);
    expect(table.columns[0]!.values).toHaveLength(2);
  });

  it('can be chosen against the guess, which changes what is read', async () => {
    const text = 'a;b\n1,5;2,25\n';
    expect(columnsOf((await good(text)).table)).toEqual({ a: [1.5], b: [2.25] });
    expect(columnsOf((await good(text, { header: 'yes', decimal: 'comma', delimiter: 'semicolon' })).table)).toEqual({
      a: [1.5],
      b: [2.25],
    });
    expect(await problemsOf(text, { decimal: 'point' })).toMatchObject([
      { code: 'fileDecimals' },
      { code: 'fileDecimals' },
    ]);
  });

  it('separators of thousands are taken out, and the first is told', async () => {
    const { table, report } = await good('a;b\n1.234,5;12 000\n7,25;1\n');
    expect(columnsOf(table)).toEqual({ a: [1234.5, 7.25], b: [12000, 1] });
    expect(
      report.notes.filter(({ code }) => code === 'grouped').map(({ values }) => [values['line'], values['read']]),
    ).toEqual([
      [2, 1234.5],
      [2, 12000],
    ]);
    expect(columnsOf((await good('a,b\n"1,234.5",2\n')).table)).toEqual({ a: [1234.5], b: [2] });
  });
});

describe('header and names', () => {
  it('is there where the first line holds words alone', async () => {
    expect((await good('1,2\n3,4\n')).report).toMatchObject({ header: false, rows: 2 });
    expect(columnsOf((await good('1,2\n3,4\n')).table)).toEqual({ 'column 1': [1, 3], 'column 2': [2, 4] });
    expect((await good('x,y\n1,2\n', { header: 'yes' })).report.rows).toBe(1);
  });

  it('names are made different and never empty', async () => {
    const { table, report } = await good('a,a,,b\n1,2,3,4\n');
    expect(table.columns.map(({ name }) => name)).toEqual(['a', 'a (2)', 'column 3', 'b']);
    expect(report.notes).toContainEqual({ code: 'renamed', values: { from: 'a', column: 'a (2)' } });
  });
});

describe('cells', () => {
  it('quotes hold delimiters, quotes and line ends', async () => {
    const { table } = await good('"a, b","c ""d"""\n"1","2"\n3,"4"\n');
    expect(columnsOf(table)).toEqual({ 'a, b': [1, 3], 'c "d"': [2, 4] });
  });

  it.each(['', 'NA', 'N/A', 'NaN', 'null', '-', '?', 'na', ' #N/A '])('"%s" is a missing cell', async (cell) => {
    const { table, report } = await good(`a,b\n1,2\n3,${cell}\n5,6\n`);
    expect(columnsOf(table)['b']).toEqual([2, NaN, 6]);
    expect(report.columns.map(({ missing }) => missing)).toEqual([0, 1]);
  });

  it('line ends may be of any kind, mixed, and cut anywhere', async () => {
    expect(columnsOf((await good('a,b\r\n1,2\r3,4\n5,6')).table)).toEqual({ a: [1, 3, 5], b: [2, 4, 6] });
  });

  it('columns of words are listed and left out; a column without a value too', async () => {
    const { table, report } = await good('town,n,nothing\nBern,1,\nUri,2,NA\n');
    expect(table.columns.map(({ name }) => name)).toEqual(['n']);
    expect(report.columns.map(({ name, type }) => [name, type])).toEqual([
      ['town', 'text'],
      ['n', 'number'],
      ['nothing', 'number'],
    ]);
    expect(report.notes).toContainEqual({ code: 'emptyColumn', values: { column: 'nothing' } });
  });

  it('a type that was chosen goes before the one that would be recognised', async () => {
    const text = 'day,a,b\n2020-01-01,1,2\n2020-01-02,3,4\n';
    const chosen = await good(text, {
      types: [
        { column: 'day', type: 'ignore' },
        { column: 'b', type: 'text' },
      ],
    });
    expect(chosen.table.labels.kind).toBe('number');
    expect(chosen.table.columns.map(({ name }) => name)).toEqual(['a']);
  });

  it('every n-th row is read', async () => {
    const text = lines('a', ...Array.from({ length: 10 }, (_, k) => String(k)));
    const { table, report } = await good(text, { everyNth: 4 });
    expect(columnsOf(table)).toEqual({ a: [0, 4, 8] });
    expect([report.rows, report.skipped]).toEqual([3, 7]);
  });
});

describe('a sign or unit beside every number', () => {
  it.each([
    ['$', 'd,p\n0,$0.50\n1,-$1.50\n2,"$1,250.25"\n', [0.5, -1.5, 1250.25]],
    ['%', 'd,p\n0,0%\n1,12 %\n2,\n', [0, 12, NaN]],
    ['€', 'd;p\n0;€3\n1;€ 4,25\n2;€5,5\n', [3, 4.25, 5.5]],
    ['€', 'd;p\n0;3,5 €\n1;4,25 €\n', [3.5, 4.25]],
    ['kg', 'p\n12 kg\n13.5 kg\n', [12, 13.5]],
    ['CHF', 'd,p\n0,CHF 3\n1,CHF 4\n', [3, 4]],
    ['°C', '0,1°C\n1,−2°C\n', [1, -2]],
  ])('is the unit of the column: %s', async (unit, text, values) => {
    const { table } = await good(text);
    expect(table.columns.at(-1)).toMatchObject({ unit });
    expect([...table.columns.at(-1)!.values]).toEqual(values);
  });

  it('that is missing further down is named with its line', async () => {
    const rows = Array.from({ length: 600 }, (_, k) => `${k}%`);
    expect(await problemsOf(lines('p', ...rows, '€7', '8'))).toMatchObject([
      { path: 'line 602, column 1', code: 'fileUnit', values: { value: '€7', unit: '%', more: 1 } },
    ]);
  });

  it('of several kinds makes a column of text, which is told unless it was chosen', async () => {
    const text = 'd,p\n5,$1\n3,€2\n4,A3\n';
    const note = { code: 'textColumn', values: { count: 1, column: 'p', line: 2, value: '$1' } };
    expect((await good(text)).report.notes).toEqual([note]);
    expect((await good(text, { types: [{ column: 'p', type: 'text' }] })).report.notes).toEqual([]);
    expect((await good('d,p\n5,A1\n3,A2\n')).report.notes).toMatchObject([{ code: 'textColumn' }]);
    expect((await good('p,q,n\nx,y,1\nz,x,5\n')).report.notes).toMatchObject([
      { values: { count: 2, column: 'p, q' } },
    ]);
  });
});

describe('one line of many numbers', () => {
  const numbers = Array.from({ length: 200 }, (_, k) => k / 4 - 3);
  it.each([
    [' ', '.'],
    [', ', '.'],
    [';', ','],
    ['\t', '.'],
    [' ', ','],
  ])('is a column, with a note: separated by "%s", decimals by "%s"', async (sign, decimal) => {
    const { table, report } = await good(numbers.map((each) => String(each).replace('.', decimal)).join(sign));
    expect([...table.columns[0]!.values]).toEqual(numbers);
    expect(report.notes).toEqual([{ code: 'oneLine', values: { count: 200 } }]);
  });

  it('is a column too where it is longer than the sample', async () => {
    const { table } = await good(Array.from({ length: 40_000 }, (_, k) => k % 97).join(','));
    expect(table.rows).toBe(40_000);
  });

  it('stays a row where there are few, or words among them', async () => {
    expect((await good('1,2,3')).table.columns).toHaveLength(3);
  });
});

describe('dates', () => {
  it.each([
    ['ISO days', ['2020-01-31', '2020-02-01'], ['2020-01-31', '2020-02-01']],
    ['months', ['2020-01', '2020-02'], ['2020-01', '2020-02']],
    ['slashes, the year first', ['2020/1/31', '2020/2/1'], ['2020-01-31', '2020-02-01']],
    ['points, the day first', ['31.01.2020', '01.02.2020'], ['2020-01-31', '2020-02-01']],
    ['the month first', ['01/31/2020', '02/01/2020'], ['2020-01-31', '2020-02-01']],
    ['the day first', ['31/01/2020', '01/02/2020'], ['2020-01-31', '2020-02-01']],
    ['years of two digits', ['31.12.99', '01.01.00'], ['1999-12-31', '2000-01-01']],
    ['with a time', ['2020-01-01 23:30', '2020-01-02 00:30'], ['2020-01-01 23:30', '2020-01-02 00:30']],
    [
      'with seconds and a zone',
      ['2020-01-01T00:00:05+02:00', '2020-01-01T00:00:06+02:00'],
      ['2019-12-31 22:00:05', '2019-12-31 22:00:06'],
    ],
    ['with AM and PM', ['01/31/2020 11:00 PM', '02/01/2020 12:00 AM'], ['2020-01-31 23:00', '2020-02-01 00:00']],
    ['Chinese days', ['2020年1月31日', '2020年2月1日'], ['2020-01-31', '2020-02-01']],
    ['Chinese months', ['2020年1月', '2020年2月'], ['2020-01', '2020-02']],
    ['words', ['31 Jan 2020', '1 February 2020'], ['2020-01-31', '2020-02-01']],
    ['words, the month first', ['Jan 31, 2020', 'Feb 1, 2020'], ['2020-01-31', '2020-02-01']],
    ['years', ['1999', '2000'], ['1999', '2000']],
    ['digits', ['20200131', '20200201'], ['2020-01-31', '2020-02-01']],
    ['Unix seconds', ['1577836800', '1577836860'], ['2020-01-01 00:00', '2020-01-01 00:01']],
    ['Unix milliseconds', ['1577836800000', '1577836801000'], ['2020-01-01 00:00:00', '2020-01-01 00:00:01']],
  ])('are recognised: %s', async (_name, cells, expected) => {
    const { table } = await good(`date;n\n"${cells[0]}";1\n"${cells[1]}";2\n`);
    expect(labels(table)).toEqual(expected);
    expect(columnsOf(table)).toEqual({ n: [1, 2] });
  });

  it('plain numbers are dates only under a header that speaks of time', async () => {
    for (const header of ['id', 'lifetime', 'value']) {
      const { table } = await good(`${header},n\n1577836800,1\n1577836860,2\n`);
      expect(table.labels.kind).toBe('number');
    }
    expect((await good('id,n\n2019,1\n1999,2\n2001,4')).table.labels.kind).toBe('number');
    expect(labels((await good('1999,1\n2000,2\n2001,4')).table)).toEqual(['1999', '2000', '2001']);
  });

  it('that repeat year by year are a part of the time beside a month, and numbers beside anything else', async () => {
    const { table, report } = await good('year,month,n\n2019,1,5\n2019,2,6\n2020,1,7\n');
    expect(labels(table)).toEqual(['2019-01', '2019-02', '2020-01']);
    expect(Object.keys(columnsOf(table))).toEqual(['n']);
    expect(report.time).toMatchObject({ columns: ['year', 'month'], precision: 'month' });
    expect(Object.keys(columnsOf((await good('year,place,n\n2019,1,5\n2019,2,6\n2020,1,7\n')).table))).toEqual([
      'year',
      'place',
      'n',
    ]);
  });

  it('whose day and month cannot be told apart are decided by the whole column, beyond the sample', async () => {
    const two = (number: number) => String(number).padStart(2, '0');
    const early = Array.from(
      { length: 6000 },
      (_, k) => `${two(1 + (k % 12))}/${two(1 + (Math.floor(k / 12) % 12))}/${2000 + Math.floor(k / 144)},2`,
    );
    const text = lines('date,n', ...early, '12/31/2099,3');
    const { report } = await good(text);
    expect(report.dates).toBe('monthFirst');
    expect(report.notes.some(({ code }) => code === 'datesAmbiguous')).toBe(false);
  });

  it('that fit both ways are read with the day first, with a note, or as the spec says', async () => {
    const text = 'date,n\n01/02/2020,1\n02/02/2020,2\n';
    const { table, report } = await good(text);
    expect(labels(table)).toEqual(['2020-02-01', '2020-02-02']);
    expect(report.notes).toContainEqual({
      code: 'datesAmbiguous',
      values: { order: 'dayFirst', example: '01/02/2020' },
    });
    expect(labels((await good(text, { dates: 'monthFirst' })).table)).toEqual(['2020-01-02', '2020-02-02']);
  });

  it('that are not in order are sorted, repeated ones keep the first line, and both are told', async () => {
    const { table, report } = await good(
      lines('date,n', '2020-01-03,3', '2020-01-01,1', '2020-01-02,2', '2020-01-01,9', ',8'),
    );
    expect(labels(table)).toEqual(['2020-01-01', '2020-01-02', '2020-01-03']);
    expect(columnsOf(table)).toEqual({ n: [1, 2, 3] });
    expect(report.notes).toEqual([
      { code: 'rowsWithoutDate', values: { count: 1, line: 6 } },
      { code: 'sorted', values: { line: 3 } },
      { code: 'duplicates', values: { count: 1, line: 5, label: '2020-01-01' } },
    ]);
    expect([report.rows, report.skipped]).toEqual([3, 2]);
  });
});

describe('encodings', () => {
  const text = '日期,温度\n2020-01-01,1.5\n2020-01-02,2\n';
  const expected = { 温度: [1.5, 2] };
  const utf16 = (littleEndian: boolean, mark: boolean) => {
    const view = new DataView(new ArrayBuffer((text.length + (mark ? 1 : 0)) * 2));
    [...((mark ? '\ufeff' : '') + text)].forEach((character, k) =>
      view.setUint16(k * 2, character.charCodeAt(0), littleEndian),
    );
    return new Uint8Array(view.buffer);
  };
  /** 日期,温度 in GB 2312, from its code table. */
  const gbk = Uint8Array.from([
    0xc8,
    0xd5,
    0xc6,
    0xda,
    0x2c,
    0xce,
    0xc2,
    0xb6,
    0xc8,
    ...new TextEncoder().encode(text.slice(5)),
  ]);

  it.each([
    ['UTF-8', new TextEncoder().encode(text), 'utf-8'],
    ['UTF-8 with a mark', new TextEncoder().encode('\ufeff' + text), 'utf-8'],
    ['UTF-16, little end first, with a mark', utf16(true, true), 'utf-16le'],
    ['UTF-16, big end first, with a mark', utf16(false, true), 'utf-16be'],
    ['UTF-16, little end first', utf16(true, false), 'utf-16le'],
    ['UTF-16, big end first', utf16(false, false), 'utf-16be'],
    ['GBK', gbk, 'gb18030'],
  ])('%s is recognised', async (_name, bytes, encoding) => {
    const { table, report } = await good(bytes);
    expect(report.encoding).toBe(encoding);
    expect(columnsOf(table)).toEqual(expected);
  });

  it('Windows-1252 is recognised by its single letters, and a choice goes before the guess', async () => {
    const bytes = Uint8Array.from([...'H\u00f6he;n\n1;2\n'].map((character) => character.charCodeAt(0)));
    const { table, report } = await good(bytes);
    expect([report.encoding, table.columns[0]!.name]).toEqual(['windows-1252', 'Höhe']);
    expect((await good(bytes, { encoding: 'gb18030' })).table.columns[0]!.name).not.toBe('Höhe');
  });

  it.each([
    'Höhe;Größe',
    'Größe',
    'Über;Straße',
    'créée;journée',
    'Temperatur (°C);Maßstab',
    'GRÖßE',
    'Año;Niño',
    'área;m²',
  ])('Windows-1252 is told from GBK by the letters around its own: %s', (text) => {
    const bytes = Uint8Array.from([...text].map((character) => character.charCodeAt(0)));
    expect(legacyEncoding(bytes)).toBe('windows-1252');
  });

  /** Read off the code table of GB 2312 and GBK. */
  it.each([
    ['日期,温度', [0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xce, 0xc2, 0xb6, 0xc8]],
    ['温度C', [0xce, 0xc2, 0xb6, 0xc8, 0x43]],
    ['值A', [0xd6, 0xb5, 0x41]],
    ['GDP总量', [0x47, 0x44, 0x50, 0xd7, 0xdc, 0xc1, 0xbf]],
    ['年;月;日', [0xc4, 0xea, 0x3b, 0xd4, 0xc2, 0x3b, 0xc8, 0xd5]],
    ['朱镕基, with a second byte below 128', [0xd6, 0xec, 0xe9, 0x46, 0xbb, 0xf9]],
  ])('GBK stays GBK, beside letters too: %s', (text, codes) => {
    const bytes = Uint8Array.from(codes);
    expect(new TextDecoder('gb18030').decode(bytes)).toBe(text.split(', with')[0]);
    expect(legacyEncoding(bytes)).toBe('gb18030');
  });

  it('a file that is UTF-8 at first and GBK far below is read again as GBK', async () => {
    const plain = new TextEncoder().encode(lines('a,b', ...Array.from({ length: 60_000 }, () => '1.5,2')) + '\n');
    const bytes = new Uint8Array(plain.length + 7);
    bytes.set(plain);
    bytes.set([0x33, 0x2c, 0x2d, 0x0a], plain.length);
    bytes.set([0xce, 0xc2, 0x0a], plain.length + 4);
    const { notes } = (await good(bytes)).report;
    expect(notes).toContainEqual({ code: 'footer', values: { count: 1, line: 60_003, value: '温' } });
  });
});
