import { describe, expect, it, vi } from 'vitest';
import {
  clockTime,
  compact,
  decimal,
  duration,
  exact,
  readable,
  relativeChange,
} from '../../../src/views/words/format';
import { numbersIn } from '../../../src/views/parts/fields/ListField';
import { moved } from '../../../src/views/parts/fields/NumberField';
import { PACE, createPace, waitUntil } from '../../../src/views/state/pace';
import { baselinesOf, bestBaseline, comparison, gain } from '../../../src/views/lab/predictions/compare';
import { answersOf, byTruth, firstOutput, ordered, symbols } from '../../../src/views/lab/shared/rows';

describe('numbers', () => {
  it('as changes are percentages below double and factors from there on (by hand)', () => {
    expect(relativeChange(1.352, 1)).toBe('+35.2 %');
    expect(relativeChange(0.88, 0)).toBe('−12 %');
    expect(relativeChange(0.9999, 1)).toBe('0.0 %');
    expect(relativeChange(1.994, 0)).toBe('+99 %');
    expect(relativeChange(2, 0)).toBe('2 ×');
    expect(relativeChange(829.84, 1)).toBe('830 ×');
  });

  it('for programs keep four significant digits, and read back as themselves', () => {
    expect(readable(0.632)).toBe('0.6320');
    expect(readable(0.0001234)).toBe('0.0001234');
    expect(readable(6.4e-5)).toBe('6.4e-5');
    expect(readable(0)).toBe('0');
    expect(readable(-1234.56)).toBe('-1235');
    expect(readable(2e7)).toBe('2e7');
    for (const value of [NaN, Infinity, -Infinity]) expect(Number(readable(value))).toBe(value);
  });

  it('show four significant digits with a typeset minus', () => {
    expect(exact(0.0463149)).toBe('0.04631');
    expect(exact(0.1)).toBe('0.1');
    expect(exact(1.23456e-7)).toBe('1.235e\u22127');
    expect(exact(0)).toBe('0');
    expect(exact(-1234.56)).toBe('\u22121235');
    expect(exact(NaN)).toBe('NaN');
    expect(exact(-Infinity)).toBe('\u2212Infinity');
  });

  it('keep their decimals in a table', () => {
    expect(compact(0.05)).toBe('0.0500');
    expect(compact(83.21)).toBe('83.2');
    expect(compact(1234)).toBe('1234');
    expect(compact(0)).toBe('0');
    expect(compact(0.632, 4)).toBe('0.6320');
    expect(compact(4.2e-5)).toBe('4.20e\u22125');
    expect(compact(NaN)).toBe('–');
    expect(decimal(-0.0204, 3)).toBe('\u22120.020');
  });

  it('tell compute time in seconds, then in minutes', () => {
    expect(duration(8.42)).toBe('8.4 s');
    expect(duration(187)).toBe('3 min 07 s');
  });

  it('shows the time that is left as a clock does, rounded up', () => {
    expect([0, 0.2, 59.1, 80, 3599.5, 3661].map(clockTime)).toEqual([
      '0:00',
      '0:01',
      '1:00',
      '1:20',
      '1:00:00',
      '1:01:01',
    ]);
  });
});

describe('an arrow key in a number field', () => {
  it('adds the step, without the dust of binary fractions', () => {
    expect(moved(0.15, 1, 0.01, { min: 0, max: 1, above: false })).toBe(0.16);
    expect(moved(16, -1, 1, { min: 1, max: 512, above: false })).toBe(15);
  });

  it('stays inside the bounds', () => {
    expect(moved(1, -1, 1, { min: 1, max: 512, above: false })).toBe(1);
    expect(moved(0.8, 1, 0.05, { min: 0, max: 0.8, above: false })).toBe(0.8);
  });

  it('stays where it is rather than on a bound that is refused', () => {
    expect(moved(0.5, -1, 0.5, { min: 0, max: 100, above: true })).toBe(0.5);
  });

  it('moves by the first digit where the size varies over decades, and comes back the same way', () => {
    expect(moved(0.003, 1, 'size', { min: 0, max: 10, above: false })).toBe(0.004);
    expect(moved(0.009, 1, 'size', { min: 0, max: 10, above: false })).toBe(0.01);
    expect(moved(0.01, -1, 'size', { min: 0, max: 10, above: false })).toBe(0.009);
  });
});

describe('a list of numbers as typed', () => {
  it('takes commas, semicolons and spaces of either script', () => {
    expect(numbersIn('9, 5;3，2、1', 'p', [1])).toEqual([9, 5, 3, 2, 1]);
  });

  it('names the first word that is no number, and what stays when nothing is there', () => {
    expect(numbersIn('9, abc, x', 'p', [1])).toEqual({ path: 'p', code: 'notNumbers', values: { value: 'abc' } });
    expect(numbersIn(' , ', 'p', [16, 45])).toEqual({ path: 'p', code: 'listEmpty', values: { kept: '16, 45' } });
  });
});

describe('the pace of drawing', () => {
  it('spreads two readers of different phases over different moments', () => {
    expect(waitUntil(1000, 0)).toBe(PACE);
    expect(waitUntil(1000, 100)).toBe(100);
    expect(waitUntil(1030, 100)).toBe(70);
  });
});

describe('rows of predictions', () => {
  it('take the first of several outputs', () => {
    expect([...firstOutput([1, 2, 3, 4, 5, 6], 3)]).toEqual([1, 4]);
  });

  it('go in the order of their truth, missing ones as NaN', () => {
    const order = byTruth([0.3, 0.1, 0.2]);
    expect([...order]).toEqual([1, 2, 0]);
    expect([...ordered([7, 8], order)]).toEqual([8, NaN, 7]);
  });

  it('name the most probable symbol, and none where nothing is asked', () => {
    expect([...symbols([0.2, 0.7, 0.1, 0, 0, 0], 3)]).toEqual([1, NaN]);
  });

  it('count right answers among the steps that ask, by hand', () => {
    const truth = [0, 0, 1, 0, 0, 1];
    const said = [0.9, 0.1, 0.6, 0.4, 0.8, 0.2];
    expect(answersOf(said, truth, 2)).toEqual({ right: 1, asked: 2 });
  });
});

describe('better than naive', () => {
  const baseline = (name: 'lastValue' | 'seasonalNaive', metrics: Record<string, number>) => ({
    name,
    metrics,
  });

  it('compares with the baseline of the smallest error', () => {
    const best = bestBaseline([baseline('lastValue', { rmse: 4 }), baseline('seasonalNaive', { rmse: 3 })], 'rmse');
    expect(best?.name).toBe('seasonalNaive');
    expect(bestBaseline([], 'rmse')).toBeNull();
    expect(bestBaseline([baseline('lastValue', { rmse: NaN })], 'rmse')).toBeNull();
  });

  it('takes the baseline’s errors on the windows of the contender; where there are none, on most', () => {
    const on = (scored: number) => ({
      overall: { rmse: scored },
      targets: [{ rmse: scored }],
      steps: [],
      scored,
      of: 900,
    });
    const ridge = {
      name: 'ridge' as const,
      predictions: new Float32Array(0),
      scores: on(600),
      onFewer: [on(400), on(30)],
    };
    const rmse = (scored: number | null) => {
      const [{ metrics, scored: of }] = baselinesOf({ baselines: [ridge] }, 0, scored) as [
        ReturnType<typeof baselinesOf>[0],
      ];
      return [metrics['rmse'], of];
    };
    expect([rmse(400), rmse(30), rmse(500), rmse(null)]).toEqual([
      [400, 400],
      [30, 30],
      [600, 600],
      [600, 600],
    ]);
  });

  it('is the share of the error that is gone, of wrong answers where answers count', () => {
    expect(gain(3, 4, 'rmse')).toBe(0.25);
    expect(gain(5, 4, 'rmse')).toBe(-0.25);
    expect(gain(0.75, 0.5, 'accuracy')).toBe(0.5);
  });

  it('is worse without a number where only the baseline has no error, by definition', () => {
    expect(gain(0.878, 0, 'rmse')).toBe(-Infinity);
    expect(gain(0.9, 1, 'accuracy')).toBe(-Infinity);
    expect(gain(0, 0, 'rmse')).toBe(0);
    expect(gain(1, 1, 'accuracy')).toBe(0);
    expect(comparison(gain(0.878, 0, 'rmse'))).toEqual({ kind: 'flawless' });
    expect(comparison(gain(0, 0, 'rmse'))).toEqual({ kind: 'same' });
    expect(comparison(gain(NaN, 0, 'rmse'))).toBeNull();
  });

  it('is told in percent below twice the error, then as a factor up to a hundred, by hand', () => {
    expect(comparison(gain(3, 4, 'rmse'))).toEqual({ kind: 'better', percent: '25' });
    expect(comparison(gain(4.1, 4, 'rmse'))).toEqual({ kind: 'worse', percent: '2.5' });
    expect(comparison(gain(4.0001, 4, 'rmse'))).toEqual({ kind: 'same' });
    expect(comparison(gain(400, 4, 'rmse'))).toEqual({ kind: 'times', times: '100' });
    expect(comparison(gain(8.4, 4, 'rmse'))).toEqual({ kind: 'times', times: '2.1' });
    expect(comparison(gain(401, 4, 'rmse'))).toEqual({ kind: 'far' });
    expect(comparison(gain(1.341, 3.876e-9, 'rmse'))).toEqual({ kind: 'far' });
  });
});

describe('a paced reader', () => {
  const source = () => {
    const listeners = new Set<() => void>();
    return {
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      tell: () => listeners.forEach((listener) => listener()),
      listeners,
    };
  };

  it('shows a fast source at most once a pace, and ends with its last value', () => {
    vi.useFakeTimers();
    const { subscribe, tell } = source();
    let value = 0;
    const seen: number[] = [];
    const paced = createPace(subscribe, () => value, 0);
    paced.subscribe(() => seen.push(paced.read()));
    for (let k = 1; k <= 100; k++) {
      value = k;
      tell();
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(PACE);
    expect(seen.length).toBeLessThanOrEqual(1000 / PACE + 1);
    expect(seen.at(-1)).toBe(100);
    vi.useRealTimers();
  });

  it('does not wait with what is urgent, and lets go of the source in the end', () => {
    vi.useFakeTimers();
    const { subscribe, tell, listeners } = source();
    let value = 0;
    let status = 'training';
    let told = 0;
    const paced = createPace(
      subscribe,
      () => value,
      0,
      () => status,
    );
    const leave = paced.subscribe(() => told++);
    value = 1;
    status = 'finished';
    tell();
    expect(told).toBe(1);
    expect(paced.read()).toBe(1);
    leave();
    expect(listeners.size).toBe(0);
    vi.advanceTimersByTime(2 * PACE);
    expect(told).toBe(1);
    vi.useRealTimers();
  });
});
