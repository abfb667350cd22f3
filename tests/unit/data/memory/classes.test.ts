import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '../../../../src/experiment/schema';
import { counting, prepared, specOf } from '../specs';
import { askedOf, everything, hot, sequence } from './batches';

const taskOf = (source: object, count = 40): ExperimentSpec =>
  specOf({ data: { source: { sequencesPerEpoch: count, heldOutSequences: 12, ...source } } });

const seeds = fc.integer({ min: 0, max: 0x7fffffff });

/** What a trainer needs to know of a task. */
const kindOf = (spec: ExperimentSpec) => {
  const { task, output, loss, perStep } = prepared(spec);
  return [task, output, loss, perStep];
};

describe('temporal order (Hochreiter & Schmidhuber 1997, experiment 6a)', () => {
  const order = (lag: number, count?: number) => taskOf({ kind: 'temporalOrder', lag }, count);
  const NAMES = ['E', 'B', 'a', 'b', 'c', 'd', 'X', 'Y'];

  it('every sequence keeps to the definition, and its class is the two relevant symbols in their order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 220 }), seeds, (lag, seed) => {
        const spec = { ...order(lag), seed };
        const batch = everything(spec);
        const ready = prepared(spec);
        expect([ready.inputNames, ready.outputNames]).toEqual([NAMES, ['XX', 'XY', 'YX', 'YY']]);
        for (let b = 0; b < batch.size; b++) {
          const symbols = sequence(batch, b).map((row) => NAMES[hot(row)]!);
          expect(symbols.length).toBeGreaterThanOrEqual(lag);
          expect(symbols.length).toBeLessThanOrEqual(lag + Math.floor(lag / 10));
          expect([symbols[0], symbols.at(-1)]).toEqual(['E', 'B']);
          const relevant = counting(symbols.length).filter((t) => symbols[t] === 'X' || symbols[t] === 'Y');
          expect(relevant).toHaveLength(2);
          const [first, second] = relevant as [number, number];
          expect(first).toBeGreaterThanOrEqual(Math.floor(lag / 10));
          expect(first).toBeLessThanOrEqual(Math.floor(lag / 5));
          expect(second).toBeGreaterThanOrEqual(Math.floor(lag / 2));
          expect(second).toBeLessThanOrEqual(Math.floor((3 * lag) / 5));
          const between = symbols.filter((_, t) => t > 0 && t < symbols.length - 1 && t !== first && t !== second);
          expect(between.every((symbol) => 'abcd'.includes(symbol))).toBe(true);
          const asked = hot(batch.targets.subarray(b * 4, b * 4 + 4));
          expect(ready.outputNames[asked]).toBe(`${symbols[first]}${symbols[second]}`);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('at lag 100 has the paper’s lengths 100 … 110 and positions 10 … 20 and 50 … 60, all of them (2,000 draws)', () => {
    const batch = everything(order(100, 2000));
    const [lengths, firsts, seconds, classes] = [0, 1, 2, 3].map(() => new Map<number, number>());
    const count = (map: Map<number, number>, key: number) => map.set(key, (map.get(key) ?? 0) + 1);
    for (let b = 0; b < batch.size; b++) {
      const steps = sequence(batch, b);
      const relevant = counting(steps.length).filter((t) => hot(steps[t]!) >= 6);
      count(lengths!, steps.length);
      count(firsts!, relevant[0]!);
      count(seconds!, relevant[1]!);
      count(classes!, hot(batch.targets.subarray(b * 4, b * 4 + 4)));
    }
    const keys = (map: Map<number, number>) => [...map.keys()].sort((a, b) => a - b);
    expect(keys(lengths!)).toEqual(counting(11, 100));
    expect(keys(firsts!)).toEqual(counting(11, 10));
    expect(keys(seconds!)).toEqual(counting(11, 50));
    // Expected 500 with a standard deviation of 19.
    classes!.forEach((found) => expect(Math.abs(found - 500)).toBeLessThan(4 * 19));
  });

  it('is a class after the last step, and its baseline is chance', () => {
    expect(kindOf(order(20))).toEqual(['classifySequence', 'softmax', 'crossEntropy', false]);
    const ready = prepared(order(20));
    expect(ready.truthMask('test')).toBeNull();
    expect(ready.truth('test')).toHaveLength(12 * 4);
    expect(ready.baselines('test')).toEqual([{ name: 'chance', predictions: new Float32Array(12 * 4).fill(0.25) }]);
  });
});

describe('copy (Arjovsky et al. 2016, section 4.1)', () => {
  const sizes = fc.tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.integer({ min: 2, max: 16 }),
    fc.integer({ min: 1, max: 12 }),
  );

  it('shows a string, blanks, the go marker and blanks, and asks for the string after the marker (property)', () => {
    fc.assert(
      fc.property(sizes, seeds, ([lag, symbols, stringLength], seed) => {
        const spec = { ...taskOf({ kind: 'copy', lag, symbols, stringLength }), seed };
        const batch = everything(spec);
        const [blank, go] = [symbols, symbols + 1];
        expect(batch.steps).toBe(stringLength + lag + 1 + stringLength);
        for (let b = 0; b < batch.size; b++) {
          const seen = sequence(batch, b).map(hot);
          const string = seen.slice(0, stringLength);
          expect(string.every((symbol) => symbol >= 0 && symbol < symbols)).toBe(true);
          const rest = [...Array<number>(lag).fill(blank), go, ...Array<number>(stringLength).fill(blank)];
          expect(seen.slice(stringLength)).toEqual(rest);
          expect(askedOf(batch, b)).toEqual([...Array<number>(stringLength + lag + 1).fill(-1), ...string]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is a class for every step of the answer, and names what it shows', () => {
    const spec = taskOf({ kind: 'copy', symbols: 3 });
    expect(kindOf(spec)).toEqual(['labelSteps', 'softmax', 'crossEntropy', true]);
    expect(prepared(spec).inputNames).toEqual(['A', 'B', 'C', 'blank', 'go']);
    expect(prepared(spec).outputNames).toEqual(['A', 'B', 'C']);
  });
});

describe('parity', () => {
  it('asks after every bit whether the ones so far are odd in number (brute force)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), seeds, (lag, seed) => {
        const batch = everything({ ...taskOf({ kind: 'parity', lag }), seed });
        expect([batch.steps, batch.mask]).toEqual([lag, null]);
        for (let b = 0; b < batch.size; b++) {
          const bits = sequence(batch, b).map(([bit]) => bit!);
          expect(bits.every((bit) => bit === 0 || bit === 1)).toBe(true);
          const ones = (t: number) => bits.slice(0, t + 1).filter((bit) => bit === 1).length;
          expect(askedOf(batch, b)).toEqual(bits.map((_, t) => ones(t) % 2));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('draws zeros and ones equally often (4,000 bits)', () => {
    const { inputs } = everything(taskOf({ kind: 'parity', lag: 100 }));
    const ones = inputs.reduce((sum, bit) => sum + bit, 0);
    // Standard deviation 32.
    expect(Math.abs(ones - 2000)).toBeLessThan(4 * 32);
  });
});

describe('brackets', () => {
  it('asks after every bracket how many are open, never fewer than 0 or more than maxDepth (brute force)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 15 }), seeds, (lag, maxDepth, seed) => {
        const spec = { ...taskOf({ kind: 'brackets', lag, maxDepth }), seed };
        const batch = everything(spec);
        expect(prepared(spec).outputNames).toEqual(counting(maxDepth + 1).map(String));
        for (let b = 0; b < batch.size; b++) {
          let open = 0;
          const depths = sequence(batch, b).map((row) => (open += hot(row) === 0 ? 1 : -1));
          expect(Math.min(...depths)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...depths)).toBeLessThanOrEqual(maxDepth);
          expect(askedOf(batch, b)).toEqual(depths);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('opens and closes equally often where both are allowed (2,000 draws)', () => {
    const batch = everything(taskOf({ kind: 'brackets', lag: 60, maxDepth: 15 }));
    let [opened, free] = [0, 0];
    for (let b = 0; b < batch.size; b++) {
      let depth = 0;
      for (const row of sequence(batch, b)) {
        if (depth > 0 && depth < 15) {
          free++;
          if (hot(row) === 0) opened++;
        }
        depth += hot(row) === 0 ? 1 : -1;
      }
    }
    expect(Math.abs(opened / free - 0.5)).toBeLessThan((4 * 0.5) / Math.sqrt(free));
  });

  it('is measured against the frequencies of the first training epoch, because depths are not equally likely (by hand)', () => {
    // Depth 1 after every odd step, depth 0 after every even one.
    const [baseline] = prepared(taskOf({ kind: 'brackets', lag: 3, maxDepth: 1 })).baselines('test');
    expect(baseline!.name).toBe('trainFrequency');
    expect(baseline!.predictions).toHaveLength(12 * 3 * 2);
    expect(baseline!.predictions[0]).toBeCloseTo(1 / 3, 6);
    expect(baseline!.predictions[1]).toBeCloseTo(2 / 3, 6);
  });
});
