/** The laboratory's worker in a real Chromium: weights from a trainer, data from the data worker, answers to the page. */
import { expect, it } from 'vitest';
import { parseSpec } from '../../src/experiment/parse';
import { createClient } from '../../src/store/client';
import type { FromLab } from '../../src/laboratory/protocol';
import type { FromTrainer } from '../../src/training/protocol';

const PROBE = { part: 'test', sample: 0 } as const;
const FOCUS = {
  probe: PROBE,
  layer: 0,
  direction: 'forward',
  predictions: 'test',
  cell: null,
  flow: null,
  epoch: null,
} as const;

it('operates on the weights that a trainer hands over, with data of its own', async () => {
  const parsed = parseSpec({
    data: { source: { kind: 'sine', length: 400 } },
    contenders: [{ cell: 'lstm', units: 8 }],
    training: { backend: 'simd' },
    interventions: [{ kind: 'clamp', gate: 'f', value: 0 }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const spec = parsed.value;
  const client = createClient(document.baseURI);
  const lab: FromLab[] = [];
  const trainer: FromTrainer[] = [];
  const crashes: string[] = [];
  let prepared = false;
  client.listen({
    fromData: ({ type }) => (prepared ||= type === 'prepared'),
    fromTrainer: (message) => trainer.push(message),
    fromLab: (message) => lab.push(message),
    crashed: (_contender, { how }) => crashes.push(how),
    fromRacer: () => undefined,
    racerCrashed: () => undefined,
    labCrashed: ({ how }) => crashes.push(how),
  });
  client.prepare(1, spec, null, null);
  await expect.poll(() => prepared).toBe(true);
  client.build(7, spec, 1, FOCUS);
  client.lab({ type: 'open', run: 7, spec, request: 1 });
  await expect.poll(() => trainer.some(({ type }) => type === 'built')).toBe(true);
  client.weights(7, 0);
  await expect.poll(() => trainer.some(({ type }) => type === 'weights')).toBe(true);
  for (const message of trainer) if (message.type === 'weights') client.lab(message);
  const question = { run: 7, contender: 0, layer: 0, direction: 'forward' } as const;
  const { interventions } = spec;
  client.lab({ type: 'operate', ask: 1, ...question, interventions, probe: PROBE, withWeights: true });
  client.lab({ type: 'rank', ask: 2, ...question });
  await expect.poll(() => lab.at(-1)).toMatchObject({ type: 'ranked', done: 12, total: 12 });
  expect(crashes).toEqual([]);

  const operated = lab.find((message) => message.type === 'operated')!;
  const built = trainer.find((message) => message.type === 'built')!;
  // The untouched trace is the trainer's own, which its kernels computed.
  for (const { name, values } of built.trace.gates) {
    const own = operated.before.gates.find((gate) => gate.name === name)!.values;
    values.forEach((value, k) => {
      expect(own[k]).toBeCloseTo(value, 5);
    });
  }
  const losses = lab.find((message) => message.type === 'losses')!;
  expect(losses.before).toBeCloseTo(built.valLoss, 5);
  expect(losses.after).not.toBe(losses.before);
});
