import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare, type Prepared } from '../../../../src/data';
import { MISSING_RULES, SCALES, TRANSFORMS } from '../../../../src/experiment/schema';
import { PARTS, type Part } from '../../../../src/experiment/sequences';
import { counting, seriesSpec } from '../specs';
import { columnOf, tableWith } from './arbitrary';

const ROWS = 60;
/** Spread so that 32-bit floats can hold five added steps of a logarithm to 1e-6: 5 · 2^-25 · 2 log 10 = 7e-7. */
const positive = fc.double({ min: 100, max: 1000, noNaN: true });
const targetsOf = (ready: Prepared, part: Part) => ready.part(part).batch(counting(ready.part(part).count)).targets;

/** A column whose first value is known and positive, so that every rule can fill it and every logarithm exists. */
const fillable = columnOf(ROWS, positive).map((values) => values.with(0, 107).with(1, 109).with(30, 108));

describe('prepared targets in the user’s units', () => {
  for (const transform of TRANSFORMS) {
    for (const scale of SCALES) {
      it(`${transform}, ${scale}: are the truth to 1e-6 of the series’ size, for every horizon, number of targets and way to fill gaps`, () => {
        let compared = 0;
        fc.assert(
          fc.property(
            fillable,
            fillable,
            fc.constantFrom(...MISSING_RULES),
            fc.integer({ min: 1, max: 5 }),
            fc.constantFrom(['sunspots'], ['sunspots', 'b'], ['b', 'sunspots']),
            fc.constantFrom(1, 3),
            (a, b, missing, horizon, targets, season) => {
              const result = prepare(
                seriesSpec({
                  data: { targets },
                  task: { window: 3, horizon, seasonalPeriod: season },
                  preparation: { missing, transform, scale },
                }),
                tableWith(a, b),
              );
              // A spline may swing below zero, where there is no logarithm; dropping may leave too few rows.
              if (!result.ok) {
                const codes = result.problems.map(({ code }) => code);
                expect([
                  'logNeedsPositive',
                  'partEmpty',
                  'windowTooLong',
                  'noTrainingValue',
                  'seasonTooLong',
                ]).toContain(codes[0]);
                return;
              }
              const ready = result.value;
              const size = Math.max(...[...a, ...b].filter(Number.isFinite));
              for (const part of PARTS) {
                const back = ready.toUserUnits(part, targetsOf(ready, part));
                const truth = ready.truth(part);
                expect(back).toHaveLength(truth.length);
                back.forEach((value, k) => {
                  if (Number.isNaN(truth[k])) return;
                  compared++;
                  expect(Math.abs(value - truth[k]!)).toBeLessThanOrEqual(1e-6 * size);
                });
              }
            },
          ),
          { numRuns: 40 },
        );
        expect(compared).toBeGreaterThan(1000);
      });
    }
  }

  it('are the truth where nothing was clipped, also right behind a clipped value (by definition)', () => {
    const spiked = counting(ROWS)
      .map((row) => 10 + Math.sin(row))
      .with(20, 500)
      .with(50, -300)
      .with(55, 300);
    for (const transform of ['none', 'difference', 'seasonalDifference', 'detrend'] as const) {
      const spec = seriesSpec({
        task: { window: 3, horizon: 2, seasonalPeriod: 3 },
        preparation: { transform, outliers: { rule: 'iqr', k: 3 } },
      });
      const result = prepare(spec, tableWith(spiked, spiked));
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      const ready = result.value;
      const back = ready.toUserUnits('test', targetsOf(ready, 'test'));
      const truth = ready.truth('test');
      expect(Math.max(...truth)).toBe(300);
      back.forEach((value, k) => {
        if (truth[k] === 300) expect(value).toBeLessThan(20);
        else expect(value).toBeCloseTo(truth[k]!, 3);
      });
    }
  });

  it('of single samples are those of the whole part', () => {
    const series = counting(ROWS).map((row) => 5 + row + Math.cos(row));
    const spec = seriesSpec({
      task: { window: 3, horizon: 2, seasonalPeriod: 4 },
      preparation: { transform: 'logSeasonalDifference' },
    });
    const result = prepare(spec, tableWith(series, series));
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const ready = result.value;
    const all = ready.toUserUnits('test', targetsOf(ready, 'test'));
    const one = ready.part('test').batch([3]).targets;
    expect(ready.toUserUnits('test', one, 3)).toEqual(all.slice(3 * ready.outputs, 4 * ready.outputs));
  });
});

describe('truth', () => {
  it('is NaN where the cell was missing, untouched by filling and clipping elsewhere (by definition)', () => {
    const series = counting(ROWS).with(55, NaN).with(57, 1e6);
    for (const missing of ['mean', 'linear', 'forwardFill'] as const) {
      const spec = seriesSpec({ task: { window: 3 }, preparation: { missing, outliers: { rule: 'sigma', k: 1 } } });
      const result = prepare(spec, tableWith(series, series));
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      expect([...result.value.truth('test')]).toEqual([51, 52, 53, 54, NaN, 56, 1e6, 58, 59]);
      const baseline = result.value.baselines('test')[0]!.predictions;
      expect([...baseline].every(Number.isFinite)).toBe(true);
    }
  });

  it('and labels have only the rows that are kept where rows are dropped', () => {
    const series = counting(ROWS).with(0, NaN).with(55, NaN);
    const spec = seriesSpec({ task: { window: 3 }, preparation: { missing: 'dropRow' } });
    const result = prepare(spec, tableWith(series, series));
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const ready = result.value;
    expect([...ready.truth('test')]).toEqual([51, 52, 53, 54, 56, 57, 58, 59]);
    expect([3, 4].map((sample) => ready.label('test', sample))).toEqual(['1970-01-03 06:00', '1970-01-03 08:00']);
    expect(ready.sampleName('train', 0)).toBe('1970-01-01 01:00 – 1970-01-01 03:00');
  });
});
