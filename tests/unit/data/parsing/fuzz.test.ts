/** Ten thousand files that nobody would write: always data or problems, never an exception (a hang would meet the test's limit); and a round trip. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNS } from '../../../../src/data/parsing/records';
import type { ParsedFile } from '../../../../src/data';
import { DELIMITERS, ENCODINGS } from '../../../../src/experiment/sources/file';
import { good, read } from './support';

/** 2,500 a kind. */
const RUNS = 2500;

function sane({ table, report }: ParsedFile): void {
  if (!table.ok) {
    expect(table.problems.length).toBeGreaterThan(0);
    return;
  }
  const { rows, columns, labels } = table.value;
  expect(rows).toBeGreaterThan(0);
  expect(report!.rows).toBe(rows);
  expect(columns.length).toBeGreaterThan(0);
  expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
  for (const { values } of columns) {
    expect(values).toHaveLength(rows);
    expect(values.every((value) => Number.isNaN(value) || Math.abs(value) <= 1e30)).toBe(true);
  }
  if (labels.kind === 'time') {
    expect(labels.times).toHaveLength(rows);
    expect(labels.times.every((time, row) => row === 0 || time > labels.times[row - 1]!)).toBe(true);
  }
}

async function survives(content: string | Uint8Array, fields: object = {}): Promise<void> {
  sane(await read(content, fields));
}

const cell = fc.oneof(
  fc.double().map(String),
  fc.integer().map(String),
  fc.constantFrom(
    '',
    'NA',
    '-',
    '1,5',
    '1.234,5',
    '2020-01-01',
    '31.12.2020',
    '13/13/2013',
    '2020年1月2日',
    '1e308',
    'inf',
    '"',
    '""',
    '\u2212 3',
    'x',
  ),
  fc.string({ maxLength: 12 }),
);
const text = fc
  .tuple(
    fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
    fc.constantFrom(',', ';', '\t', '|', ' ', ', '),
    fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
  )
  .map(([rows, sign, end]) => rows.map((cells) => cells.join(sign)).join(end));

/** A good file with some characters taken out, doubled or replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom<string>(
      'date,a,b\n2020-01-01,1.5,2\n2020-01-02,,3\n2020-01-03,2.5,4\n',
      'a;b\r\n"1,5";"x ""y"""\r\n2,5;z\r\n',
      '1\t2\n3\t4\n',
      '01/02/2020 1:00 PM|1,234.5\n',
    ),
    fc.array(
      fc.tuple(
        fc.nat(80),
        fc.constantFrom<string>('', '"', ',', ';', '\n', '\r', '\0', '\ufeff', '9', '1e9', ' ', '年'),
      ),
      { maxLength: 8 },
    ),
  )
  .map(([start, changes]) => changes.reduce((whole, [at, by]) => whole.slice(0, at) + by + whole.slice(at + 1), start));

const fields = fc.record(
  {
    delimiter: fc.constantFrom('auto', ...DELIMITERS),
    decimal: fc.constantFrom('auto', 'point', 'comma'),
    header: fc.constantFrom('auto', 'yes', 'no'),
    encoding: fc.constantFrom('auto', ...ENCODINGS),
    dates: fc.constantFrom('auto', 'yearFirst', 'dayFirst', 'monthFirst'),
    everyNth: fc.integer({ min: 1, max: 5 }),
    types: fc.array(
      fc.record({
        column: fc.constantFrom('a', 'b', 'date', 'column 1'),
        type: fc.constantFrom('number', 'date', 'text', 'ignore'),
      }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);

describe('any file at all', () => {
  it('gives data or problems: random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => survives(bytes)),
      { numRuns: RUNS },
    );
  });

  it('gives data or problems: random cells, signs and line ends, read as the settings say', async () => {
    await fc.assert(fc.asyncProperty(text, fields, survives), { numRuns: RUNS });
  });

  it('gives data or problems: good files that were damaged', async () => {
    await fc.assert(fc.asyncProperty(mutated, fields, survives), { numRuns: RUNS });
  });

  it('gives data or problems: UTF-16 that is cut off anywhere', async () => {
    const wide = fc.tuple(fc.oneof(text, mutated), fc.nat(200), fc.boolean()).map(([content, cut, mark]) => {
      const units = Uint16Array.from((mark ? '\ufeff' : '') + content, (character) => character.charCodeAt(0));
      return new Uint8Array(units.buffer).slice(0, Math.max(0, units.byteLength - cut));
    });
    await fc.assert(
      fc.asyncProperty(wide, async (bytes) => survives(bytes)),
      { numRuns: RUNS },
    );
  });
});

describe('a table written as a file', () => {
  const number = fc.oneof(
    fc.double({ min: -1e29, max: 1e29, noNaN: true }).map((value) => value + 0),
    fc.integer({ min: -1000, max: 1000 }),
    fc.constant(NaN),
  );
  const table = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 12 }))
    .chain(([columns, rows]) =>
      fc.array(fc.array(number, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );
  const dialect = fc.record({
    delimiter: fc.constantFrom(...DELIMITERS),
    decimal: fc.constantFrom('point', 'comma'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    quoted: fc.boolean(),
    missing: fc.constantFrom('NA', 'NaN', '?'),
    dated: fc.boolean(),
    mark: fc.boolean(),
  });

  it('comes back equal in every dialect, its columns named or numbered (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        dialect,
        fc.boolean(),
        async (rows, { delimiter, decimal, end, quoted, missing, dated, mark }, named) => {
          const sign = SIGNS[delimiter];
          const written = (value: number) =>
            Number.isNaN(value) ? missing : String(value).replace('.', decimal === 'comma' ? ',' : '.');
          // A decimal comma between commas needs its quotes.
          const quote = (word: string) => (quoted || word.includes(sign) ? `"${word}"` : word);
          const names = rows[0]!.map((_, k) => `name ${String.fromCharCode(97 + k)}`);
          const day = (row: number) => `2020-01-${String(row + 1).padStart(2, '0')}`;
          const all = [
            ...(named ? [[...(dated ? ['date'] : []), ...names]] : []),
            ...rows.map((values, row) => [...(dated ? [day(row)] : []), ...values.map(written)]),
          ];
          const content = (mark ? '\ufeff' : '') + all.map((cells) => cells.map(quote).join(sign) + end).join('');
          // What numbers alone cannot show is said; everything else is recognised.
          const settings = { delimiter, decimal, header: named ? 'yes' : 'no', types: [] };
          const empty = rows[0]!.map((_, k) => rows.every((values) => Number.isNaN(values[k])));
          fc.pre(!empty.every(Boolean));
          const { table: back } = await good(content, settings);
          const columns = rows[0]!.map((_, k) => rows.map((values) => values[k]!)).filter((_, k) => !empty[k]);
          expect(back.columns.map(({ values }) => [...values])).toEqual(columns);
          expect(back.labels.kind).toBe(dated ? 'time' : 'number');
          if (named) expect(back.columns.map(({ name }) => name)).toEqual(names.filter((_, k) => !empty[k]));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
