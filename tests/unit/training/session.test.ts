/** The trainer's loop with the real engine, its worker's messages replaced by calls. */
import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import { BUILD_STAGES, type Focus, type FromTrainer } from '../../../src/training/protocol';
import { TrainerSession } from '../../../src/training/session';

const FOCUS: Focus = {
  probe: { part: 'test', sample: 0 },
  layer: 0,
  direction: 'forward',
  predictions: 'test',
  cell: null,
  flow: null,
  epoch: null,
};

function specOf(document: object): ExperimentSpec {
  const parsed = parseSpec({ data: { source: { kind: 'sine', length: 160 } }, task: { window: 8 }, ...document });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

function started(now: () => number = () => performance.now(), asked: () => void = () => undefined) {
  const posted: FromTrainer[] = [];
  const waits: number[] = [];
  /** Called between slices, when waiting messages have their turn. */
  let between: (() => void) | null = null;
  const session = new TrainerSession({
    post: (message) => posted.push(message),
    now,
    table: () => {
      asked();
      return Promise.resolve(null);
    },
    wait: (ms) =>
      new Promise((resolve) => {
        waits.push(ms);
        setImmediate(() => {
          between?.();
          resolve();
        });
      }),
  });
  const build = (run: number, document: object) =>
    session.handle({
      type: 'build',
      run,
      spec: specOf(document),
      contender: 0,
      request: 1,
      focus: FOCUS,
      share: 1,
    });
  const of = <T extends FromTrainer['type']>(type: T) =>
    posted.filter((message): message is Extract<FromTrainer, { type: T }> => message.type === type);
  const epochs = () => of('progress').flatMap((message) => [...message.epochs.epoch]);
  return {
    session,
    posted,
    build,
    of,
    epochs,
    waits,
    onceBetween: (call: () => void) => {
      between = () => {
        between = null;
        call();
      };
    },
  };
}

type FromTrainerScores = Extract<FromTrainer, { type: 'built' }>['scores'];

const LONG = { contenders: [{ cell: 'gru', units: 4 }], training: { epochs: 2000 } };
const SHORT = { contenders: [{ cell: 'lstm', units: 4 }], training: { epochs: 3 } };

describe('a trainer', () => {
  it('answers a build with the untrained network: loss, predictions of the part, gates of the probe', async () => {
    const { build, of } = started();
    await build(1, SHORT);
    const [built] = of('built');
    expect(built).toMatchObject({ run: 1, contender: 0, parameters: 4 * (4 * (1 + 4) + 4) + 4 + 1 });
    expect(built!.valLoss).toBeGreaterThan(0);
    expect(built!.predictions.values).toHaveLength(24);
    expect(built!.trace.gates.map(({ name, values }) => [name, values.length])).toEqual(
      ['i', 'f', 'g', 'o', 'c', 'h'].map((name) => [name, 8 * 4]),
    );
  });

  it('sends every epoch’s losses exactly once, and the last view with the restored weights', async () => {
    const { session, build, of, epochs } = started();
    await build(1, SHORT);
    await session.handle({ type: 'train', run: 1 });
    expect(epochs()).toEqual([1, 2, 3]);
    const last = of('progress').at(-1)!;
    expect(last).toMatchObject({ status: 'finished', epoch: 3, best: { restored: true } });
    expect(last.predictions!.epoch).toBe(last.best!.epoch);
    expect(Math.max(...of('progress').map(({ stepsPerSecond }) => stepsPerSecond ?? 0))).toBeGreaterThan(0);
  });

  it.each([true, false])(
    'shows the best and the last weights of a run that has ended (restored: %s), and hands the same over',
    async (restoreBest) => {
      const { session, build, of } = started();
      // So fast a rate that the last epoch is not the best.
      await build(1, {
        contenders: [{ cell: 'gru', units: 4 }],
        training: { epochs: 12, learningRate: 1, restoreBest },
      });
      await session.handle({ type: 'train', run: 1 });
      const { best } = of('progress').at(-1)!;
      expect(best!.epoch).toBeLessThan(12);
      const seen = async (ended: 'best' | 'last' | undefined) => {
        await session.handle({ type: 'focus', run: 1, focus: { ...FOCUS, ended } });
        await session.handle({ type: 'weights', run: 1 });
        const { predictions, trace } = of('progress').findLast((each) => each.trace !== null)!;
        const { epoch, weights } = of('weights').at(-1)!;
        expect([predictions!.epoch, trace!.epoch]).toEqual([epoch, epoch]);
        return { epoch, weights };
      };
      const last = await seen('last');
      const lowest = await seen('best');
      expect([last.epoch, lowest.epoch]).toEqual([12, best!.epoch]);
      expect(last.weights).not.toEqual(lowest.weights);
      expect(await seen(undefined)).toEqual(restoreBest ? lowest : last);
      // What the ledger is given stays what the spec asks for.
      expect(of('ended').at(-1)!.outcome.weights).toEqual(restoreBest ? lowest.weights : last.weights);
      // It goes on from the last ones, and shows itself as it goes.
      await seen('best');
      await session.handle({ type: 'step', run: 1 });
      expect(of('progress').findLast((each) => each.trace !== null)!.trace!.epoch).toBe(13);
    },
  );

  it('says how near the gates stand to their ends at first and at the last epoch, of a simple RNN nothing', async () => {
    const { session, build, of } = started();
    await build(1, SHORT);
    await session.handle({ type: 'train', run: 1 });
    const measured = [...of('built'), ...of('progress')].flatMap(({ saturation }) => saturation);
    expect(measured.map(({ epoch }) => epoch)).toEqual(expect.arrayContaining([0, 3]));
    expect(measured[0]!.layers[0]!.forward!.map(({ name }) => name)).toEqual(['i', 'f', 'o']);
    await build(2, { contenders: [{ cell: 'simpleRnn', units: 4 }], training: { epochs: 1 } });
    await session.handle({ type: 'train', run: 2 });
    const plain = [...of('built'), ...of('progress')].filter(({ run }) => run === 2);
    expect(plain.flatMap(({ saturation }) => saturation)).toEqual([]);
  });

  it('rests as long as its share asks for while it gives way, and not before or after (on a clock that counts)', async () => {
    let counted: number | null = null;
    const clock = () => (counted === null ? performance.now() : counted++);
    const { session, build, waits, onceBetween } = started(clock);
    await build(1, LONG);
    counted = performance.now();
    const trainsWith = async (share: number) => {
      await session.handle({ type: 'giveWay', share });
      waits.length = 0;
      onceBetween(() => onceBetween(() => void session.handle({ type: 'pause', run: 1 })));
      await session.handle({ type: 'train', run: 1 });
      return waits[0]!;
    };
    expect(await trainsWith(1)).toBe(0);
    // A slice takes at least 16 ms; a quarter of the time are three such rests.
    expect(await trainsWith(0.25)).toBeGreaterThanOrEqual(48);
    expect(await trainsWith(1)).toBe(0);
  });

  it('hears a pause between two slices, and goes on where it stopped', async () => {
    const { session, build, of, onceBetween } = started();
    await build(1, LONG);
    onceBetween(() => void session.handle({ type: 'pause', run: 1 }));
    await session.handle({ type: 'train', run: 1 });
    const paused = of('progress').at(-1)!;
    expect(paused.status).toBe('paused');
    expect(paused.epoch).toBeLessThan(2000);
    onceBetween(() => void session.handle({ type: 'pause', run: 1 }));
    await session.handle({ type: 'train', run: 1 });
    expect(of('progress').at(-1)!.step).toBeGreaterThan(paused.step);
  });

  it('hears commands between two chunks of the validation part, and between two of a view', async () => {
    let time = 0;
    // So much time passes at every look at the clock that each piece of work is a slice of its own.
    const { session, build, of, onceBetween } = started(() => (time += 20));
    const document = {
      data: { source: { kind: 'sine', length: 12_000 } },
      contenders: [{ cell: 'simpleRnn', units: 2 }],
      training: { epochs: 1, batchSize: 4096 },
    };
    await build(1, document);
    const pauses: [epoch: number, step: number][] = [];
    while (of('progress').at(-1)?.status !== 'finished') {
      onceBetween(() => void session.handle({ type: 'pause', run: 1 }));
      await session.handle({ type: 'train', run: 1 });
      const { epoch, step } = of('progress').at(-1)!;
      pauses.push([epoch, step]);
    }
    // 8,392 windows are three batches; the 1,800 of the validation part are eight chunks of 256.
    expect(pauses.filter(([epoch, step]) => epoch === 0 && step === 3)).toHaveLength(8);
    // 1,800 samples of both parts in chunks of 256, and where the end is forecast a pass for each of its steps.
    const before = of('progress').length;
    let turns = 0;
    const count = () => {
      turns++;
      onceBetween(count);
    };
    onceBetween(count);
    await session.handle({ type: 'focus', run: 1, focus: FOCUS });
    expect(turns).toBeGreaterThanOrEqual(16);
    expect(
      of('progress')
        .slice(before)
        .filter(({ scores }) => scores !== null),
    ).toHaveLength(1);
  });

  it('scores evenly spaced samples of much data first, then all that a rest leaves time for', async () => {
    const { session, build, of } = started();
    await build(1, {
      data: { source: { kind: 'sine', length: 4000 } },
      task: { window: 500 },
      contenders: [{ cell: 'simpleRnn', units: 2 }],
      training: { epochs: 1, batchSize: 512 },
    });
    const scored = (message: { scores: FromTrainerScores | null }) => message.scores?.test.own;
    expect(scored(of('built')[0]!)).toMatchObject({ scored: 400, of: 600 });
    await session.handle({ type: 'train', run: 1 });
    expect(scored(of('progress').at(-1)!)).toMatchObject({ scored: 600, of: 600 });
  });

  it('trains one epoch for a step', async () => {
    const { session, build, of } = started();
    await build(1, LONG);
    await session.handle({ type: 'step', run: 1 });
    expect(of('progress').at(-1)).toMatchObject({ status: 'paused', epoch: 1 });
    await session.handle({ type: 'step', run: 1 });
    expect(of('progress').at(-1)).toMatchObject({ status: 'paused', epoch: 2 });
  });

  it('shows another probe and part at once, also while it rests', async () => {
    const { session, build, of } = started();
    await build(1, SHORT);
    await session.handle({
      type: 'focus',
      run: 1,
      focus: {
        probe: { part: 'train', sample: 5 },
        layer: 0,
        direction: 'forward',
        predictions: 'validation',
        cell: null,
        flow: null,
        epoch: null,
      },
    });
    const shown = of('progress').at(-1)!;
    expect([shown.trace!.part, shown.trace!.sample, shown.predictions!.part]).toEqual(['train', 5, 'validation']);
    expect(shown.status).toBe('ready');
  });

  it('shows the backward direction of a network that has one, with the inputs where they were, else the forward one', async () => {
    for (const bidirectional of [true, false]) {
      const { session, build, of } = started();
      await build(1, { contenders: [{ cell: 'gru', units: 4, bidirectional }] });
      const forward = of('built')[0]!.trace;
      await session.handle({ type: 'focus', run: 1, focus: { ...FOCUS, direction: 'backward' } });
      const shown = of('progress').at(-1)!.trace!;
      expect([forward.direction, shown.direction]).toEqual(['forward', bidirectional ? 'backward' : 'forward']);
      expect(shown.inputs).toEqual(forward.inputs);
      expect(shown.stepLabels).toEqual(forward.stepLabels);
      if (bidirectional) expect(shown.gates).not.toEqual(forward.gates);
      else expect(shown.gates).toEqual(forward.gates);
    }
  });

  it('sends the weights of the shown layer, and what entered it, only to who looks into this cell', async () => {
    const { session, build, of } = started();
    await build(1, { contenders: [{ cell: 'gru', units: 4, layers: 2, bidirectional: true }] });
    expect(of('built')[0]!.trace.weights).toBeNull();
    await session.handle({ type: 'focus', run: 1, focus: { ...FOCUS, cell: 1 } });
    expect(of('progress').at(-1)!.trace!.weights).toBeNull();
    for (const layer of [0, 1]) {
      await session.handle({ type: 'focus', run: 1, focus: { ...FOCUS, layer, direction: 'backward', cell: 0 } });
      const { weights, steps, inputs } = of('progress').at(-1)!.trace!;
      const entering = layer === 0 ? 1 : 8;
      expect([weights!.kernel.length, weights!.recurrentKernel.length, weights!.bias.length]).toEqual([
        entering * 12,
        48,
        24,
      ]);
      expect(weights!.entered.length).toBe(steps * entering);
      if (layer === 0) expect(weights!.entered).toEqual(inputs);
    }
  });

  it('sends the gradient through time only to who looks at it, and of the kind that is looked at', async () => {
    const { session, build, of } = started();
    await build(1, { contenders: [{ cell: 'lstm', units: 4 }] });
    expect(of('built')[0]!.trace.flow).toBeNull();
    const shown = async (flow: Focus['flow']) => {
      await session.handle({ type: 'focus', run: 1, focus: { ...FOCUS, flow } });
      return of('progress').at(-1)!.trace!;
    };
    const { flow: probe, steps } = await shown('probe');
    expect(probe).toMatchObject({ kind: 'probe', sequences: 1, mostUnits: null });
    expect([probe!.h!.length, probe!.c!.length]).toEqual([steps, steps]);
    expect((await shown('mean')).flow).toMatchObject({ kind: 'mean', sequences: 16 });
    const { flow: jacobian } = await shown('jacobian');
    expect(jacobian!.c).toBeNull();
    // The last state with respect to itself is the identity of four units.
    expect(jacobian!.h!.at(-1)).toBe(2);
    const before = of('progress').length;
    await session.handle({ type: 'step', run: 1 });
    const traces = of('progress')
      .slice(before)
      .flatMap(({ trace }) => trace ?? []);
    expect(traces.length).toBeGreaterThan(0);
    expect(traces.at(-1)!.flow!.h).not.toEqual(jacobian!.h);
    for (const { flow } of traces) expect(flow!.kind).toBe('jacobian');
    expect((await shown(null)).flow).toBeNull();
  });

  it('drops the old network at a new build in the middle of training, and commands for it', async () => {
    const { session, build, of, onceBetween } = started();
    await build(1, LONG);
    onceBetween(() => void build(2, SHORT));
    await session.handle({ type: 'train', run: 1 });
    await expect.poll(() => of('built').length).toBe(2);
    const before = of('progress').length;
    await session.handle({ type: 'train', run: 1 });
    expect(of('progress')).toHaveLength(before);
    await session.handle({ type: 'train', run: 2 });
    expect(of('progress').at(-1)).toMatchObject({ run: 2, status: 'finished', epoch: 3 });
  });

  it('uses a changed learning rate from the next step: a rate of almost nothing stops the loss from moving', async () => {
    const { session, build, of } = started();
    const spec = specOf(LONG);
    await build(1, LONG);
    await session.handle({ type: 'step', run: 1 });
    await session.handle({
      type: 'adjust',
      run: 1,
      training: { ...spec.training, learningRate: 1e-12 },
      contender: { dropout: 0, recurrentDropout: 0 },
    });
    await session.handle({ type: 'step', run: 1 });
    await session.handle({ type: 'step', run: 1 });
    const losses = of('progress').flatMap((message) => [...message.epochs.valLoss]);
    expect(Math.abs(losses[2]! - losses[0]!)).toBeLessThan(1e-6);
  });

  it('goes on with the same weights and optimiser on another backend: the losses are those of an undisturbed run', async () => {
    const document = { ...LONG, training: { epochs: 6, backend: 'simd' } };
    const undisturbed = started();
    await undisturbed.build(1, document);
    await undisturbed.session.handle({ type: 'train', run: 1 });
    const moved = started();
    await moved.build(1, document);
    for (const backend of ['reference', 'simd'] as const) {
      await moved.session.handle({ type: 'step', run: 1 });
      await moved.session.handle({ type: 'step', run: 1 });
      await moved.session.handle({
        type: 'adjust',
        run: 1,
        training: { ...specOf(document).training, backend },
        contender: { dropout: 0, recurrentDropout: 0 },
      });
      expect(moved.of('progress').at(-1)!.backend).toBe(backend);
    }
    await moved.session.handle({ type: 'train', run: 1 });
    expect(moved.epochs()).toEqual([1, 2, 3, 4, 5, 6]);
    const byEpoch = (run: typeof moved) =>
      new Map(
        run.of('progress').flatMap(({ epochs }) => [...epochs.epoch].map((epoch, k) => [epoch, epochs.valLoss[k]!])),
      );
    for (const [epoch, loss] of byEpoch(undisturbed)) {
      expect(Math.abs(byEpoch(moved).get(epoch)! - loss)).toBeLessThan(1e-5 * Math.max(1, loss));
    }
  });

  it('measures the network on the backends that there are, and says what it measured', async () => {
    const { build, of } = started();
    await build(1, SHORT);
    const [built] = of('built');
    expect(built!.timings.map(({ backend }) => backend)).toEqual([built!.backend]);
    expect(built!.timings[0]!.msPerStep).toBeGreaterThan(0);
  });

  it('keeps training where it was when another backend cannot be opened, and says so once', async () => {
    const { session, build, of } = started();
    await build(1, SHORT);
    const adjust = (learningRate: number) =>
      session.handle({
        type: 'adjust',
        run: 1,
        training: { ...specOf(SHORT).training, learningRate, backend: 'webgl' },
        contender: { dropout: 0, recurrentDropout: 0 },
      });
    await adjust(0.01);
    await adjust(0.02);
    expect(of('failed').map(({ problem }) => problem.code)).toEqual(['backendUnavailable']);
    await session.handle({ type: 'train', run: 1 });
    expect(of('progress').at(-1)).toMatchObject({ status: 'finished', epoch: 3, backend: of('built')[0]!.backend });
  });

  it('says that a backend cannot run here', async () => {
    const { build, of } = started();
    await build(1, { training: { backend: 'webgl' } });
    expect(of('failed')[0]?.problem).toMatchObject({ path: 'training.backend', code: 'backendUnavailable' });
  });

  it('says what the data refuse instead of building', async () => {
    const { build, of } = started();
    await build(1, { task: { window: 150 } });
    expect(of('failed')[0]?.problem).toMatchObject({ path: 'task.window', code: 'windowTooLong' });
  });

  it('reports a loss that is no number once, and stands still', async () => {
    const { session, build, of } = started();
    await build(1, {
      contenders: [{ cell: 'simpleRnn', units: 4, activation: 'linear' }],
      training: { epochs: 50, optimiser: 'sgd', learningRate: 10, clipping: { rule: 'none' } },
    });
    await session.handle({ type: 'train', run: 1 });
    expect(of('failed').map(({ problem }) => problem.code)).toEqual(['lossNotFinite']);
    expect(of('progress').at(-1)!.status).toBe('failed');
  });
});

describe('a network that stays while others are built', () => {
  const two = (units: number) => ({ contenders: [LONG.contenders[0], { cell: 'lstm', units }] });

  it('has the same weights, bit for bit, and goes on at the same epoch as another contender of another run', async () => {
    const { session, build, of, epochs } = started();
    await build(1, { ...two(3), training: { epochs: 3 } });
    await session.handle({ type: 'step', run: 1 });
    await session.handle({ type: 'weights', run: 1 });
    const spec = specOf({ contenders: [{ cell: 'lstm', units: 9 }, LONG.contenders[0]], training: { epochs: 3 } });
    await session.handle({ type: 'place', was: 1, run: 2, spec, contender: 1, share: 1 });
    await session.handle({ type: 'weights', run: 2 });
    const [before, after] = of('weights');
    expect(after).toMatchObject({ run: 2, contender: 1, epoch: 1 });
    expect(after!.weights).toEqual(before!.weights);
    await session.handle({ type: 'train', run: 2 });
    expect(of('progress').at(-1)).toMatchObject({ run: 2, contender: 1, status: 'finished', epoch: 3 });
    expect(epochs()).toEqual([1, 2, 3]);
    expect(of('ended').at(-1)).toMatchObject({ run: 2, outcome: { contender: 1, epochs: 3 } });
  });

  it('may be given its place while it is being built, and is told by its new name at once', async () => {
    const { session, build, of } = started();
    const building = build(1, LONG);
    const placed = session.handle({ type: 'place', was: 1, run: 2, spec: specOf(LONG), contender: 0, share: 1 });
    const stepped = session.handle({ type: 'step', run: 2 });
    await Promise.all([building, placed, stepped]);
    expect(of('progress').at(-1)).toMatchObject({ run: 2, epoch: 1 });
  });
});

describe('a build', () => {
  it('tells its stages in order, after the network before it has been handed over', async () => {
    const { session, build, of, posted } = started();
    await build(1, LONG);
    expect([...new Set(of('building').map(({ stage }) => stage))]).toEqual(BUILD_STAGES);
    await session.handle({ type: 'step', run: 1 });
    await session.handle({ type: 'pause', run: 1 });
    const handed = build(2, LONG);
    await handed;
    const types = posted.map(({ type, run }) => `${type} ${run}`);
    expect(types.indexOf('ended 1')).toBeGreaterThan(0);
    expect(types.indexOf('ended 1')).toBeLessThan(types.indexOf('building 2'));
  });

  it('asks for the data of a request once', async () => {
    let asked = 0;
    const { build } = started(undefined, () => {
      asked++;
    });
    await build(1, LONG);
    await build(2, SHORT);
    expect(asked).toBe(1);
  });
});

describe('the weights', () => {
  it('come at once from a network at rest, with the epoch that they are of', async () => {
    const { session, build, of } = started();
    await build(1, SHORT);
    await session.handle({ type: 'weights', run: 1 });
    const [untrained] = of('weights');
    expect(untrained).toMatchObject({ run: 1, contender: 0, epoch: 0 });
    expect(untrained!.weights['layers.0.kernel']!.shape).toEqual([1, 16]);
    await session.handle({ type: 'train', run: 1 });
    await session.handle({ type: 'weights', run: 1 });
    const [, trained] = of('weights');
    expect(trained!.epoch).toBe(of('progress').at(-1)!.best!.epoch);
    expect(trained!.weights['layers.0.kernel']!.values).not.toEqual(untrained!.weights['layers.0.kernel']!.values);
  });

  it('are those of the past epoch that is looked at', async () => {
    const { session, build, of } = started();
    await build(1, SHORT);
    await session.handle({ type: 'weights', run: 1 });
    await session.handle({ type: 'train', run: 1 });
    await session.handle({ type: 'focus', run: 1, focus: { ...FOCUS, epoch: 0 } });
    await session.handle({ type: 'weights', run: 1 });
    const [untrained, past] = of('weights');
    expect(past).toEqual(untrained);
  });

  it('come while it trains with a report, once however often they were asked for', async () => {
    const { session, build, of, onceBetween } = started();
    await build(1, { ...SHORT, training: { epochs: 40 } });
    onceBetween(() => {
      for (let k = 0; k < 5; k++) void session.handle({ type: 'weights', run: 1 });
    });
    await session.handle({ type: 'train', run: 1 });
    expect(of('weights')).toHaveLength(1);
  });
});
