/** Gradient through time against PyTorch's committed autograd, for any backend. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Prepared } from '../../src/data/types';
import { whole } from '../../src/data';
import type { BackendChoice } from '../../src/experiment/schema';
import { Model, openBackend } from '../../src/rnn';
import { flowOf } from '../../src/training/flow';
import type { FlowKind } from '../../src/training/protocol';
import { contender } from '../unit/rnn/contenders';
import { flowCases, single } from './read';
import type { FlowCase, OracleArray } from './read';

/** The first sequences are the probe's part, all three the training part. */
function setUp(p: FlowCase) {
  const { cell, layers, units, resetAfter, perStep, output, bidirectional, activation, gateActivation } = p;
  const weights = Object.fromEntries(
    Object.entries(p.weights).map(([name, array]) => [name, { shape: array.shape, values: single(array) }]),
  );
  const [steps, size, inputs] = p.inputs.shape;
  const io = { inputs, outputs: p.targets.shape.at(-1)!, perStep, output };
  const spec = contender({ cell, layers, units, resetAfter, bidirectional, activation, gateActivation });
  const model = new Model(spec, io, weights, 0);
  /** [T, n, ·] of [T, B, ·] */
  const chosen = (array: OracleArray, indices: ArrayLike<number>) => {
    const width = array.values.length / (steps * size);
    return Float32Array.from({ length: steps * indices.length * width }, (_, k) => {
      const row = Math.floor(k / width);
      const [t, n] = [Math.floor(row / indices.length), row % indices.length];
      return array.values[(t * size + indices[n]) * width + (k % width)];
    });
  };
  const batch = (indices: ArrayLike<number>) => ({
    size: indices.length,
    steps,
    inputs: chosen(p.inputs, indices),
    mask: p.mask && chosen(p.mask, indices),
    targets: perStep
      ? chosen(p.targets, indices)
      : Float32Array.from(
          Array.from(indices, (n) => p.targets.values.slice(n * io.outputs, (n + 1) * io.outputs)).flat(),
        ),
    targetMask: p.targetMask && chosen(p.targetMask, indices),
  });
  const lengths = Array.from({ length: size }, (_, b) =>
    p.mask ? p.mask.values.filter((valid, k) => k % size === b && valid === 1).length : steps,
  );
  const prepared = { steps, part: () => ({ count: size, batch }) } as unknown as Prepared;
  return { model, prepared, lengths, size };
}

/** The largest relative difference. */
function apart(ours: ArrayLike<number>, oracle: readonly number[]): number {
  expect(ours.length).toBe(oracle.length);
  return Math.max(...oracle.map((value, t) => (value === ours[t] ? 0 : Math.abs(ours[t] - value) / value)));
}

/** Declares the tests. */
export function testFlow(backend: BackendChoice): void {
  beforeAll(async () => {
    await openBackend(backend);
  });

  describe('gradient through time against PyTorch’s autograd, every step within 1e-3 of its own value', () => {
    it.each(flowCases().map((p) => [p.title, p] as const))('%s', (_, p) => {
      const { model, prepared, lengths, size } = setUp(p);
      const losses = { loss: p.loss, huberDelta: 1 };
      for (const [pass, sequences] of Object.entries(p.passes)) {
        const [number, direction] = pass.split(' ') as [string, 'forward' | 'backward'];
        const layer = Number(number);
        const flow = (sample: number, kind: FlowKind) => {
          const place = { part: 'test', sample, layer, direction, steps: lengths[sample], units: p.units } as const;
          return whole(flowOf(model, prepared, place, kind, losses));
        };
        sequences.forEach((oracle, sample) => {
          const valid = (norms: readonly number[]) => norms.slice(0, lengths[sample]);
          const found = flow(sample, 'probe');
          const where = `${pass}, sequence ${sample}`;
          expect(apart(found.h!, valid(oracle.h)), `${where}, h`).toBeLessThan(1e-3);
          if (p.cell === 'lstm') expect(apart(found.c!, valid(oracle.c)), `${where}, c`).toBeLessThan(1e-3);
          else expect(found.c).toBeNull();
          const jacobian = flow(sample, 'jacobian');
          expect(apart(jacobian.h!, valid(oracle.jacobian)), `${where}, jacobian`).toBeLessThan(1e-3);
        });
        // The mean, each sequence counted back from its own end.
        const longest = lengths.indexOf(Math.max(...lengths));
        const mean = flow(longest, 'mean');
        expect(mean.sequences).toBe(size);
        const steps = lengths[longest];
        const expected = Array.from({ length: steps }, (_, step) => {
          const away = direction === 'backward' ? step : steps - 1 - step;
          const there = sequences.filter((__, b) => away < lengths[b]);
          const at = (b: number) => (direction === 'backward' ? away : lengths[b] - 1 - away);
          return there.reduce((sum, own) => sum + own.h[at(sequences.indexOf(own))], 0) / there.length;
        });
        expect(apart(mean.h!, expected), `${pass}, mean`).toBeLessThan(1e-3);
      }
      model.dispose();
    });
  });
}
