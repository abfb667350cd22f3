import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFields, fieldAt, withField } from '../../../src/experiment/fields';
import { defaultSpec, parseSpec } from '../../../src/experiment/parse';
import { permutation, stream } from '../../../src/experiment/random';

describe('fields', () => {
  it('are set without touching the original', () => {
    const before = defaultSpec();
    const after = withField(before, 'contenders.1.units', 64);
    expect(fieldAt(after, 'contenders.1.units')).toBe(64);
    expect(before.contenders[1]!.units).toBe(16);
    expect(after.training).toBe(before.training);
  });

  it('refuse a path that leads into a plain value', () => {
    expect(() => withField(defaultSpec(), 'seed.low', 1)).toThrow('seed.low leads into a plain value at "low"');
  });

  it('tell which leaves differ (hand-listed)', () => {
    const before = defaultSpec();
    const parsed = parseSpec({
      data: { source: { kind: 'sine' } },
      task: { window: 30 },
      contenders: [{ cell: 'lstm' }],
      training: { clipping: { limit: 2 } },
    });
    if (!parsed.ok) throw new Error('spec');
    expect(changedFields(before, parsed.value).toSorted()).toEqual([
      'contenders',
      'data.source',
      'task.window',
      'training.clipping.limit',
    ]);
    expect(changedFields(before, defaultSpec())).toEqual([]);
  });
});

describe('random streams', () => {
  it('repeat for the same seed and name, and differ for another of either', () => {
    const draw = (seed: number, ...name: string[]) => {
      const random = stream(seed, ...name);
      return Array.from({ length: 8 }, () => random.uniform());
    };
    expect(draw(42, 'shuffle')).toEqual(draw(42, 'shuffle'));
    expect(draw(42, 'shuffle')).not.toEqual(draw(43, 'shuffle'));
    expect(draw(42, 'shuffle')).not.toEqual(draw(42, 'split'));
  });

  it('are uniform: mean 1/2 and variance 1/12 within five standard errors', () => {
    const n = 20_000;
    for (const seed of [0, 1, 2]) {
      const random = stream(seed, 'check');
      const values = Array.from({ length: n }, () => random.uniform());
      const mean = values.reduce((a, b) => a + b, 0) / n;
      const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
      expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
      expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n));
    }
  });

  it('of neighbouring epochs and seeds do not resemble each other (chi-square over 16 bins, first three draws)', () => {
    const families = [
      Array.from({ length: 4096 }, (_, k) => stream(42, 'shuffle', k)),
      Array.from({ length: 4096 }, (_, k) => stream(k, 'shuffle')),
    ];
    for (const streams of families) {
      for (let draw = 0; draw < 3; draw++) {
        const bins = new Array<number>(16).fill(0);
        const pairs = new Array<number>(16).fill(0);
        let previous = 0;
        for (const random of streams) {
          const value = random.uniform();
          bins[Math.floor(value * 16)]!++;
          pairs[Math.floor(value * 4) * 4 + Math.floor(previous * 4)]!++;
          previous = value;
        }
        for (const counts of [bins, pairs]) {
          const expected = streams.length / 16;
          const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
          // 15 degrees of freedom: above 37.7 once in a thousand; the streams are fixed, so this cannot flicker.
          expect(chiSquare).toBeLessThan(37.7);
        }
      }
    }
  });

  it('shuffle to a permutation (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.nat(), (count, seed) => {
        const order = permutation(count, stream(seed, 'p'));
        expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, k) => k));
      }),
    );
  });
});
