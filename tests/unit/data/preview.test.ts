import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewOf, probeSamples } from '../../../src/data';
import { decimate } from '../../../src/data/decimate';
import { counting, prepared, seriesSpec, shippedTable, specOf, tableOf } from './specs';

describe('the preview line', () => {
  it('keeps extremes, order and at most the points asked for, whatever the length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 300 }),
        (values) => {
          const line = decimate(Float64Array.from(values), 20);
          expect(line.length).toBeLessThanOrEqual(Math.max(20, 1));
          expect(Math.max(...line)).toBe(Math.max(...values));
          expect(Math.min(...line)).toBe(Math.min(...values));
        },
      ),
    );
  });

  it('is the series itself where it fits', () => {
    expect([...decimate(Float64Array.of(3, 1, 2), 3)]).toEqual([3, 1, 2]);
  });

  it('puts the lowest and highest of each stretch in the order they have (hand-written)', () => {
    expect([...decimate(Float64Array.of(1, 5, 2, 9, 0, 4), 4)]).toEqual([1, 5, 9, 0]);
  });
});

describe('the preview of a spec', () => {
  it('of a series says where its parts begin, its extent, counts, unit and season', () => {
    const spec = specOf({ data: { source: { kind: 'dataset', id: 'seattleTemperature' } } });
    const table = shippedTable('seattleTemperature');
    const preview = previewOf(prepared(spec, table));
    expect(preview.lines.map(({ name, values }) => [name, values.length])).toEqual([['temp_max', 600]]);
    expect(preview).toMatchObject({
      kind: 'series',
      firstLabel: '2012-01-01',
      lastLabel: '2015-12-31',
      rows: 1461,
      unit: '°C',
      seasonalPeriod: 365,
      counts: { train: 1461 - 2 * 219 - 24, validation: 219, test: 219 },
    });
    expect(preview.boundaries!.validation).toBeCloseTo(0.7, 3);
    expect(preview.boundaries!.test).toBeCloseTo(0.85, 3);
  });

  it('of a synthesised series draws the same numbers that are trained on, and suggests its season', () => {
    const spec = specOf({
      data: { source: { kind: 'sine', length: 400, period: 20 } },
      preparation: { scale: 'none' },
    });
    const ready = prepared(spec);
    const preview = previewOf(ready);
    expect(preview.lines[0]!.values.subarray(0, 24)).toEqual(ready.part('train').batch([0]).inputs);
    expect(preview.seasonalPeriod).toBe(20);
  });

  it('of a memory task shows one line an input of one sequence', () => {
    const spec = specOf({ data: { source: { kind: 'adding', lag: 40 } } });
    const preview = previewOf(prepared(spec));
    expect(preview.lines.map(({ name }) => name)).toEqual(['value', 'marker']);
    expect(preview.lines[1]!.values[0]).toBe(-1);
    expect(preview.lines[1]!.values.at(-1)).toBe(-1);
    expect(preview).toMatchObject({
      kind: 'sequences',
      boundaries: null,
      rows: 44,
      firstLabel: '1',
      seasonalPeriod: null,
    });
    expect(preview.lastLabel).toBe(String(preview.lines[0]!.values.length));
  });
});

describe('probe sequences', () => {
  it('are five, the first and the last among them, with the names of their windows', () => {
    const ready = prepared(seriesSpec(), shippedTable('sunspots'));
    const probes = probeSamples(ready, 'test');
    expect(probes.map(({ sample }) => sample)).toEqual([0, 11, 23, 34, 45]);
    expect(probes[0]!.name).toBe('1939 – 1962');
    expect(probes.at(-1)!.name).toBe('1984 – 2007');
  });

  it('are as many as there are where there are fewer than five', () => {
    const ready = prepared(seriesSpec({ task: { window: 1, horizon: 8 } }), tableOf(counting(60)));
    expect(probeSamples(ready, 'test').map(({ sample }) => sample)).toEqual([0, 1]);
  });
});
