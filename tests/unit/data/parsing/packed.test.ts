/** Workbooks, gzip and JSON: what is packed by Node's zlib, or written by hand as ECMA-376 says, comes back. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { labelAt } from '../../../../src/data/labels';
import { readOwnFile } from '../../../../src/training/reading';
import { row, rows, workbook, zip } from './packing';
import { columnsOf, good, problemsOf, sourceOf } from './support';

const day = (k: number) => `<c r="A${k + 2}" s="1"><v>${43831 + k}</v></c>`;
const numbers = rows(
  row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>'),
  ...Array.from({ length: 12 }, (_, k) => row(k + 2, day(k), `<c r="B${k + 2}"><f>A1*2</f><v>${k * k}</v></c>`)),
);

describe('a workbook', () => {
  it('is read by the stored values of its cells, days by their format (1900 and 1904)', async () => {
    const { table, report } = await good(workbook({ Data: numbers }));
    expect(columnsOf(table)).toEqual({ 'Load & more': Array.from({ length: 12 }, (_, k) => k * k) });
    expect([labelAt(table.labels, 0), labelAt(table.labels, 11)]).toEqual(['2020-01-01', '2020-01-12']);
    expect([report.sheet, report.sheets, report.time?.step]).toEqual(['Data', ['Data'], '1 day']);
    const from1904 = await good(workbook({ Data: numbers }, '<workbookPr date1904="1"/>'));
    expect(labelAt(from1904.table.labels, 0)).toBe('2024-01-02');
  });

  it('is read from the first sheet that holds numbers, or from the one that is named', async () => {
    const words = rows(row(1, '<c t="inlineStr"><is><t>Notes on the data</t></is></c>'));
    const file = workbook({ Cover: words, Data: numbers });
    const { report } = await good(file);
    expect(report.sheet).toBe('Data');
    expect(report.notes).toContainEqual({ code: 'sheet', values: { sheet: 'Data', count: 2 } });
    expect(await problemsOf(file, { sheet: 'Other' })).toMatchObject([{ code: 'fileSheetUnknown' }]);
  });

  it('that is another zip, or damaged, is named as what it is', async () => {
    expect(await problemsOf(zip({ 'a.csv': 'a,b\n1,2\n' }))).toMatchObject([{ code: 'fileArchive' }]);
    expect(await problemsOf(workbook({ Data: numbers }).slice(0, 400))).toMatchObject([{ code: 'fileWorkbook' }]);
  });

  it('that unpacks beyond the limit is not unpacked to its end', async () => {
    const bomb = workbook({ Data: `<worksheet><sheetData><row r="1">${'<c/>'.repeat(3_000_000)}` });
    expect(['fileUnpackedTooLarge', 'fileWorkbook']).toContain((await problemsOf(bomb))[0]!.code);
  });
});

describe('a large workbook', () => {
  const many = rows(...Array.from({ length: 40_000 }, (_, k) => row(k + 1, `<c><v>${(k * k) % 97}</v></c>`)));
  const file = new Blob([workbook({ Data: many }) as BlobPart]);

  it('tells how far it is, further each time and never beyond its size', async () => {
    const told: number[] = [];
    const parsed = await readOwnFile(file, sourceOf(), { progress: (done) => told.push(done) });
    expect(parsed!.table).toMatchObject({ ok: true, value: { rows: 40_000 } });
    expect(told.length).toBeGreaterThan(10);
    expect(told.every((done, k) => done <= file.size && (k === 0 || done >= told[k - 1]!))).toBe(true);
  });

  it('is half read when half of its rows are, however far it was packed', async () => {
    const values = Array.from({ length: 20_000 }, (_, k) => ((k * 7919) % 1_000_003) / 7);
    const noisy = workbook({ Data: rows(...values.map((value, k) => row(k + 1, `<c><v>${value}</v></c>`))) });
    const own = new Blob([noisy as BlobPart]);
    const told: (readonly [share: number, rows: number])[] = [];
    await readOwnFile(own, sourceOf(), { progress: (done, read) => told.push([done / own.size, read / 20_000]) });
    // Beside the sheet there is little in the file.
    for (const [share, read] of told) expect(Math.abs(share - read)).toBeLessThan(0.15);
  });

  it('ends with the piece in which it is called off (counted in pieces)', async () => {
    const controller = new AbortController();
    let pieces = 0;
    const progress = () => {
      if (++pieces === 3) controller.abort();
    };
    expect(await readOwnFile(file, sourceOf(), { signal: controller.signal, progress })).toBeNull();
    expect(pieces).toBeLessThanOrEqual(4);
    controller.abort();
    expect(await readOwnFile(file, sourceOf(), { signal: controller.signal })).toBeNull();
  });
});

describe('a gzip', () => {
  const text = `date,n\n${Array.from({ length: 20 }, (_, k) => `2020-01-${String(k + 1).padStart(2, '0')},${k % 7}`).join('\n')}\n`;

  it('is read as what is packed in it', async () => {
    expect((await good(new Uint8Array(gzipSync(text)))).table.rows).toBe(20);
  });

  it('that is cut off, or holds a zip, is named as that', async () => {
    const whole = new Uint8Array(gzipSync(text));
    expect(await problemsOf(whole.slice(0, whole.length - 12))).toMatchObject([{ code: 'fileGzip' }]);
    expect(await problemsOf(new Uint8Array(gzipSync(zip({ a: 'b' }))))).toMatchObject([{ code: 'fileGzipOfArchive' }]);
  });
});

describe('JSON', () => {
  const series = Array.from({ length: 12 }, (_, k) => [`2020-01-${String(k + 1).padStart(2, '0')}`, k * 1.5] as const);
  const values = series.map(([, value]) => value);

  it.each<[string, unknown, string]>([
    ['records', series.map(([date, value]) => ({ date, value })), 'value'],
    ['rows under a header', [['date', 'value'], ...series], 'value'],
    ['columns', { date: series.map(([date]) => date), value: values }, 'value'],
    ['the columns of pandas', { columns: ['date', 'value'], data: series }, 'value'],
    ['records by their dates', Object.fromEntries(series.map(([date, close]) => [date, { close }])), 'close'],
    [
      'what a service wraps',
      { status: 'ok', result: { data: series.map(([date, value]) => ({ date, value })) } },
      'value',
    ],
  ])('is read as the table that it holds: %s', async (_name, document, column) => {
    const { table } = await good(JSON.stringify(document));
    expect(columnsOf(table)).toEqual({ [column]: values });
    expect(labelAt(table.labels, 0)).toBe('2020-01-01');
  });

  it('of one record a line is read, a broken line named', async () => {
    const text = series.map(([date, value]) => JSON.stringify({ date, value })).join('\n');
    expect((await good(text)).table.rows).toBe(12);
    expect(await problemsOf(`${text}\n{"date":`)).toMatchObject([{ code: 'fileJsonLine', path: 'line 13' }]);
  });

  it('that is too deep, without a table or broken is refused', async () => {
    expect(await problemsOf('['.repeat(10_000))).toMatchObject([{ code: 'documentTooDeep' }]);
    expect(await problemsOf('{"a": 1}')).toMatchObject([{ code: 'fileJsonShape' }]);
    expect(await problemsOf('{"a": [1, 2')).toMatchObject([{ code: 'notJson' }]);
  });
});
