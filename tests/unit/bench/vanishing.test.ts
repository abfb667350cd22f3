/** What README says about the paper's finding, and its figure, against the numbers of the runs. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vanishingFigure, type Row } from '../../../bench/vanishing-figure.mjs';
import { parseSpec } from '../../../src/experiment/parse';
import { trainingSeedOfRun } from '../../../src/experiment/seeds';
import { VANISHING_LAGS, vanishing } from '../../../src/experiment/vanishing';

const file = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');
const rows = JSON.parse(file('vanishing.json')) as readonly Row[];
const wrong = (cell: Row['cell'], lag: number) =>
  rows.filter((row) => row.cell === cell && row.lag === lag).map((row) => row.wrong);

describe('the committed runs of the paper’s example', () => {
  it.each(VANISHING_LAGS)('at lag %i are those of the example: its cells, units and derived seeds', (lag) => {
    const parsed = parseSpec(vanishing(lag));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { contenders, seeds } = parsed.value;
    for (const { cell, units } of contenders) {
      const runs = rows.filter((row) => row.cell === cell && row.lag === lag);
      const expected = Array.from({ length: seeds }, (_, run) => trainingSeedOfRun(parsed.value, run));
      expect(new Set(runs.map(({ trainingSeed }) => trainingSeed))).toEqual(new Set(expected));
      expect(runs).toHaveLength(seeds);
      expect(new Set(runs.map((row) => row.units))).toEqual(new Set([units]));
    }
  });

  it('have no answer of an LSTM or a GRU wrong at any lag (the paper allows one of 2,560)', () => {
    for (const lag of VANISHING_LAGS) expect([...wrong('lstm', lag), ...wrong('gru', lag)]).toEqual(Array(10).fill(0));
  });

  it('have the simple RNN solve lag 20 to a tenth with three seeds of five, and guess from lag 50 on with all', () => {
    expect(wrong('simpleRnn', 20).filter((count) => count < 256)).toHaveLength(3);
    for (const lag of VANISHING_LAGS.slice(1)) {
      for (const count of wrong('simpleRnn', lag)) expect(count / 2560).toBeGreaterThan(0.84);
    }
  });
});

describe('the figure', () => {
  it('is the one that the committed numbers give', () => {
    expect(file('vanishing.svg')).toBe(vanishingFigure(rows));
  });

  it('puts a ring for every run where its share of wrong answers is (by hand: 0 % at 332, 100 % at 60)', () => {
    const row = { lag: 10, cell: 'simpleRnn', units: 1, parameters: 1, trainingSeed: 1, variant: null } as const;
    const numbers = { bestEpoch: 1, mse: 1, of: 100, baselineMse: 1, baselineWrong: 50 };
    const drawn = vanishingFigure([
      { ...row, ...numbers, wrong: 0 },
      { ...row, ...numbers, wrong: 25, trainingSeed: 2 },
      { ...row, ...numbers, wrong: 100, trainingSeed: 3 },
    ]);
    const heights = [...drawn.matchAll(/class="run" cx="[\d.]+" cy="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(heights).toEqual([332, 264, 60]);
  });
});
