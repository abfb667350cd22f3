/** A run of a race, trained without a page: its numbers are those of the page's trainer, and its worker's loop obeys. */
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../src/data';
import { parseSpec } from '../../../src/experiment/parse';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import { specOfRun, trainingSeedOfRun } from '../../../src/experiment/seeds';
import { openBackend } from '../../../src/rnn';
import { Racer } from '../../../src/training/racer';
import type { FromRacer, RaceTask } from '../../../src/training/raceProtocol';
import { raceRun } from '../../../src/training/raceRun';
import type { Focus, FromTrainer } from '../../../src/training/protocol';
import { TrainerSession } from '../../../src/training/session';

/** Whatever waits for its turn has it before this resolves. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

const hasLearnt = (message: FromTrainer | 'closed') =>
  message !== 'closed' && message.type === 'progress' && message.epoch > 0;

const FOCUS: Focus = {
  probe: { part: 'test', sample: 0 },
  layer: 0,
  direction: 'forward',
  predictions: 'test',
  cell: null,
  flow: null,
  epoch: null,
};

function specOf(document: object = {}): ExperimentSpec {
  const parsed = parseSpec({
    data: { source: { kind: 'sine', length: 160 } },
    task: { window: 8 },
    contenders: [
      { cell: 'lstm', units: 4, dropout: 0.2 },
      { cell: 'gru', units: 3 },
    ],
    training: { epochs: 4, batchSize: 16, backend: 'simd' },
    seeds: 3,
    ...document,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

/** The page's trainer, and what it posted. */
function trainer() {
  const posted: FromTrainer[] = [];
  const session = new TrainerSession({
    post: (message) => posted.push(message),
    now: () => performance.now(),
    table: () => Promise.resolve(null),
    wait: turn,
  });
  const build = (run: number, spec: ExperimentSpec, contender = 0) =>
    session.handle({ type: 'build', run, spec, contender, request: 1, focus: FOCUS, share: 1 });
  const ended = () => posted.flatMap((message) => (message.type === 'ended' ? [message] : []));
  return { session, posted, build, ended, outcomes: () => ended().map(({ outcome }) => outcome) };
}

async function raced(spec: ExperimentSpec, contender: number, run: number) {
  const backend = await openBackend('simd');
  const prepared = prepare(spec, null);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  const work = raceRun({ spec, contender, run, prepared: prepared.value, backend }, () => performance.now());
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
  }
}

/** Everything of an outcome that no clock decides. */
const timeless = <O extends object>(outcome: O) => ({ ...outcome, seconds: 0, msPerStep: 0, msPerPrediction: 0 });

describe('a run of a race', () => {
  it('leaves bit for bit what the page’s trainer leaves of the same run, whichever of them it is', async () => {
    const spec = specOf();
    for (const [contender, run] of [
      [0, 0],
      [0, 2],
      [1, 1],
    ] as const) {
      const { session, build, outcomes } = trainer();
      await build(1, specOfRun(spec, run), contender);
      await session.handle({ type: 'train', run: 1 });
      const { outcome, problem } = await raced(spec, contender, run);
      expect(problem).toBeNull();
      expect(outcomes()).toHaveLength(1);
      expect(timeless({ ...outcomes()[0]!, run })).toEqual(timeless(outcome));
    }
  });

  it('differs from the next run of its contender in seed, losses and weights, and shares its data', async () => {
    const spec = specOf();
    const [first, second] = [(await raced(spec, 0, 1)).outcome, (await raced(spec, 0, 2)).outcome];
    expect([first.trainingSeed, second.trainingSeed]).toEqual([trainingSeedOfRun(spec, 1), trainingSeedOfRun(spec, 2)]);
    expect(first.curves.validation).not.toEqual(second.curves.validation);
    expect(first.weights['layers.0.kernel']).not.toEqual(second.weights['layers.0.kernel']);
    expect(first.fingerprint).toBe(second.fingerprint);
  });

  it('says of a loss that is no number where it went back to, and hands over what it had learnt', async () => {
    const spec = specOf({
      contenders: [{ cell: 'simpleRnn', units: 4, activation: 'linear' }],
      training: { epochs: 50, optimiser: 'sgd', learningRate: 10, clipping: { rule: 'none' }, backend: 'simd' },
    });
    const { outcome, problem } = await raced(spec, 0, 1);
    expect(outcome).toMatchObject({ end: 'failed', epochs: 0, finalValLoss: null, best: null });
    expect(problem).toMatchObject({ code: 'lossNotFinite', values: { contender: 'A' } });
    expect(outcome.scores.test.own.overall['rmse']).toBeGreaterThan(0);
  });
});

describe('what a run leaves behind', () => {
  it('counts steps and sequences by hand, and takes the best epoch and the scores from the restored weights', async () => {
    const spec = specOf();
    const { outcome } = await raced(spec, 1, 0);
    const prepared = prepare(spec, null);
    const { count } = (prepared as Extract<typeof prepared, { ok: true }>).value.training(0);
    expect(outcome).toMatchObject({
      contender: 1,
      run: 0,
      trainingSeed: spec.seed,
      end: 'finished',
      backend: 'simd',
      parameters: 3 * 3 * (1 + 3) + 2 * 3 * 3 + 3 + 1,
      epochs: 4,
      stepsPerEpoch: Math.ceil(count / 16),
      steps: 4 * Math.ceil(count / 16),
      sequencesPerEpoch: count,
      msPerStep: expect.any(Number) as number,
      changes: [],
    });
    const { curves, best } = outcome;
    expect(curves.epoch).toEqual([0, 1, 2, 3, 4]);
    expect(curves.train[0]).toBeNaN();
    expect(best).toEqual({
      epoch: curves.validation.indexOf(Math.min(...curves.validation.slice(1))),
      valLoss: Math.min(...curves.validation.slice(1)),
      restored: true,
    });
    expect([outcome.finalTrainLoss, outcome.finalValLoss]).toEqual([curves.train[4], curves.validation[4]]);
    expect(outcome.msPerPrediction).toBeGreaterThan(0);
    expect(outcome.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(Object.keys(outcome.baselines.test)).toContain('lastValue');
    expect(outcome.baselines.validation['lastValue']).not.toEqual(outcome.baselines.test['lastValue']);
  });
});

describe('a trainer', () => {
  it('hands its network over once for every rest after something was learnt: paused, stepped, finished', async () => {
    const { session, build, outcomes } = trainer();
    await build(1, specOf());
    await session.handle({ type: 'pause', run: 1 });
    expect(outcomes()).toEqual([]);
    await session.handle({ type: 'step', run: 1 });
    await session.handle({ type: 'pause', run: 1 });
    await session.handle({ type: 'train', run: 1 });
    expect(outcomes().map(({ end, epochs }) => [end, epochs])).toEqual([
      ['paused', 1],
      ['finished', 4],
    ]);
    expect(outcomes()[0]!.curves.epoch).toEqual([0, 1]);
    await session.handle({ type: 'train', run: 1 });
    expect(outcomes().map(({ end, epochs }) => [end, epochs])[2]).toEqual(['finished', 8]);
  });

  it('hands a network over that another replaces, under the number of its own build, unless it learnt nothing new', async () => {
    const { session, posted, build, ended } = trainer();
    await build(1, specOf({ training: { epochs: 100_000, batchSize: 16, backend: 'simd' } }));
    void session.handle({ type: 'train', run: 1 });
    while (!posted.some(hasLearnt)) await turn();
    await build(2, specOf());
    expect(ended()[0]).toMatchObject({ run: 1, outcome: { end: 'paused' } });
    await session.handle({ type: 'step', run: 2 });
    expect(ended()).toHaveLength(2);
    await build(3, specOf());
    expect(ended()).toHaveLength(2);
  });

  it('ends when it is told to leave, and hands over what it had learnt first', async () => {
    const posted: (FromTrainer | 'closed')[] = [];
    const session = new TrainerSession({
      post: (message) => posted.push(message),
      now: () => performance.now(),
      table: () => Promise.resolve(null),
      wait: turn,
      close: () => posted.push('closed'),
    });
    const spec = specOf({ training: { epochs: 100_000, batchSize: 16, backend: 'simd' } });
    await session.handle({ type: 'build', run: 1, spec, contender: 0, request: 1, focus: FOCUS, share: 1 });
    const training = session.handle({ type: 'train', run: 1 });
    while (!posted.some(hasLearnt)) await turn();
    await session.handle({ type: 'leave' });
    await training;
    expect(posted.slice(-2)).toEqual([expect.objectContaining({ type: 'ended' }), 'closed']);
  });

  it('logs what was changed while it went on: step, epoch, path and value; before the first step nothing', async () => {
    const { session, build, outcomes } = trainer();
    const spec = specOf();
    await build(1, spec);
    const { training, contenders } = spec;
    const rate = (learningRate: number) =>
      session.handle({
        type: 'adjust',
        run: 1,
        training: { ...training, learningRate },
        contender: { ...contenders[0]!, dropout: learningRate > 0.02 ? 0.5 : 0.2 },
      });
    await rate(0.02);
    await session.handle({ type: 'step', run: 1 });
    await rate(0.02);
    await rate(0.03);
    await session.handle({ type: 'train', run: 1 });
    const step = outcomes()[0]!.steps;
    expect(outcomes()[0]!.changes).toEqual([]);
    expect(outcomes()[1]!.changes).toEqual([
      { step, epoch: 1, path: 'contenders.0.dropout', value: 0.5 },
      { step, epoch: 1, path: 'training.learningRate', value: 0.03 },
    ]);
  });

  it('measures a step on the backend that was chosen by hand, as on those that auto tries', async () => {
    for (const backend of ['simd', 'reference', 'auto']) {
      const { posted, build } = trainer();
      await build(1, specOf({ training: { epochs: 2, backend } }));
      const [built] = posted.flatMap((message) => (message.type === 'built' ? [message] : []));
      expect(built!.msPerStep, backend).toBeGreaterThan(0);
      expect(built!.timings.length, backend).toBe(backend === 'auto' ? 1 : 0);
    }
  });
});

describe('a worker of the pool', () => {
  const task = (ticket: number, extra: Partial<RaceTask> = {}): RaceTask => ({
    ticket,
    spec: specOf(),
    request: 1,
    contender: 0,
    run: 1,
    backend: 'simd',
    share: 1,
    ...extra,
  });

  function racing(now: () => number = () => performance.now(), between: () => void = () => undefined) {
    const posted: FromRacer[] = [];
    /** What had been posted at every rest. */
    const waits: number[] = [];
    let tables = 0;
    const racer = new Racer({
      post: (message) => posted.push(message),
      now,
      table: () => {
        tables++;
        return Promise.resolve(null);
      },
      wait: async () => {
        waits.push(posted.length);
        between();
        await turn();
      },
    });
    return { racer, posted, waits, tables: () => tables };
  }

  it('trains one run after the other and asks for the data once', async () => {
    const { racer, posted, tables } = racing();
    await Promise.all([1, 2].map((ticket) => racer.handle({ type: 'race', task: task(ticket, { run: ticket }) })));
    const done = posted.flatMap((message) => (message.type === 'raced' ? [message] : []));
    expect(done.map(({ ticket, outcome }) => [ticket, outcome.run, outcome.end])).toEqual([
      [1, 1, 'finished'],
      [2, 2, 'finished'],
    ]);
    expect(tables()).toBe(1);
  });

  it('reports every epoch once, at most five times a second by its own clock', async () => {
    let time = 0;
    const { racer, posted } = racing(() => (time += 5));
    await racer.handle({
      type: 'race',
      task: task(1, { spec: specOf({ training: { epochs: 60, backend: 'simd' } }) }),
    });
    const told = posted.flatMap((message) => (message.type === 'advanced' ? [message] : []));
    const epochs = told.flatMap(({ epochs: { epoch } }) => [...epoch]);
    expect(epochs).toEqual(epochs.map((_, k) => k));
    expect(told.length).toBeGreaterThan(1);
    expect(told.length).toBeLessThanOrEqual(time / 200);
  });

  it('stands still while it is held, and goes on to the same end', async () => {
    let time = 0;
    let resting = 0;
    // Every look at the clock takes a slice, so that there is a rest after every piece of work.
    const { racer, posted, waits } = racing(
      () => (time += 20),
      () => {
        if (++resting === 5) void racer.handle({ type: 'hold', hold: true });
      },
    );
    const race = racer.handle({ type: 'race', task: task(1) });
    while (waits.length < 5) await turn();
    for (let turns = 0; turns < 50; turns++) await turn();
    expect(waits).toHaveLength(5);
    expect(posted.filter(({ type }) => type === 'raced')).toEqual([]);
    const looks = time;
    await turn();
    expect(time).toBe(looks);
    await racer.handle({ type: 'hold', hold: false });
    await race;
    expect(posted.at(-1)).toMatchObject({ type: 'raced', ticket: 1 });
    const last = posted.at(-1) as Extract<FromRacer, { type: 'raced' }>;
    expect(timeless(last.outcome)).toEqual(timeless((await raced(specOf(), 0, 1)).outcome));
  });

  it('answers with a sentence’s worth when a run cannot be trained, and goes on with the next', async () => {
    const { racer, posted } = racing();
    const impossible = { ...specOf(), contenders: [] };
    await racer.handle({ type: 'race', task: task(1, { spec: impossible }) });
    await racer.handle({ type: 'race', task: task(2) });
    expect(posted[0]).toMatchObject({ type: 'notRaced', ticket: 1, problem: { code: 'workerFailed' } });
    expect(posted.at(-1)).toMatchObject({ type: 'raced', ticket: 2 });
  });
});
