import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, sharedStretch, type BandRun } from '../../../src/study/bands';

const run = (values: number[], closed = true): BandRun => ({
  length: values.length,
  epoch: values.map((_, k) => k),
  values,
  closed,
});

describe('the mean over runs', () => {
  it('has the sample standard deviation as its band from three runs on (hand-computed)', () => {
    const band = bandOf([run([1, 2]), run([3, 2]), run([5, 8])]);
    expect(band.form).toBe('deviation');
    expect(band.members).toEqual([0, 1, 2]);
    expect(band.epoch).toEqual([0, 1]);
    expect(band.mean).toEqual([3, 4]);
    // Epoch 0: deviations −2, 0, 2; 8 / 2 = 4. Epoch 1: −2, −2, 4; 24 / 2 = 12.
    expect(band.sd[0]).toBeCloseTo(2, 12);
    expect(band.sd[1]).toBeCloseTo(Math.sqrt(12), 12);
    expect(band.low[0]).toBeCloseTo(1, 12);
    expect(band.high[1]).toBeCloseTo(4 + Math.sqrt(12), 12);
  });

  it('has the lowest and the highest as its band where there are two runs, and none where there is one (by definition)', () => {
    const two = bandOf([run([1, 2]), run([3, 6])]);
    expect([two.form, two.mean, two.low, two.high]).toEqual(['range', [2, 4], [1, 2], [3, 6]]);
    const one = bandOf([run([1, 2])]);
    expect([one.form, one.mean, one.sd]).toEqual(['none', [1, 2], [NaN, NaN]]);
    expect(bandOf([])).toMatchObject({ members: [], reach: -1, form: 'none', epoch: [] });
  });

  it('has no band below 0, where no loss can be, but ends it at the lowest run (hand-computed)', () => {
    // Mean 4, deviation √27 > 4.
    const band = bandOf([run([1]), run([1]), run([10])]);
    expect(band.low).toEqual([1]);
    expect(band.high[0]).toBeCloseTo(4 + Math.sqrt(27), 12);
  });

  it('ends where the first run stopped early, and does not go on with the survivors (hand-written)', () => {
    const band = bandOf([run([9, 8, 7]), run([9, 5, 4, 3, 2, 1]), run([9, 6, 5, 4, 3, 2])]);
    expect(band.reach).toBe(2);
    expect(band.members).toEqual([0, 1, 2]);
    expect(band.epoch).toEqual([0, 1, 2]);
  });

  it('leaves out an epoch at which a value is missing, such as the training loss before any training (hand-written)', () => {
    expect(bandOf([run([NaN, 2, 4]), run([NaN, 4, 8])]).epoch).toEqual([1, 2]);
    expect(bandOf([run([1, NaN, 4]), run([1, 4, 8])]).epoch).toEqual([0, 2]);
  });

  it('reads no further than a run’s length, since its lists grow in place (hand-written)', () => {
    expect(bandOf([{ ...run([1, 2, 3]), length: 2 }]).epoch).toEqual([0, 1]);
  });

  it('pairs runs by their epochs and not by their places in the lists (hand-computed)', () => {
    const sparse = { length: 3, epoch: [0, 2, 4], values: [1, 3, 5], closed: true };
    const band = bandOf([run([1, 2, 3, 4, 5]), sparse]);
    expect([band.epoch, band.mean]).toEqual([
      [0, 2, 4],
      [1, 3, 5],
    ]);
  });
});

describe('the stretch that runs share', () => {
  const runs = fc.array(fc.record({ reach: fc.integer({ min: -1, max: 60 }), closed: fc.boolean() }), {
    maxLength: 12,
  });

  it('is reached by every member, and no ended run is missing (property)', () => {
    fc.assert(
      fc.property(runs, (all) => {
        const { members, reach } = sharedStretch(all);
        members.forEach((k) => expect(all[k]!.reach).toBeGreaterThanOrEqual(reach));
        if (members.length === 0) return;
        all.forEach(({ closed }, k) => {
          if (closed) expect(members).toContain(k);
        });
      }),
    );
  });

  it('waits for a run that has just begun, until it covers more with it than without (hand-computed)', () => {
    const four = Array.from({ length: 4 }, () => ({ reach: 99, closed: true }));
    expect(sharedStretch([...four, { reach: 3, closed: false }])).toEqual({ members: [0, 1, 2, 3], reach: 99 });
    // 5 × 81 > 4 × 100.
    expect(sharedStretch([...four, { reach: 80, closed: false }])).toEqual({ members: [0, 1, 2, 3, 4], reach: 80 });
  });

  it('does not fall back to the one run that has ended while the others are close behind it (hand-computed)', () => {
    const close = [{ reach: 99, closed: true }, ...[90, 91, 92].map((reach) => ({ reach, closed: false }))];
    expect(sharedStretch(close)).toEqual({ members: [0, 1, 2, 3], reach: 90 });
  });
});
