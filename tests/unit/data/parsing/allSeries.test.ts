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

  it('are refused where no column has that name, and where rows are to be put together or looked for', async () => {
    const { table, report } = await readAll(MIXED, 'town');
    expect(table).toMatchObject({
      ok: false,
      problems: [{ code: 'fileSequenceUnknown', values: { options: 'shop' } }],
    });
    expect(report!.series).toMatchObject({ columns: ['shop'], chosen: null });
    for (const [preparation, code] of [
      [{ gaps: 'fill' }, 'gapsOfSeries'],
      [{ resample: { to: 'week', by: 'mean' } }, 'resampleOfSeries'],
    ] as const) {
      const { spec, ...read } = await readAll(MIXED, 'shop', { preparation });
      expect(prepare(spec, tableOf({ spec, ...read }))).toMatchObject({ ok: false, problems: [{ code }] });
    }
  });
});
