/** All series of a file, one below the other: their rows by hand, and windows that never cross from one to the next. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../../src/data';
import { labelAt } from '../../../../src/data/labels';
import { parseSpec } from '../../../../src/experiment/parse';
import type { ExperimentSpec } from '../../../../src/experiment/schema';
import type { FileSource } from '../../../../src/experiment/sources/file';
import type { Table } from '../../../../src/experiment/sequences';
import { readOwnFile } from '../../../../src/training/reading';
import { inTime } from '../../../../src/data/preparation/inTime';
import { value } from '../specs';
import { lines } from './support';

const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/files/${name}`, import.meta.url));

async function readAll(content: string | Uint8Array, sequence: string | null, more: object = {}) {
  const spec = specOf(sequence, more);
  const source = spec.data.source as FileSource;
  const { table, report } = (await readOwnFile(new Blob([content as BlobPart]), { ...source, sequence }))!;
  return { spec, table, report: report! };
}

function specOf(sequence: string | null, more: object = {}): ExperimentSpec {
  const parsed = parseSpec({
    data: { source: { kind: 'file', name: 'own.csv' }, sequence },
    task: { window: 5, horizon: 2 },
    ...more,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const tableOf = (read: Awaited<ReturnType<typeof readAll>>): Table => {
  if (!read.table.ok) throw new Error(JSON.stringify(read.table.problems));
  return read.table.value;
};

/** Three shops, their rows mixed and not in the order of time; a value says shop and day: 107 is day 7 of shop 1. */
const MIXED = lines(
  'day,shop,value',
  ...[...Array<undefined>(60)].map((_, k) => {
    const [shop, day] = [k % 3, 19 - Math.floor(k / 3)];
    return `2024-01-${String(day + 1).padStart(2, '0')},${'abc'[shop]},${100 * (shop + 1) + day}`;
  }),
);

describe('all series of a file', () => {
  it('stand one below the other, each in the order of time, the column that names them left out', async () => {
    const read = await readAll(MIXED, 'shop');
    const table = tableOf(read);
    expect(table.columns.map(({ name }) => name)).toEqual(['value']);
    const expected = [1, 2, 3].flatMap((shop) => Array.from({ length: 20 }, (_, day) => 100 * shop + day));
    expect([...table.columns[0]!.values]).toEqual(expected);
    expect([...table.breaks!]).toEqual([20, 40]);
    expect([0, 19, 20].map((row) => labelAt(table.labels, row))).toEqual(['2024-01-01', '2024-01-20', '2024-01-01']);
    expect(read.report).toMatchObject({
      rows: 60,
      time: { step: '1 day' },
      series: { columns: ['shop'], names: ['a', 'b', 'c'], count: 3, chosen: null },
    });
    expect(read.report.notes.map(({ code }) => code)).not.toContain('severalSeries');
  });

  it('are read for a table without times as well, by a column of numbers', async () => {
    const read = await readAll(fixture('engines.txt'), 'column 1');
    const table = tableOf(read);
    expect(read.report.series).toMatchObject({ columns: ['column 1'], chosen: null });
    expect(table.breaks!.length).toBe(read.report.series!.count - 1);
    expect(table.rows).toBe(
      readFileSync(new URL('../../../fixtures/files/engines.txt', import.meta.url), 'utf8')
        .trim()
        .split('\n').length,
    );
  });

  it.each(['several-series.csv', 'engines.txt'])(
    'give windows none of which crosses from one to the next: %s',
    async (name) => {
      const key = name === 'engines.txt' ? 'column 1' : 'Store';
      const { spec, ...read } = await readAll(fixture(name), key);
      const table = tableOf({ spec, ...read });
      const prepared = prepare(spec, table);
      if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
      const begins = [0, ...table.breaks!, table.rows];
      const seriesAt = (row: number) => begins.findLastIndex((begin) => begin <= row);
      let windows = 0;
      for (const part of ['train', 'validation', 'test'] as const) {
        const { count } = part === 'train' ? prepared.value.training(0) : prepared.value[part];
        for (let sample = 0; sample < count; sample++) {
          const target = prepared.value.row(part, sample);
          expect(seriesAt(target - 5), `${part} ${sample}`).toBe(seriesAt(target + 1));
          windows++;
        }
      }
      // Six windows fewer for every border inside a part, by the window of five and the horizon of two.
      expect(windows).toBeGreaterThan(table.rows / 2);
    },
  );

  it('are filled and forecast naively each by itself, as a file of that series alone would be (by definition)', async () => {
    const days = Array.from({ length: 30 }, (_, day) => day);
    const cell = (shop: number, day: number) =>
      day === 0 || (day + shop) % 9 === 4 ? '' : String(100 * (shop + 1) + ((day * (shop + 3)) % 7));
    const rows = (shops: number[], named: boolean) =>
      shops.flatMap((shop) =>
        days.map((day) => {
          const date = `2024-01-${String(day + 1).padStart(2, '0')}`;
          return named ? `${date},${'ab'[shop]},${cell(shop, day)}` : `${date},${cell(shop, day)}`;
        }),
      );
    const more = { task: { window: 4, seasonalPeriod: 7 }, preparation: { missing: 'forwardFill', scale: 'none' } };
    const both = await readAll(lines('day,shop,value', ...rows([0, 1], true)), 'shop', more);
    const prepared = prepare(both.spec, tableOf(both));
    const alone = await readAll(lines('day,value', ...rows([1], false)), null, more);
    const own = prepare(alone.spec, tableOf(alone));
    if (!prepared.ok || !own.ok) throw new Error(JSON.stringify([prepared, own]));
    // The second shop's rows 30 … 59, whose first twelve lie in the training part of 42 rows.
    const column = (of: typeof prepared) => [...of.value.series!.prepared.targets[0]!.filled];
    expect(column(prepared).slice(30)).toEqual(column(own));
    const naive = (of: typeof prepared, row: number) => {
      const sample = Array.from({ length: of.value.test.count }, (_, k) => k).find(
        (k) => of.value.row('test', k) === row,
      )!;
      return of.value
        .baselines('test', [sample])
        .flatMap(({ name, predictions }) => (name === 'ridge' ? [] : [...predictions]));
    };
    for (const day of [26, 27, 28, 29]) expect(naive(prepared, 30 + day)).toEqual(naive(own, day));
  });

  it('have missing rows put in each by itself, or windows kept from them (by hand)', async () => {
    // Shop a lacks the days 5 and 6, shop b none, and shop c has two rows, which show no step.
    const days = [...Array<undefined>(30)].map((_, day) => day);
    const of = (shop: string, own: number[], first: number) =>
      own.map((day) => `2024-01-${String(day + 1).padStart(2, '0')},${shop},${first + day}`);
    const rows = [
      ...of(
        'a',
        days.filter((day) => day !== 5 && day !== 6),
        100,
      ),
      ...of('c', [1, 20], 300),
      ...of('b', days, 200),
    ];
    const prepared = async (gaps: string) => {
      const read = await readAll(lines('day,shop,value', ...rows), 'shop', { preparation: { gaps } });
      const made = prepare(read.spec, tableOf(read));
      if (!made.ok) throw new Error(JSON.stringify(made.problems));
      return made.value.series!;
    };
    const filled = await prepared('fill');
    const { table } = filled;
    expect([table.rows, [...table.breaks!]]).toEqual([62, [30, 32]]);
    expect([...table.columns[0]!.values.subarray(3, 9)]).toEqual([103, 104, NaN, NaN, 107, 108]);
    expect([5, 6, 30, 32].map((row) => labelAt(table.labels, row).slice(-2))).toEqual(['06', '07', '02', '01']);
    expect(filled.prepared.wholeStretches.map(({ begin }) => begin)).toEqual([0, 30, 32]);
    expect(filled.outcome(0)!.facts).toEqual([
      { code: 'holes', values: { count: 2, places: 1, label: '2024-01-05' } },
      { code: 'holesFilled', values: { rows: 2 } },
    ]);
    const split = await prepared('split');
    expect(split.prepared.wholeStretches.map(({ begin }) => begin)).toEqual([0, 5, 28, 30]);
    expect((await prepared('ignore')).prepared.wholeStretches.map(({ begin }) => begin)).toEqual([0, 28, 30]);
  });

  it('have their rows put together as a file of each alone would (by definition), and one of which nothing is left goes', async () => {
    const hours = (shop: number, count: number, from = 0) =>
      [...Array<undefined>(count)].map((_, hour) => {
        const time = new Date(Date.UTC(2024, 0, 1, from + hour)).toISOString().slice(0, 16).replace('T', ' ');
        return [time, 'abc'[shop]!, String(100 * shop + ((hour * 7) % 11))] as const;
      });
    const shops = [hours(0, 24 * 14, 5), hours(1, 9, 3), hours(2, 24 * 13)];
    const preparation = { resample: { to: 'day', by: 'mean' } };
    const read = await readAll(lines('time,shop,value', ...shops.flat().map((row) => row.join(','))), 'shop', {
      preparation,
    });
    const made = prepare(read.spec, tableOf(read));
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const alone = await Promise.all(
      [shops[0]!, shops[2]!].map(async (rows) => {
        const text = lines('time,value', ...rows.map(([time, , value]) => `${time},${value}`));
        const own = await readAll(text, null, { preparation });
        const { spec } = own;
        return value(inTime(spec.preparation, tableOf(own))).table;
      }),
    );
    const { table } = made.value.series!;
    expect([...table.columns[0]!.values]).toEqual(alone.flatMap(({ columns }) => [...columns[0]!.values]));
    const names = (of: Table) => [...Array<undefined>(of.rows)].map((_, row) => labelAt(of.labels, row));
    expect(names(table)).toEqual(alone.flatMap(names));
    expect([...table.breaks!]).toEqual([alone[0]!.rows]);
    expect(made.value.series!.prepared.wholeStretches).toHaveLength(2);
  });

  it('are refused where no column has that name, and where rows without dates are to be put together or looked for', async () => {
    const { table, report } = await readAll(MIXED, 'town');
    expect(table).toMatchObject({
      ok: false,
      problems: [{ code: 'fileSequenceUnknown', values: { options: 'shop' } }],
    });
    expect(report!.series).toMatchObject({ columns: ['shop'], chosen: null });
    for (const [preparation, code] of [
      [{ gaps: 'fill' }, 'gapsNeedDates'],
      [{ resample: { to: 'week', by: 'mean' } }, 'resampleNeedsDates'],
    ] as const) {
      const { spec, ...read } = await readAll(fixture('engines.txt'), 'column 1', { preparation });
      expect(prepare(spec, tableOf({ spec, ...read }))).toMatchObject({ ok: false, problems: [{ code }] });
    }
    const { spec, ...read } = await readAll(MIXED, 'shop', { preparation: { resample: { to: 'week', by: 'mean' } } });
    // Two whole weeks of three shops.
    expect(prepare(spec, tableOf({ spec, ...read }))).toMatchObject({
      ok: false,
      problems: [{ code: 'resampleTooFew', values: { rows: 6, min: 10 } }],
    });
  });
});
