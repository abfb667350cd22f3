/** Smoothing: what it makes of an input, and that it touches nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare, previewOf } from '../../../../src/data';
import { smoothed } from '../../../../src/data/preparation/smoothing';
import { SMOOTHINGS } from '../../../../src/experiment/schema';
import { PARTS } from '../../../../src/experiment/sequences';
import { counting, prepared, problems, seriesSpec, tableOf } from '../specs';

const column = (...values: number[]) => Float64Array.from(values);
const whole = (rows: number) => [{ begin: 0, end: rows }];
const rule = (given: object) => ({ rule: 'none' as const, rows: 3, alpha: 0.5, ...given });

describe('a smoothed column', () => {
  const values = column(1, 2, 6, 7, 8);

  it('is the mean of the last rows, of fewer at the beginning (hand-computed)', () => {
    expect([...smoothed(values, rule({ rule: 'movingMean' }), whole(5))]).toEqual([1, 1.5, 3, 5, 7]);
  });

  it('is the exponential mean with the weight α of the row itself (hand-computed)', () => {
    expect([...smoothed(values, rule({ rule: 'exponential' }), whole(5))]).toEqual([1, 1.5, 3.75, 5.375, 6.6875]);
    expect([...smoothed(values, rule({ rule: 'exponential', alpha: 1 }), whole(5))]).toEqual([...values]);
    expect(smoothed(values, rule({}), whole(5))).toBe(values);
  });

  it('begins anew behind a hole (hand-computed)', () => {
    const stretches = [
      { begin: 0, end: 2 },
      { begin: 2, end: 5 },
    ];
    expect([...smoothed(values, rule({ rule: 'movingMean' }), stretches)]).toEqual([1, 1.5, 6, 6.5, 7]);
    expect([...smoothed(values, rule({ rule: 'exponential' }), stretches)]).toEqual([1, 1.5, 6, 6.5, 7.25]);
  });

  it('keeps to a plain mean of its rows, also behind a value that is far larger (property)', () => {
    const numbers = fc.array(fc.oneof(fc.double({ min: -100, max: 100, noNaN: true }), fc.constant(1e18)), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 2, max: 12 }), (all, rows) => {
        const means = smoothed(column(...all), rule({ rule: 'movingMean', rows }), whole(all.length));
        all.forEach((_, row) => {
          const own = all.slice(Math.max(0, row - rows + 1), row + 1);
          const size = Math.max(...own.map(Math.abs));
          expect(Math.abs(means[row]! - own.reduce((a, b) => a + b, 0) / own.length)).toBeLessThanOrEqual(1e-12 * size);
        });
      }),
    );
  });

  it('does not change where only later rows do, bit for bit (property)', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(numbers, fc.nat(), fc.constantFrom(...SMOOTHINGS), (all, at, name) => {
        const row = at % all.length;
        const of = (given: readonly number[]) =>
          smoothed(column(...given), rule({ rule: name, rows: 4 }), whole(given.length)).slice(0, row);
        expect(of(all.with(row, 9e9))).toEqual(of(all));
      }),
    );
  });
});

const wave = (rows: number, phase: number) => counting(rows).map((row) => 20 + 5 * Math.sin(row / 3 + phase));

describe('a series whose inputs are smoothed', () => {
  const table = tableOf(wave(90, 0), { b: wave(90, 1) });
  const spec = (preparation: object, task: object = {}) =>
    seriesSpec({ data: { inputs: ['b', 'sunspots'] }, task: { window: 4, seasonalPeriod: 19, ...task }, preparation });
  const smoothing = { rule: 'movingMean', rows: 3 };

  it('has the same targets, truth and way back as without, and other inputs: those of a series that was smooth before', () => {
    const without = prepared(spec({ scale: 'none' }), table);
    const ready = prepared(spec({ scale: 'none', smoothing }), table);
    const mean = (values: readonly number[]) =>
      values.map((_, row) => {
        const own = values.slice(Math.max(0, row - 2), row + 1);
        return own.reduce((a, b) => a + b, 0) / own.length;
      });
    const smooth = prepared(spec({ scale: 'none' }), tableOf(mean(wave(90, 0)), { b: mean(wave(90, 1)) }));
    for (const part of PARTS) {
      const all = counting(without.part(part).count);
      const [own, plain, wanted] = [ready, without, smooth].map((each) => each.part(part).batch(all));
      expect(own!.targets).toEqual(plain!.targets);
      expect(ready.truth(part)).toEqual(without.truth(part));
      own!.inputs.forEach((value, k) => expect(value).toBeCloseTo(wanted!.inputs[k]!, 4));
      expect(own!.inputs).not.toEqual(plain!.inputs);
      ready.toUserUnits(part, own!.targets).forEach((value, k) => expect(value).toBeCloseTo(ready.truth(part)[k]!, 4));
    }
  });

  it('comes back exactly from every difference too, because the target is not smoothed', () => {
    for (const transform of ['difference', 'logSeasonalDifference', 'detrend']) {
      const ready = prepared(spec({ smoothing, transform, scale: 'standard' }, { horizon: 2 }), table);
      const { targets } = ready.part('test').batch(counting(ready.part('test').count));
      ready.toUserUnits('test', targets).forEach((value, k) => expect(value).toBeCloseTo(ready.truth('test')[k]!, 3));
    }
  });

  it('is forecast directly, beyond its end by the horizon; fed back it is refused with the way out', () => {
    const ready = prepared(spec({ smoothing }, { horizon: 3 }), table);
    expect([ready.rolling, ready.beyond!.steps]).toEqual([null, 3]);
    const one = (task: object) =>
      problems(
        prepare(
          seriesSpec({ task: { window: 4, seasonalPeriod: 19, ...task }, preparation: { smoothing } }),
          tableOf(wave(90, 0)),
        ),
      ).map(({ path, code, values }) => [path, code, values]);
    expect(one({ horizon: 3, strategy: 'recursive' })).toEqual([
      ['task.strategy', 'recursiveSmoothed', { columns: 'sunspots' }],
    ]);
    expect(one({ horizon: 3, beyond: 4 })).toEqual([
      ['task.beyond', 'beyondSmoothed', { columns: 'sunspots', max: 3 }],
    ]);
    expect(one({ horizon: 1, strategy: 'recursive' })).toEqual([]);
  });

  it('tells in its preview what was done, and draws an input', () => {
    const of = (data: object, preparation: object) =>
      previewOf(prepared(seriesSpec({ data, task: { window: 4, seasonalPeriod: 19 }, preparation }), table)).steps.find(
        ({ step }) => step === 'smoothing',
      )!;
    expect(of({}, {})).toMatchObject({ rows: 0, cells: 0, facts: [] });
    const both = of({ inputs: ['b', 'sunspots'] }, { smoothing });
    expect(both).toMatchObject({ rows: 90, cells: 180, facts: [{ code: 'movingMean', values: { rows: 3 } }] });
    expect(both.before[0]).toBe(20);
    const other = of({ inputs: ['b'] }, { smoothing: { rule: 'exponential', alpha: 0.2 } });
    expect(other.facts).toEqual([
      { code: 'exponential', values: { alpha: 0.2 } },
      { code: 'shown', values: { name: 'b' } },
    ]);
  });

  it('has its cells set by hand as smoothed values, and its target stays (by definition)', () => {
    const ready = prepared(spec({ smoothing, scale: 'none', transform: 'difference' }), table);
    const edited = ready.edited('test', 0, [{ step: 1, variable: 1, value: 50 }]);
    const { inputs } = ready.part('test').batch([0]);
    const changed = [...edited.inputs].flatMap((value, k) => (Math.abs(value - inputs[k]!) > 1e-6 ? [k] : []));
    // The difference to the step before and to the step after, of the second of two variables.
    expect(changed).toEqual([3, 5]);
    expect(edited.values[3]).toBe(50);
    expect(edited.toUserUnits(Float32Array.of(0.5))[0]).toBeCloseTo(
      ready.toUserUnits('test', Float32Array.of(0.5))[0]!,
      6,
    );
  });
});
