/** A GPU context that is lost in the middle of training, in a real Chromium. */
import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import { tf } from '../../../src/rnn/tensorflow';
import type { MathBackendWebGL } from '../../../src/rnn/tensorflow';
import type { FromTrainer } from '../../../src/training/protocol';
import { TrainerSession } from '../../../src/training/session';

const EPOCHS = 6;

/** A trainer that has built a small network; `between` is called between two slices. */
async function built(backend: string, between: (epoch: number) => void = () => undefined) {
  const parsed = parseSpec({
    data: { source: { kind: 'sine', length: 120 } },
    task: { window: 6 },
    contenders: [{ cell: 'gru', units: 4, dropout: 0.2 }],
    training: { epochs: EPOCHS, backend, restoreBest: false },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const posted: FromTrainer[] = [];
  const epoch = () => Math.max(0, ...posted.map((message) => (message.type === 'progress' ? message.epoch : 0)));
  const session = new TrainerSession({
    post: (message) => posted.push(message),
    // Each slice is one step long, so that the loss falls into the middle of an epoch.
    now: (() => {
      let time = 0;
      return () => (time += 30);
    })(),
    table: () => Promise.resolve(null),
    wait: () =>
      new Promise((resolve) => {
        setTimeout(() => {
          between(epoch());
          resolve();
        });
      }),
  });
  const focus = {
    probe: { part: 'test', sample: 0 },
    layer: 0,
    direction: 'forward',
    predictions: 'test',
    cell: null,
    flow: null,
    epoch: null,
  } as const;
  await session.handle({ type: 'build', run: 1, spec: parsed.value, contender: 0, request: 1, focus, share: 1 });
  const look = (asked: number | null) => session.handle({ type: 'focus', run: 1, focus: { ...focus, epoch: asked } });
  return { session, posted, look };
}

/** Everything the page would hear of its training. */
async function trained(backend: string, between?: (epoch: number) => void): Promise<FromTrainer[]> {
  const { session, posted } = await built(backend, between);
  await session.handle({ type: 'train', run: 1 });
  return posted;
}

const lose = () => (tf.backend() as MathBackendWebGL).gpgpu.gl.getExtension('WEBGL_lose_context')!.loseContext();

const progress = (posted: readonly FromTrainer[]) => posted.filter((message) => message.type === 'progress');

function curve(posted: readonly FromTrainer[]): [number, number, number][] {
  return progress(posted).flatMap(({ epochs }) =>
    [...epochs.epoch].map((epoch, k): [number, number, number] => [epoch, epochs.trainLoss[k]!, epochs.valLoss[k]!]),
  );
}

describe('a run whose GPU context is lost', () => {
  it('goes on from its last whole epoch on simd, says so, and draws the curve of an undisturbed run', async () => {
    const undisturbed = await trained('reference');
    let lost = false;
    const posted = await trained('webgl', (epoch) => {
      if (epoch < 2 || lost) return;
      lost = true;
      lose();
    });
    expect(lost).toBe(true);
    expect(progress(posted)[0]!.backend).toBe('webgl');
    const last = progress(posted).at(-1)!;
    expect(last).toMatchObject({ status: 'finished', epoch: EPOCHS, backend: 'simd', recovered: { from: 'webgl' } });
    expect(progress(posted).some(({ status }) => status === 'recovered')).toBe(true);
    expect(posted.filter(({ type }) => type === 'failed')).toEqual([]);
    const [found, expected] = [curve(posted), curve(undisturbed)];
    expect(found.map(([epoch]) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
    found.forEach(([, train, val], k) => {
      expect(train).toBeCloseTo(expected[k]![1], 5);
      expect(val).toBeCloseTo(expected[k]![2], 5);
    });
  });
});

describe('looking back on a GPU', () => {
  it('shows the numbers of then bit for bit, costs no tensor, and the past outlives a lost context', async () => {
    const { session, posted, look } = await built('webgl');
    const views = () => progress(posted).filter(({ trace }) => trace !== null);
    const shown = () => {
      const { trace, predictions, scores } = views().at(-1)!;
      return { gates: trace!.gates, epoch: trace!.epoch, predictions, scores };
    };
    await look(null);
    const then = [shown()];
    for (let epoch = 1; epoch <= 3; epoch++) {
      await session.handle({ type: 'step', run: 1 });
      then.push(shown());
    }
    await look(1);
    const { numTensors } = tf.memory();
    for (const epoch of [2, 0, 3, 1]) {
      await look(epoch);
      expect(shown()).toEqual(then[epoch]);
      expect(tf.memory().numTensors).toBe(numTensors);
    }
    lose();
    await expect.poll(() => views().at(-1)!.backend).toBe('simd');
    expect(shown().epoch).toBe(1);
    await look(2);
    expect(shown().epoch).toBe(2);
    shown().gates.forEach(({ values }, k) => {
      values.forEach((value, place) => expect(value).toBeCloseTo(then[2]!.gates[k]!.values[place]!, 4));
    });
    expect(posted.filter(({ type }) => type === 'failed')).toEqual([]);
  });
});
