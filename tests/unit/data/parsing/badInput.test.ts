/** What is wrong with a file: a problem with its line and column, each with a sentence in both languages. */
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../../src/experiment/problem';
import { noteSentence, problemSentence } from '../../../../src/i18n';
import { words } from '../../../../src/i18n/both';
import { good, lines, problemsOf, read } from './support';

const first = async (content: string | Uint8Array, fields: object = {}): Promise<Problem> =>
  (await problemsOf(content, fields))[0]!;

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48]);
const zip = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 6, 0, 8, 0]);
const zeros = new Uint8Array(5000).map((_, k) => (k % 3 === 0 ? 0 : k % 7));

/** As many rows, by the day as two digits, which go round from 01 to 31. */
const days = (count: number, cell: (day: string) => string): string[] =>
  Array.from({ length: count }, (_, k) => `${cell(String(1 + (k % 31)).padStart(2, '0'))},${k}`);

const LONG = { path: 'line 3, column 2', code: 'cellTooLong', values: { max: 1_000_000 } };

const CASES: readonly (readonly [string, string | Uint8Array, Partial<Problem>])[] = [
  ['an empty file', '', { path: '', code: 'fileEmpty' }],
  ['a file of empty lines', '\n\n \n', { code: 'fileEmpty' }],
  ['a header alone', 'date,a\n', { code: 'fileHeaderOnly' }],
  ['one column of words', 'town\nBern\nUri\nZug\n', { code: 'fileNoNumbers' }],
  ['a short row', 'a,b\n1,2\n3\n', { path: 'line 3', code: 'csvRowLength', values: { found: 1, expected: 2 } }],
  ['a long row', 'a,b\n1,2\n3,4,5\n6,7\n', { path: 'line 3', code: 'csvRowLength', values: { found: 3, expected: 2 } }],
  ['a decimal comma among points', 'a;b\n1.5;1\n2,5;2\n3.25;3', { path: 'line 3, column 1', code: 'fileDecimals' }],
  ['a decimal point among commas', 'a;b\n1,5;1\n2.55;2\n3,25;3', { path: 'line 3, column 1', code: 'fileDecimals' }],
  ['decimal commas between commas', 'a,b\n1,5,2,5\n3,5,4,5\n', { path: 'line 2', code: 'fileHeaderDiffers' }],
  [
    'dates in two formats',
    lines('d,n', '2020-01-01,1', '2020-01-02,1', '2020-01-03,1', '04.01.2020,2'),
    { path: 'line 5, column 1', code: 'fileDates' },
  ],
  [
    'days that no month has',
    lines('d,n', '2021-02-27,1', '2021-02-28,1', '2021-03-01,1', '2021-02-29,2'),
    { path: 'line 5, column 1', code: 'fileDates' },
  ],
  [
    'both orders of day and month',
    lines('d,n', '31/01/2020,1', '30/01/2020,1', '29/01/2020,1', '01/30/2021,2'),
    { path: 'line 5, column 1', code: 'fileDates' },
  ],
  [
    'dates of which hardly more than half share a form',
    lines('d,n', ...days(50, (day) => `2024-01-${day}`), ...days(70, (day) => `${day}.02.2024`)),
    { path: 'line 52, column 1', code: 'fileDates', values: { value: '01.02.2024', name: 'd', example: '2024-01-01' } },
  ],
  [
    'the month first, then the day first, in equal shares',
    lines('d,n', ...days(31, (day) => `01/${day}/2024`), ...days(31, (day) => `${day}/03/2024`)),
    { path: 'line 45, column 1', code: 'fileDates' },
  ],
  [
    'several series one below the other',
    lines('d,n', ...Array.from({ length: 12 }, (_, k) => `2020-01-0${1 + (k % 3)},${k}`)),
    { path: 'line 5, column 1', code: 'fileTimesRepeat' },
  ],
  ['a picture', png, { code: 'fileImage' }],
  ['bytes that are no text', zeros, { code: 'fileBinary' }],
  ['a workbook', zip, { code: 'fileWorkbook' }],
  ['an infinite value', 'a,b\n1,2\n3,inf\n', { path: 'line 3, column 2', code: 'fileInfinite' }],
  ['a value that overflows a double', 'a,b\n1,2\n3,1e999\n', { path: 'line 3, column 2', code: 'fileInfinite' }],
  ['1e308', 'a,b\n1,2\n3,1e308\n', { path: 'line 3, column 2', code: 'fileHuge' }],
  ['a word among numbers', lines('a', '1', '2', '3', 'x', '5'), { path: 'line 5, column 1', code: 'fileCell' }],
  ['a quote that is never closed', 'a,b\n1,2\n"3,4\n5,6\n', { path: 'line 3', code: 'csvQuotes' }],
  ['a line without an end', `a,b\n${'1,2,'.repeat(600_000)}`, { path: 'line 2', code: 'lineTooLong' }],
  [
    'a line without an end, with a quoted cell',
    `a,b\n"x",${'1,2,'.repeat(600_000)}`,
    { path: 'line 2', code: 'lineTooLong' },
  ],
  ['a quoted cell that is too long', `a,b\n1,2\n3,"${'x'.repeat(2_500_000)}"\n5,6\n`, LONG],
  ['a quoted cell of lines that is too long', `a,b\n1,2\n3,"${'1,2\n'.repeat(700_000)}"\n5,6\n`, LONG],
  ['a cell without quotes that is too long', `a,b\n1,2\n3,${'x'.repeat(2_500_000)}\n5,6\n`, LONG],
  ['a last cell in quotes that is too long', `a,b\n1,2\n3,"${'x'.repeat(1_100_000)}"`, LONG],
  ['a first cell that is too long', `"${'x'.repeat(1_500_000)}",b\n1,2\n`, { ...LONG, path: 'line 1, column 1' }],
  ['a first cell that is never closed', `"${'x'.repeat(80_000)}`, { path: 'line 1', code: 'csvQuotes' }],
  [
    'too many columns',
    lines(Array.from({ length: 501 }, (_, k) => `c${k}`).join(), ''),
    { path: 'line 1', code: 'fileTooManyColumns' },
  ],
];

describe('a file that cannot be used', () => {
  for (const [name, content, expected] of CASES) {
    it(`is refused with its place, in both languages: ${name}`, async () => {
      const found = await first(content);
      expect(found).toMatchObject(expected);
      for (const language of ['en', 'zh'] as const) {
        const sentence = problemSentence(found, words(language).t);
        expect(sentence).not.toMatch(/\{\{|undefined|was refused \(|未被接受/);
      }
    });
  }

  it('has one problem a cause, the first place of it and how many more there are', async () => {
    const mixed = lines('d;a', '2020-01-01;1,5', '2020-01-02;1.25', 'never;2,5', '2020-01-04;2.25', '2020-01-05;3,5');
    const found = await problemsOf(`${mixed}\n2020-01-06;4,5\n`);
    expect(found.map(({ path, code, values }) => [path, code, values['more']])).toEqual([
      ['line 3, column 2', 'fileDecimals', 1],
      ['line 4, column 1', 'fileDates', undefined],
    ]);
    const sentences = found.map((each) => problemSentence(each, words('en').t));
    expect(sentences[0]).toMatch(/^Line 3, column 2: “1\.25”.* And 1 more like it\.$/);
    expect(sentences[1]).not.toContain('more like it');
    expect(problemSentence(found[0]!, words('zh').t)).toContain('还有 1 处');
  });

  it('counts what is wrong to its end, however far below the sample', async () => {
    const found = await problemsOf(
      lines('a', ...Array.from({ length: 900 }, () => '1'), ...Array.from({ length: 60_000 }, () => 'x')),
    );
    expect(found).toMatchObject([{ path: 'line 902, column 1', code: 'fileCell', values: { more: 59_999 } }]);
  });

  it('that holds several series says one count of rows, none of them left out', async () => {
    const { report } = await read(
      lines('d,n', ...Array.from({ length: 12 }, (_, k) => `2020-01-0${1 + (k % 3)},${k}`)),
    );
    expect(report).toMatchObject({ rows: 12, skipped: 0, notes: [] });
  });

  it('counts lines, not records, below a cell with line ends, over pieces of any size', async () => {
    expect(await first('"a\nb",c\n1,2\n3,x\n5,6\n7,8\n8,9\n')).toMatchObject({ path: 'line 4, column 2' });
  });

  it('that is too large names the limit and how many rows to take', async () => {
    // A blob of 200 MB without 200 MB of memory: one megabyte, two hundred times.
    const part = new Blob([new Uint8Array(1e6).fill(49)]);
    const { readOwnFile } = await import('../../../../src/training/reading');
    const { sourceOf } = await import('./support');
    const parsed = await readOwnFile(new Blob(Array.from({ length: 200 }, () => part)), sourceOf());
    expect(parsed!.table).toMatchObject({
      problems: [{ code: 'fileTooLarge', values: { size: 200, max: 100, every: 2 } }],
    });
  });

  it('that has too many rows names the limit and how many to take instead', async () => {
    const header = Array.from({ length: 500 }, (_, k) => `c${k}`).join();
    const found = await first(lines(header, ...Array.from({ length: 40_100 }, () => '1'.padEnd(500, ','))));
    expect(found).toMatchObject({ code: 'fileTooManyRows', values: { max: 40_000 } });
    expect(found.values['every']).toBeGreaterThanOrEqual(2);
  });
});

describe('what is unusual and no reason to refuse', () => {
  it('one row that repeats is told in the singular', async () => {
    const { notes } = (await good('d,n\n2020-01-01,1\n2020-01-01,2\n2020-01-03,5\n,6')).report;
    expect(notes.map((note) => noteSentence(note, words('en').t))).toEqual([
      'Line 5 has no date and was left out.',
      'Line 3 repeats a time that was there before (2020-01-01) and was left out.',
    ]);
  });

  it('a constant series is told', async () => {
    expect((await good('a,b\n5,1\n5,2\n5,3')).report.notes).toEqual([
      { code: 'constantColumn', values: { column: 'a', value: 5 } },
    ]);
  });

  it('empty cells behind the last column are left out', async () => {
    expect((await good('a,b,c\n1,2,3\n3,4,5,,\n6,7,8\n')).report).toMatchObject({ rows: 3, skipped: 0 });
  });
});
