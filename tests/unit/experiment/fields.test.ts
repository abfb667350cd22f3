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

  it('give streams of neighbouring seeds and epochs that do not resemble each other', () => {
    const firsts = Array.from({ length: 2000 }, (_, k) => stream(42, 'epoch', k).uniform());
    const mean = firsts.reduce((a, b) => a + b, 0) / firsts.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / firsts.length));
    const product =
      firsts.slice(1).reduce((sum, value, k) => sum + (value - 0.5) * (firsts[k]! - 0.5), 0) / firsts.length;
    expect(Math.abs(product)).toBeLessThan(5 / 12 / Math.sqrt(firsts.length));
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
