import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../../../src/experiment/parse';
import { english as en } from '../../../../../src/i18n/english';
import { words } from '../../../../../src/i18n/both';
import { movedTo, reachOf, startOf, withShares } from '../../../../../src/views/lab/preparation/boundaries';
import { heightOf, rangeOf, roundedOut, touchedLine } from '../../../../../src/views/lab/preparation/drawing';
import { factText } from '../../../../../src/views/lab/preparation/facts';

describe('the boundaries of the split', () => {
  const percent = fc.integer({ min: 1, max: 80 }).map((share) => share / 100);
  const shares = fc
    .record({ validation: percent, test: percent })
    .filter(({ validation, test }) => validation + test <= 0.9);

  it('begin where the shares say (hand-computed)', () => {
    expect(startOf({ validation: 0.15, test: 0.15 }, 'validation')).toBe(0.7);
    expect(startOf({ validation: 0.15, test: 0.15 }, 'test')).toBe(0.85);
    expect(movedTo({ validation: 0.15, test: 0.15 }, 'test', 0.9)).toEqual({ validation: 0.2, test: 0.1 });
    expect(movedTo({ validation: 0.15, test: 0.15 }, 'validation', 0.5)).toEqual({ validation: 0.35, test: 0.15 });
  });

  it('wherever one is moved, the other stays, and a spec with these shares parses', () => {
    fc.assert(
      fc.property(
        shares,
        fc.constantFrom('validation', 'test'),
        fc.double({ min: -1, max: 2, noNaN: true }),
        (was, which, to) => {
          const is = movedTo(was, which, to);
          const other = which === 'test' ? 'validation' : 'test';
          expect(startOf(is, other)).toBe(startOf(was, other));
          expect(parseSpec({ preparation: { split: is } }).ok).toBe(true);
          const { min, max } = reachOf(was, which);
          expect(startOf(is, which)).toBe(Math.min(max, Math.max(min, Math.round(to * 100) / 100)));
        },
      ),
    );
  });
});

describe('the drawing of a step', () => {
  it('takes its range from finite values, and there is none without any', () => {
    expect(rangeOf([NaN, 3], [Infinity, -2])).toEqual({ low: -2, high: 3 });
    expect(rangeOf([NaN])).toBeNull();
  });

  it('of round numbers lie just outside (by hand)', () => {
    expect(roundedOut({ low: -1.2345, high: 98.761 })).toEqual({ low: -1.3, high: 98.8 });
    expect(roundedOut({ low: 3, high: 3 })).toEqual({ low: 3, high: 3 });
  });

  it('puts the highest at the top inset, the lowest at the bottom one, a constant in the middle (hand-computed)', () => {
    expect([0, 5, 10].map(heightOf({ low: 0, high: 10 }, 34, 4))).toEqual([30, 17, 4]);
    expect(heightOf({ low: 2, high: 2 }, 34, 4)(2)).toBe(17);
  });

  it('keeps of a line what was touched, with its neighbours (hand-written)', () => {
    expect([...touchedLine(Float32Array.of(1, 2, 3, 4, 5), Uint8Array.of(0, 0, 1, 0, 0))]).toEqual([NaN, 2, 3, 4, NaN]);
  });
});

describe('what a step fitted, in words', () => {
  const { t } = words('en');

  it('is a sentence with the numbers as the page writes them', () => {
    const values = { column: 'sunspots', mean: 49.4567, deviation: 39.4123, rows: 217 };
    expect(factText({ code: 'standard', values }, t)).toBe('sunspots: mean 49.5, σ 39.4, from 217 training rows');
    expect(factText({ code: 'filledWith', values: { column: 'a', rule: 'median', value: 2, rows: 1 } }, t)).toBe(
      'a: Median 2.00, from 1 training row',
    );
    expect(factText({ code: 'lost', values: { rows: 1234 } }, words('zh').t)).toBe('开头失去 1,234 行');
  });

  it('has a sentence for every fact that the data room reports', () => {
    const files = ['preparation/inTime.ts', 'preparation/outcomes.ts', 'preview.ts'].map((file) =>
      readFileSync(new URL(`../../../../../src/data/${file}`, import.meta.url), 'utf8'),
    );
    const codes = files.flatMap((text) =>
      [...text.matchAll(/(?:fact\(|code: |\? |: )'(\w+)'/g)].map(([, code]) => code!),
    );
    const known = [...new Set(Object.keys(en.preparation.facts).map((key) => key.replace(/_(?:one|other)$/, '')))];
    expect([...new Set(codes)].filter((code) => known.includes(code)).sort()).toEqual(known.sort());
    for (const text of files) {
      for (const [, code] of text.matchAll(/fact\('(\w+)'/g)) expect(known).toContain(code);
    }
  });
});

describe('the rows of a boundary that is being dragged', () => {
  it('follow its shares at once, less the rows that a difference used up (by hand)', () => {
    const none = new Float32Array(0);
    const facts = [{ code: 'parts', values: { train: 128, validation: 30, test: 30 } }];
    const report = {
      step: 'split',
      rows: 200,
      cells: 0,
      before: none,
      after: none,
      touched: new Uint8Array(0),
      facts,
    } as const;
    expect(withShares(report, { validation: 0.15, test: 0.15 }).facts[0]!.values).toEqual(facts[0]!.values);
    expect(withShares(report, { validation: 0.1, test: 0.25 }).facts[0]!.values).toEqual({
      train: 118,
      validation: 20,
      test: 50,
    });
  });
});
