/** How near gates stand to their ends: by hand for a few numbers, by the probe's own numbers for a network. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../src/data';
import type { Prepared } from '../../../src/data/types';
import { parseSpec } from '../../../src/experiment/parse';
import { openBackend, type Model } from '../../../src/rnn';
import { buildModel } from '../../../src/training/network';
import { measuredSequences, saturationOf, SaturationWatch, sharesNearEnds } from '../../../src/training/saturation';

async function network(contender: object) {
  const parsed = parseSpec({
    data: { source: { kind: 'sine', length: 160 } },
    task: { window: 8 },
    contenders: [contender],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const prepared = prepare(parsed.value, null);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  await openBackend('reference');
  return { model: buildModel(parsed.value, 0, prepared.value), prepared: prepared.value };
}

function measured({ model, prepared }: { model: Model; prepared: Prepared }) {
  const samples = prepared.part('train');
  const batch = samples.batch(measuredSequences(samples.count, prepared.steps));
  return { batch, found: saturationOf(model, batch, 7) };
}

describe('the shares of a gate near its ends', () => {
  it('count values below 0.1 and above 0.9, the bounds themselves not among them (hand-computed)', () => {
    const values = Float32Array.of(0, 0.05, 0.11, 0.5, 0.89, 0.95, 1, 1);
    expect(sharesNearEnds(values, 2, null)).toEqual({ below: 2 / 8, above: 3 / 8 });
  });

  it('leave padding out (hand-computed: the second and last row are padded)', () => {
    const values = Float32Array.of(0, 0.5, 1, 1, 1, 0.5, 0, 0);
    expect(sharesNearEnds(values, 2, Float32Array.of(1, 0, 1, 0))).toEqual({ below: 1 / 4, above: 1 / 4 });
  });

  it('take at most 16 sequences, a twentieth of the part, and few steps, all different and of the part (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 9000 }), (count, steps) => {
        const chosen = measuredSequences(count, steps);
        expect(chosen.length).toBeLessThanOrEqual(Math.min(16, Math.ceil(count / 20)));
        expect(chosen.length === 1 || chosen.length * steps <= 4096).toBe(true);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(Math.min(...chosen)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...chosen)).toBeLessThan(count);
      }),
    );
  });

  it('are those of the values that the network’s own trace holds, of every layer and direction', async () => {
    const built = await network({ cell: 'gru', units: 3, layers: 2, bidirectional: true });
    const { batch, found } = measured(built);
    expect(found).toMatchObject({ epoch: 7, sequences: batch.size });
    expect(found.layers).toHaveLength(2);
    for (const direction of ['forward', 'backward'] as const) {
      built.model.trace(batch, direction).forEach((trace, layer) => {
        const shares = found.layers[layer]![direction]!;
        expect(shares.map(({ name }) => name)).toEqual(['z', 'r']);
        const z = [...trace['z']!];
        expect(shares[0]!.below).toBe(z.filter((value) => value < 0.1).length / z.length);
      });
    }
    built.model.dispose();
  });

  it('say that gates with a strong bias are open (by construction: forget bias 10)', async () => {
    const built = await network({ cell: 'lstm', units: 4, forgetBias: 10 });
    const { found } = measured(built);
    const f = found.layers[0]!.forward!.find(({ name }) => name === 'f')!;
    expect(f).toEqual({ name: 'f', below: 0, above: 1 });
    built.model.dispose();
  });
});

describe('a watch over training', () => {
  it('measures the same epochs whatever the clock says, each stride twice as wide as the one before, and surely when asked to (by definition)', async () => {
    const { model, prepared } = await network({ cell: 'lstm', units: 2 });
    const watch = new SaturationWatch(prepared);
    for (let epoch = 0; epoch <= 520; epoch++) watch.measure(model, epoch, epoch === 301);
    watch.measure(model, 520.5, true);
    watch.measure(model, 520.5, true);
    const every = (stride: number, from: number, to: number) =>
      Array.from({ length: Math.floor((to - from) / stride) + 1 }, (_, k) => from + k * stride);
    const spaced = [...every(1, 0, 128), ...every(2, 130, 256), ...every(4, 260, 512), 520, 520.5];
    expect(watch.take().map(({ epoch }) => epoch)).toEqual([...spaced, 301].sort((a, b) => a - b));
    expect(watch.take()).toEqual([]);
    model.dispose();
  });
});
