/**
 * Files made to break their reader: each is a table or problems with sentences, and what it takes is bounded. Where a file
 * once took hours or all memory, the limit of the test is what would be met.
 */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget, entriesOf, unpacked } from '../../../../src/training/archive';
import { SheetReader } from '../../../../src/data/workbook';
import { FILE_LIMITS } from '../../../../src/experiment/files';
import { problemSentence } from '../../../../src/i18n';
import { words } from '../../../../src/i18n/both';
import { english } from '../../i18n/sentences';
import { parts, row, rows, workbook, zip } from './packing';
import { columnsOf, good, lines, problemsOf, read } from './support';

/** The codes of what is wrong, each of which has a sentence in both languages; empty: there is a table. */
async function codesOf(content: string | Uint8Array, fields: object = {}): Promise<string[]> {
  const { table } = await read(content, fields);
  if (table.ok) {
    expect(table.value.rows).toBeGreaterThan(0);
    return [];
  }
  expect(table.problems.length).toBeGreaterThan(0);
  for (const each of table.problems) {
    expect(english.has(`problems.${each.code}`), each.code).toBe(true);
    for (const language of ['en', 'zh'] as const) {
      expect(problemSentence(each, words(language).t)).not.toMatch(/\{\{|undefined|was refused \(|未被接受/);
    }
  }
  return table.problems.map(({ code }) => code);
}

const numbered = (count: number, cells: (k: number) => string) =>
  lines(...Array.from({ length: count }, (_, k) => cells(k)));
const sheet = rows(...Array.from({ length: 12 }, (_, k) => row(k + 1, `<c><v>${k * k}</v></c>`, `<c><v>${k}</v></c>`)));
const SHEET = 'xl/worksheets/sheet0.xml';

describe('a workbook made to break its reader', () => {
  it('may say of its rows that they reach far to the right, and is not filled up to there', async () => {
    const empty = numbered(20_000, (k) => row(k + 13, '<c r="XFD1"/>'));
    const { table } = await good(workbook({ Data: sheet.replace('</sheetData>', `${empty}</sheetData>`) }));
    expect([table.rows, table.columns.length]).toEqual([12, 2]);
    // XFD is the last column, 16,384: every cell before it is told, so that it can be counted against the budget.
    let spent = 0;
    const reader = new SheetReader({ strings: [], meanings: [], from1904: false }, (cells) => (spent += cells));
    reader.push(rows(row(1, '<c r="XFD1"><v>1</v></c>'), row(2, '<c r="C2"><v>1</v></c>')));
    expect(spent).toBe(16_383 + 2);
  });

  it('may have rows without cells, and much below its rows, and is read', async () => {
    const blank = numbered(100_000, (k) => `<row r="${k + 13}" spans="1:2" ht="15" customHeight="1"/>`);
    const below = `</sheetData>${'<mergeCell ref="A1:B1"/>'.repeat(200_000)}`;
    expect(columnsOf((await good(workbook({ Data: sheet.replace('</sheetData>', blank + below) }))).table)).toEqual({
      'column 1': Array.from({ length: 12 }, (_, k) => k * k),
      'column 2': Array.from({ length: 12 }, (_, k) => k),
    });
  });

  it('may open readings of words a million times, and end', async () => {
    const reading = `<sst><si><t>Day</t>${'<rPh>'.repeat(700_000)}</si><si><t>Load</t></si></sst>`;
    expect(await codesOf(zip({ ...parts({ Data: sheet }), 'xl/sharedStrings.xml': reading }))).toEqual([]);
  });

  it.each<[string, string]>([
    ['sharedStrings.xml that never ends a string', `<sst><si><t>${'x'.repeat(6_000_000)}`],
    ['sharedStrings.xml of millions of strings', `<sst>${'<si></si>'.repeat(5_100_000)}</sst>`],
  ])('has words within limits: %s', async (_name, text) => {
    expect(await codesOf(zip({ ...parts({ Data: sheet }), 'xl/sharedStrings.xml': text }))).toEqual([
      'fileUnpackedTooLarge',
    ]);
  });

  it('may hold thousands of entries and other archives, of which only its parts are opened', async () => {
    const inner = zip({ 'xl/workbook.xml': 'x' });
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, k) => [`xl/media/${k}.zip`, inner]));
    expect(await codesOf(zip({ ...many, ...parts({ Data: sheet }) }))).toEqual([]);
  });

  it('with numbers in 64 bits is read like another one (APPNOTE.TXT 4.3.14, 4.5.3)', async () => {
    expect(await good(zip(parts({ Data: sheet }), true))).toEqual(await good(workbook({ Data: sheet })));
  });

  it('that is damaged anywhere is a table or says what is wrong (property)', async () => {
    const whole = [zip(parts({ Data: sheet })), zip(parts({ Data: sheet }), true)];
    const change = fc.tuple(fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.constantFrom(0, 1, 0x7f, 0xff));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(change, { maxLength: 4 }),
        fc.oneof(fc.constant(1), fc.double({ min: 0.01, max: 1, noNaN: true })),
        async (bytes, changes, kept) => {
          const damaged = bytes.slice(0, Math.ceil(bytes.length * kept));
          // Most of what matters stands at the end.
          for (const [at, value] of changes) damaged[Math.floor(damaged.length * Math.sqrt(at))] = value;
          await codesOf(damaged);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is unpacked no further than its budget, whatever sizes it declares (counted in bytes)', async () => {
    const bytes = zip({ [SHEET]: ' '.repeat(3_000_000) });
    const blob = new Blob([bytes as BlobPart]);
    const entry = (await entriesOf(blob)).get(SHEET)!;
    // Of which the archive holds three thousand.
    for (const packed of [entry.packed, 0xffffffff, 0]) {
      let taken = 0;
      const limit = 100_000;
      const taking = async () => {
        for await (const piece of unpacked(blob, { ...entry, packed }, new Budget(limit))) taken += piece.length;
      };
      await expect(taking()).rejects.toThrow();
      expect(taken).toBeLessThanOrEqual(limit);
    }
  });
});

describe('a gzip made to break its reader', () => {
  const text = `a,b\n${numbered(20, (k) => `${k},${(k * 7) % 5}`)}\n`;

  it('of a gigabyte is not unpacked to its end', async () => {
    const piece = gzipSync(Buffer.alloc(50_000_000, 'x'));
    const bomb = Buffer.concat(Array.from({ length: 20 }, () => piece));
    expect(await codesOf(new Uint8Array(bomb))).toEqual(['cellTooLong']);
  });

  it('that is cut off or damaged anywhere is a table or says what is wrong (property)', async () => {
    const whole = new Uint8Array(gzipSync(text));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length - 3), async (at, value, cut) => {
        const damaged = whole.slice(0, whole.length - cut);
        if (at < damaged.length) damaged[at] = value;
        await codesOf(damaged);
      }),
      { numRuns: 200 },
    );
  });

  it('in several members, or with something behind it, is a table or says what is wrong', async () => {
    const two = new Uint8Array(Buffer.concat([gzipSync(text), gzipSync('3,4\n5,6\n')]));
    const codes = await codesOf(two);
    // Node unpacks all members, browsers refuse what follows the first one.
    expect([[], ['fileGzip']]).toContainEqual(codes);
    expect(await codesOf(new Uint8Array(Buffer.concat([gzipSync(text), Buffer.from('and more')])))).toEqual([
      'fileGzip',
    ]);
    expect(await codesOf(new Uint8Array(gzipSync(gzipSync(text))))).toEqual(['fileGzipOfArchive']);
  });
});

describe('JSON made to break its reader', () => {
  it('of records whose names all differ is never filled up to a table', async () => {
    const first = `{${Array.from({ length: 20_000 }, (_, k) => `"n${k}":1`).join()}}`;
    expect(await codesOf(`[${first}${',{}'.repeat(30_000)}]`)).toEqual(['fileTooManyRows']);
    const keyed = Array.from(
      { length: 900 },
      (_, k) => `"r${k}":{"x":1,${Array.from({ length: 25 }, (_, c) => `"n${25 * k + c}":1`).join()}}`,
    );
    expect(await codesOf(`{${keyed.join()}}`)).toEqual(['fileTooManyColumns']);
  });

  it('is a table, or says what is wrong: deep, mixed, huge, uneven', async () => {
    expect(await codesOf(`${'[1,'.repeat(10_000)}1${']'.repeat(10_000)}`)).toEqual(['documentTooDeep']);
    expect(await codesOf('[1,"a",null,{"a":1},[2]]')).toEqual(['fileJsonShape']);
    expect(await codesOf('[[1e400,2],[3,1e308],[-1e999,5]]')).toEqual(['fileInfinite', 'fileHuge']);
    expect(await codesOf(`["${'\\\\'.repeat(500_000)}", 1]`)).toEqual(['fileNoNumbers']);
    expect(await codesOf(`[${'[],'.repeat(100_000)}[]]`)).toEqual(['fileEmpty']);
    // A row that is short ends in missing values; one that is long names itself.
    expect(columnsOf((await good('[[1,2],[3],[4,5,6],[7,8]]')).table)).toEqual({
      'column 1': [1, 3, 4, 7],
      'column 2': [2, NaN, 5, 8],
      'column 3': [NaN, NaN, 6, NaN],
    });
  });

  it('of any values gives a table or problems (property)', async () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.double().map((each) => (Number.isFinite(each) ? each : null)),
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.constantFrom(null, true, '2020-01-01', '\ud800', '1,5', 1e300),
        fc.array(tie('value'), { maxLength: 6 }),
        fc.array(fc.record({ a: tie('value'), b: fc.double(), c: fc.string() }, { requiredKeys: [] }), {
          maxLength: 6,
        }),
        fc.dictionary(fc.constantFrom('a', 'b', 'data', 'columns', 'index', '__proto__', 'constructor'), tie('value')),
      ),
    }));
    const document = fc.oneof(
      fc.array(value, { maxLength: 12 }).map((each) => JSON.stringify(each)),
      value.map((each) => JSON.stringify(each)),
      fc.array(value, { minLength: 2, maxLength: 8 }).map((each) => each.map((one) => JSON.stringify(one)).join('\r')),
    );
    await fc.assert(
      fc.asyncProperty(document, async (text) => {
        await codesOf(text);
      }),
      { numRuns: 300 },
    );
  });

  it('of one record a line may end its lines as it likes', async () => {
    const records = Array.from({ length: 12 }, (_, k) => JSON.stringify({ a: k, b: (k * k) % 7 }));
    const tables = await Promise.all(['\n', '\r\n', '\r', '\n\n'].map(async (end) => good(records.join(end))));
    for (const { table } of tables) expect(columnsOf(table)).toEqual(columnsOf(tables[0]!.table));
  });
});

describe('text made to break its reader', () => {
  it('of ten thousand columns of one name, or of more, says so', async () => {
    const ones = numbered(3, () => '1,'.repeat(9_999) + '1');
    expect(await problemsOf(`${'a,'.repeat(9_999)}a\n${ones}`)).toMatchObject([
      { path: 'line 1', code: 'fileTooManyColumns', values: { count: 10_000, max: FILE_LIMITS.columns } },
    ]);
    expect(await problemsOf(`${'1,'.repeat(300_000)}1\n2\n`)).toMatchObject([
      { code: 'fileTooManyColumns', values: { count: 300_001 } },
    ]);
  });

  it('of one name for all columns numbers them (by definition)', async () => {
    const { table } = await good(lines('a,a,a (2),a', '1,2,3,4', '2,3,5,4', '3,1,2,2'));
    expect(table.columns.map(({ name }) => name)).toEqual(['a', 'a (2)', 'a (2) (2)', 'a (3)']);
  });

  it('whose names hold half a character keeps names that files and links can hold', async () => {
    const name = `${'x'.repeat(79)}😀`;
    const { table } = await good(lines(`${name},b`, '1,2', '2,3', '3,1'));
    expect(table.columns.map((each) => each.name)).toEqual([`${'x'.repeat(79)}\ufffd`, 'b']);
  });

  it('of a wide table is read by whole lines, however long they are', async () => {
    const days = Array.from({ length: 8000 }, (_, k) => new Date(k * 86_400_000).toISOString().slice(0, 10));
    const text = lines(`name,${days.join()}`, ...[1, 2, 3].map((k) => `s${k}${`,${k}.5`.repeat(8000)}`));
    const { table } = await good(text);
    expect([table.rows, table.columns.map(({ values }) => values[7999])]).toEqual([8000, [1.5, 2.5, 3.5]]);
  });

  it.each<[string, string, string]>([
    ['numbers', '1.5,', 'lineTooLong'],
    ['quotes', '"', 'lineTooLong'],
    ['quotes and signs', '",', 'lineTooLong'],
    ['words in quotes', '"a" ', 'lineTooLong'],
    ['blanks', ' ', 'fileEmpty'],
    ['lone surrogates', '\ud800', 'cellTooLong'],
  ])('of one line of 10 MB says so: %s', async (_name, piece, code) => {
    expect(await codesOf(piece.repeat(Math.ceil(10_000_000 / piece.length)))).toEqual([code]);
  });
});
