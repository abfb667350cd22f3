/** Looking back while a network trains: the same numbers as then, and the training undisturbed. */
import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import { FIRST_FOCUS } from '../../../src/store/focus';
import { tf } from '../../../src/rnn/tensorflow';
import type { Focus, FromTrainer, LiveTraining } from '../../../src/training/protocol';
import { TrainerSession } from '../../../src/training/session';

type Progress = Extract<FromTrainer, { type: 'progress' }>;

/** A trainer of one small network on a backend; `between` may act whenever messages have their turn. */
async function started(backend: 'simd' | 'reference', epochs: number) {
  const parsed = parseSpec({
    data: { source: { kind: 'sine', length: 160 } },
    task: { window: 8, horizon: 2 },
    contenders: [{ cell: 'lstm', units: 4, dropout: 0.2 }],
    training: { epochs, backend, restoreBest: false },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const spec = parsed.value;
  const posted: FromTrainer[] = [];
  const turn: { between: () => void } = { between: () => undefined };
  const session = new TrainerSession({
    post: (message) => posted.push(message),
    // Every look at the clock takes a slice, so that pieces of views and steps of training take turns.
    now: (() => {
      let time = 0;
      return () => (time += 20);
    })(),
    table: () => Promise.resolve(null),
    wait: () =>
      new Promise((resolve) => {
        setTimeout(() => {
          turn.between();
          resolve();
        });
      }),
  });
  await session.handle({ type: 'build', run: 1, spec, contender: 0, request: 1, focus: FIRST_FOCUS, share: 1 });
  const progress = () => posted.filter((message): message is Progress => message.type === 'progress');
  const views = () => progress().filter(({ trace }) => trace !== null);
  return {
    session,
    turn,
    spec,
    posted,
    progress,
    views,
    look: (epoch: number | null, rest: Partial<Focus> = {}) =>
      session.handle({ type: 'focus', run: 1, focus: { ...FIRST_FOCUS, ...rest, epoch } }),
    /** Trains an epoch; the view at its end. */
    step: async () => {
      await session.handle({ type: 'step', run: 1 });
      return views().at(-1)!;
    },
    losses: () => progress().flatMap((each) => [...each.epochs.trainLoss, ...each.epochs.valLoss]),
  };
}

/** What the page draws of a view. */
const shown = ({ trace, predictions, scores }: Pick<Progress, 'trace' | 'predictions' | 'scores'>) => {
  const { asked: _, ...rest } = trace!;
  return { rest, predictions, scores };
};

describe.each(['simd', 'reference'] as const)('a past epoch on %s', (backend) => {
  it('is shown with the very numbers that were reported then: gates, weights, predictions, scores (bit for bit)', async () => {
    const trainer = await started(backend, 50);
    await trainer.look(null);
    const then = [trainer.views().at(-1)!];
    for (let epoch = 1; epoch <= 4; epoch++) then.push(await trainer.step());
    expect(then.map(({ trace }) => trace!.epoch)).toEqual([0, 1, 2, 3, 4]);
    for (const epoch of [2, 0, 4, 1, 3]) {
      await trainer.look(epoch);
      const now = trainer.views().at(-1)!;
      expect(now.trace!.asked).toBe(epoch);
      expect(shown(now)).toEqual(shown(then[epoch]!));
    }
    await trainer.look(null);
    expect(trainer.views().at(-1)!.trace!.asked).toBeNull();
    expect(shown(trainer.views().at(-1)!)).toEqual(shown(then[4]!));
  });

  it('leaves the training as it is, although both take turns (the losses of an undisturbed run, bit for bit)', async () => {
    const undisturbed = await started(backend, 40);
    await undisturbed.session.handle({ type: 'train', run: 1 });
    const scrubbed = await started(backend, 40);
    let turns = 0;
    scrubbed.turn.between = () => {
      turns++;
      if (scrubbed.progress().at(-1)?.status === 'finished') return;
      if (turns % 16 === 0) void scrubbed.look(turns % 64 === 0 ? null : turns % 5);
    };
    await scrubbed.session.handle({ type: 'train', run: 1 });
    expect(scrubbed.progress().at(-1)).toMatchObject({ status: 'finished', epoch: 40 });
    expect(scrubbed.losses()).toEqual(undisturbed.losses());
    expect(scrubbed.views().filter(({ trace }) => trace!.asked !== null).length).toBeGreaterThan(5);
  });

  it('costs no tensor, however often another one is looked at (the engine’s count over 100 looks)', async () => {
    const trainer = await started(backend, 50);
    for (let epoch = 1; epoch <= 4; epoch++) await trainer.step();
    const before = tf.memory().numTensors;
    await trainer.look(1);
    const { numTensors } = tf.memory();
    for (let look = 0; look < 100; look++) {
      await trainer.look(look % 5);
      expect(tf.memory().numTensors).toBe(numTensors);
    }
    await trainer.look(null);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('while a past epoch is shown', () => {
  it('no view of the network as it goes is taken, and training reports go on (counted)', async () => {
    const trainer = await started('simd', 12);
    await trainer.step();
    await trainer.look(1);
    const before = trainer.views().length;
    await trainer.session.handle({ type: 'train', run: 1 });
    expect(trainer.views().slice(before)).toEqual([]);
    expect(trainer.progress().at(-1)).toMatchObject({ status: 'finished', epoch: 12 });
  });

  it('another probe is shown at that epoch, which stays when thinning has taken it out of the series', async () => {
    const trainer = await started('simd', 500);
    for (let epoch = 1; epoch <= 3; epoch++) await trainer.step();
    await trainer.look(3);
    const then = shown(trainer.views().at(-1)!);
    await trainer.session.handle({ type: 'train', run: 1 });
    const last = trainer.progress().findLast(({ kept }) => kept !== null)!.kept!;
    expect([...last.epochs]).not.toContain(3);
    expect(last.bytes).toBeLessThanOrEqual(last.bound);
    await trainer.look(3, { probe: { part: 'train', sample: 5 } });
    expect(trainer.views().at(-1)!.trace).toMatchObject({ epoch: 3, part: 'train', sample: 5 });
    await trainer.look(3);
    expect(shown(trainer.views().at(-1)!)).toEqual(then);
    // Another one that is not kept: the nearest, which says which it is.
    await trainer.look(5);
    expect(trainer.views().at(-1)!.trace).toMatchObject({ epoch: 4, asked: 5 });
  });

  it('a network that has not come so far yet shows its latest one, and the one asked for once it is there', async () => {
    const trainer = await started('simd', 12);
    await trainer.step();
    await trainer.look(3);
    expect(trainer.views().at(-1)!.trace).toMatchObject({ epoch: 1, asked: 3 });
    const before = trainer.views().length;
    await trainer.session.handle({ type: 'train', run: 1 });
    const since = trainer.views().slice(before);
    expect(since.map(({ trace }) => [trace!.epoch, trace!.asked])).toEqual([[3, 3]]);
  });

  it('a move to another backend keeps the snapshots and what is shown (the same numbers to 1e-5)', async () => {
    const trainer = await started('simd', 50);
    for (let epoch = 1; epoch <= 4; epoch++) await trainer.step();
    await trainer.look(2);
    const then = trainer.views().at(-1)!.trace!;
    const training: LiveTraining = { ...trainer.spec.training, backend: 'reference' };
    await trainer.session.handle({ type: 'adjust', run: 1, training, contender: { dropout: 0, recurrentDropout: 0 } });
    await expect.poll(() => trainer.views().at(-1)!.backend).toBe('reference');
    const now = trainer.views().at(-1)!.trace!;
    expect(now).toMatchObject({ epoch: 2, asked: 2 });
    then.gates.forEach(({ values }, k) => {
      values.forEach((value, place) => expect(now.gates[k]!.values[place]).toBeCloseTo(value, 5));
    });
    await trainer.look(0);
    expect(trainer.views().at(-1)!.trace!.epoch).toBe(0);
  });

  it('tells the page which epochs are kept, at first 0, and then with every epoch that ends', async () => {
    const trainer = await started('simd', 3);
    const [built] = trainer.posted.filter(({ type }) => type === 'built');
    expect(built).toMatchObject({ type: 'built', kept: { epochs: Int32Array.of(0), bound: 32_000_000 } });
    await trainer.session.handle({ type: 'train', run: 1 });
    const kept = trainer.progress().flatMap((each) => (each.kept ? [each.kept] : []));
    expect([...kept.at(-1)!.epochs]).toEqual([0, 1, 2, 3]);
    const { parameters } = built as Extract<FromTrainer, { type: 'built' }>;
    expect(kept.at(-1)!.bytes).toBe(4 * 4 * parameters);
  });
});
