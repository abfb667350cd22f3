/** The benchmark's arithmetic and fairness, without a browser or a clock. */
import { describe, expect, it } from 'vitest';
import { median, race } from '../../../bench/browser/race';
import type { Limits, Runner } from '../../../bench/browser/race';
import { tablesOf, withTables } from '../../../bench/report.mjs';
import { lineOf, sequenceOperations } from '../../../bench/result.mjs';
import type { Measured } from '../../../bench/result.mjs';
import { chosenRows } from '../../../bench/rows.mjs';
import type { Row } from '../../../bench/rows.mjs';

const ROW: Row = { cell: 'lstm', batch: 2, steps: 5, units: 3, layers: 1 };
const timing = (ms: number, draws = 0) => ({ ms, samples: 5, draws });

const measured = (change: Partial<Measured> = {}): Measured => ({
  ours: timing(2, 100),
  resetAfter: null,
  kernels: timing(1),
  stocks: { wasm: timing(50), webgl: timing(30, 5000), cpu: null },
  lossGap: 1.234e-7,
  notes: [],
  ...change,
});

describe('the rows', () => {
  it('are two cells, one or two layers, seven sizes of 50 steps and one of 100 steps, at batch 32', () => {
    const rows = chosenRows();
    expect(rows).toHaveLength(2 * 2 * 8);
    expect(new Set(rows.map(({ steps, units }) => `${steps} ${units}`))).toEqual(
      new Set(['50 8', '50 16', '50 32', '50 50', '50 64', '50 128', '50 256', '100 128']),
    );
    expect(rows.every(({ batch }) => batch === 32)).toBe(true);
  });

  it('are units 16 and 64 with one layer when it has to be quick', () => {
    expect(chosenRows({ quick: true }).map(({ cell, units, layers }) => [cell, units, layers])).toEqual([
      ['lstm', 16, 1],
      ['lstm', 64, 1],
      ['gru', 16, 1],
      ['gru', 64, 1],
    ]);
  });

  it('reach 512 units where stock need not follow', () => {
    expect(Math.max(...chosenRows({ alone: true }).map(({ units }) => units))).toBe(512);
  });
});

describe('a line', () => {
  it('compares with the fastest stock backend and has draws on webgl only, by hand', () => {
    const line = lineOf(ROW, 'simd', measured(), 1);
    expect(line).toMatchObject({ ...ROW, backend: 'simd', oursMs: 2, stockMs: 30, ratio: 15, stockBackend: 'webgl' });
    expect(line).toMatchObject({ oursDraws: null, stockDraws: null, stocks: { wasm: 50, webgl: 30, cpu: null } });
    expect(lineOf(ROW, 'webgl', measured({ stocks: { webgl: timing(30, 5000) } }), 1)).toMatchObject({
      oursDraws: 100,
      stockDraws: 5000,
    });
  });

  it('has no stock where none was measured', () => {
    const line = lineOf(ROW, 'simd', measured({ stocks: {}, lossGap: null }), 1);
    expect(line).toMatchObject({ stockMs: null, ratio: null, stockBackend: null, lossGap: null });
  });

  it('counts six operations for every weight, sequence and step, in the first kernel four, by hand', () => {
    expect(sequenceOperations(ROW, 1)).toBe(2 * 5 * (4 * 1 * 12 + 6 * 3 * 12));
    const twoLayers = 4 * 1 * 9 + 6 * 3 * 9 + 6 * (3 * 9 + 3 * 9);
    expect(sequenceOperations({ ...ROW, cell: 'gru', layers: 2 }, 1)).toBe(2 * 5 * twoLayers);
    expect(lineOf(ROW, 'simd', measured(), 1).gflops).toBe(2640 / 1e6);
  });
});

/** A runner whose steps take as many ms as it is told, the first one perhaps more; it notes when it ran. */
function runner(name: string, stepMs: number, order: string[], { rival = true, firstMs = stepMs, fails = false } = {}) {
  let taken = 0;
  const run = (steps: number) => {
    if (fails) return Promise.reject(new Error(`${name} is broken`));
    order.push(name);
    const ms = taken === 0 ? firstMs : stepMs * steps;
    const losses = Array.from({ length: steps }, (_, k) => taken + k);
    taken += steps;
    return Promise.resolve({ steps, ms, draws: 7 * steps, losses });
  };
  return { name, rival, run } satisfies Runner;
}

const LIMITS: Limits = { rounds: 6, lapMs: 10, softMs: 1000, hardMs: 5000 };

describe('a race', () => {
  it('lets everybody run in turn, with a warm-up first, and gives the median of a step', async () => {
    const order: string[] = [];
    const pair = [runner('ours', 20, order, { rival: false, firstMs: 900 }), runner('stock', 40, order)];
    const [ours, stock] = await race(pair, LIMITS);
    expect(order.slice(4).join(' ')).toBe(Array.from({ length: 6 }, () => 'ours stock').join(' '));
    expect(ours).toMatchObject({ ms: 20, samples: 6, draws: 7, losses: [0, 1] });
    expect(stock.ms).toBe(40);
  });

  it('fills a lap with as many steps as its shortest time asks for', async () => {
    const [quick] = await race([runner('ours', 0.5, [], { rival: false })], LIMITS);
    expect(quick).toMatchObject({ ms: 0.5, draws: 7 });
  });

  it('goes on without a rival that is clearly slower, once it has taken long, and ends after five rounds', async () => {
    const racers = [runner('ours', 10, [], { rival: false }), runner('fast', 500, []), runner('slow', 2000, [])];
    const [ours, fast, slow] = await race(racers, LIMITS);
    expect([ours.samples, fast.samples, slow.samples]).toEqual([5, 5, 1]);
    expect(slow.ms).toBe(2000);
  });

  it('does not wait for a hopeless rival, and says so with null', async () => {
    const racers = [runner('fast', 500, []), runner('hopeless', 30_000, [])];
    expect((await race(racers, LIMITS))[1]).toMatchObject({ ms: null, samples: 0, losses: [0] });
  });

  it('goes on without a rival that fails, and not without ours', async () => {
    const [, broken] = await race(
      [runner('ours', 1, [], { rival: false }), runner('b', 1, [], { fails: true })],
      LIMITS,
    );
    expect(broken).toMatchObject({ ms: null, failure: 'b is broken' });
    await expect(race([runner('ours', 1, [], { rival: false, fails: true })], LIMITS)).rejects.toThrow(
      'ours is broken',
    );
  });

  it('takes the mean of the middle two of an even number of times', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });
});

describe('the report', () => {
  const gru = lineOf({ ...ROW, cell: 'gru' }, 'simd', measured({ resetAfter: timing(2.5) }), 1);
  const pytorch = { ...ROW, cell: 'gru' as const, pytorchMs: 25, version: '1.13' };

  it('sets PyTorch against the GRU variant that it has', () => {
    const tables = tablesOf([gru], [pytorch], 'A processor, 2 cores.');
    expect(tables).toContain('A processor, 2 cores. PyTorch 1.13, one thread.');
    expect(tables.split('\n').at(-1)).toBe(
      '| GRU | 3 | 5 | 1 | 2 | 30 (webgl) | 15× | 50 | 30 | – | 2.5 | 25 | 10× | 1 | 2× | 0.00198 |',
    );
  });

  it('replaces what stood between its marks and nothing else', () => {
    const readme = 'before\n<!-- tables: made by report.mjs -->\n\nold\n\n<!-- end of tables -->\nafter\n';
    const text = withTables(readme, 'new');
    expect(text).toBe(readme.replace('old', 'new'));
    expect(() => withTables('nothing', 'new')).toThrow('bench/README.md');
  });
});
