import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from '../../../../../../src/i18n/both';
import { endsOf, shareBetween, stepValues } from '../../../../../../src/views/lab/gates/space/colouring';
import { farthest, readPath, verdictOf } from '../../../../../../src/views/lab/gates/space/reading';
import { samplesShown } from '../../../../../../src/views/lab/gates/space/sequences';
import { spaceSentence } from '../../../../../../src/views/lab/gates/space/SpaceSentence';
import { trajectoryTable, type Projected } from '../../../../../../src/views/lab/gates/space/space-table';

const TRIANGLE = Float32Array.of(0, 0, 3, 4, 3, 0);

describe('the probe’s path', () => {
  it('has a length, an extent, and a distance between its ends (hand-computed: a 3-4-5 triangle)', () => {
    expect(readPath(TRIANGLE)).toEqual({ length: 9, apart: 3, extent: 4 });
    expect(readPath(new Float32Array(0))).toEqual({ length: 0, apart: 0, extent: 0 });
  });

  it('is moved most where the distance is largest, and not at all where it is the same (hand-computed)', () => {
    expect(farthest(TRIANGLE, Float32Array.of(0, 1, 3, 4, 6, 4))).toEqual({ step: 2, distance: 5 });
    expect(farthest(TRIANGLE, TRIANGLE.slice())).toBe(null);
  });

  it('is said in numbers that are true of it (hand-computed)', () => {
    const t = words('en').t;
    const answer = {
      explained: [0.6, 0.3],
      trajectories: [{ before: TRIANGLE, after: Float32Array.of(0, 0, 3, 4, 3, 2) }],
      state: 'h',
    } as unknown as Projected;
    const said = spaceSentence({ answer, units: 4, touched: true }, t);
    expect(said).toContain('90 % of the variance of h: most of');
    expect(said).toContain('is 7.00 long and ends 3.61 from');
    expect(said).toContain('most at step 3, by 2.00, which is 50 % of');
    expect(spaceSentence({ answer: { ...answer, explained: [1, 0] }, units: 1, touched: false }, t)).toContain(
      'one component only',
    );
    expect(spaceSentence({ answer: { ...answer, explained: [0, 0] }, units: 4, touched: false }, t)).toContain(
      'never changes',
    );
    expect([0.8, 0.79, 0.5, 0.49].map(verdictOf)).toEqual(['most', 'half', 'half', 'less']);
  });
});

describe('the colour along a trajectory', () => {
  const series = { outputs: 2, perStep: false, classes: false };
  it('stands for the step, the first target, or the class of the answer (hand-computed)', () => {
    expect([...stepValues('time', [7, 8], 3, series)]).toEqual([0, 1, 2]);
    expect([...stepValues('target', [7, 8], 3, series)]).toEqual([7, 7, 7]);
    const classes = { outputs: 3, perStep: false, classes: true };
    expect([...stepValues('target', [0, 0, 1], 2, classes)]).toEqual([2, 2]);
    const labelled = { outputs: 2, perStep: true, classes: true };
    expect([...stepValues('target', [0, 1, 0, 0, 1, 0], 3, labelled)]).toEqual([1, NaN, 0]);
  });

  it('runs from the smallest to the largest of all, what has no number left out (hand-computed)', () => {
    const ends = endsOf([Float64Array.of(3, NaN), Float64Array.of(-1, 7)]);
    expect(ends).toEqual([-1, 7]);
    expect([-1, 3, 7, NaN].map((value) => shareBetween(value, ends))).toEqual([0, 0.5, 1, NaN]);
    expect(shareBetween(4, [4, 4])).toBe(0.5);
    expect(endsOf([Float64Array.of(NaN)])).toEqual([0, 0]);
  });
});

describe('the sequences shown', () => {
  it('are the probe and others spread over what is offered (hand-computed)', () => {
    expect(samplesShown(4, [0, 10, 40], 1)).toEqual([4]);
    expect(samplesShown(4, [0, 10, 14], 8)).toEqual([4, 0, 2, 6, 8, 10, 12, 14]);
    expect(samplesShown(1, [0, 2], 8)).toEqual([1, 0, 2]);
    expect(samplesShown(3, [], 8)).toEqual([3]);
  });

  it('are never more than asked for, none twice, the probe first (property)', () => {
    const sample = fc.nat(500);
    fc.assert(
      fc.property(sample, fc.array(sample, { maxLength: 5 }), fc.constantFrom(1, 8, 32), (probe, offered, count) => {
        const shown = samplesShown(probe, offered, count);
        expect(shown[0]).toBe(probe);
        expect(new Set(shown).size).toBe(shown.length);
        const room = Math.max(probe, ...offered) - Math.min(probe, ...offered) + 1;
        expect(shown.length).toBeLessThanOrEqual(Math.min(count, room));
        expect(shown.length).toBeGreaterThanOrEqual(Math.min(count, room) - 1);
      }),
    );
  });
});

describe('the table of trajectories', () => {
  it('has a row for each sequence and step, all counted from 1', () => {
    const answer = {
      layer: 0,
      direction: 'forward',
      state: 'c',
      trajectories: [
        { part: 'test', sample: 2, before: TRIANGLE, after: TRIANGLE, stepLabels: ['a', 'b', 'c'], truth: [] },
      ],
    } as unknown as Projected;
    const { columns, rows } = trajectoryTable('A LSTM', answer);
    expect([...rows][1]).toEqual(['A LSTM', 1, 'forward', 'c', 'test', 3, 2, 'b', 3, 4, 3, 4]);
    expect(columns).toHaveLength(12);
  });
});
