/** The race in the store: which run trains when, what is kept, and what pause, cancel, changes and crashes mean for it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunOutcome, RunRecord } from '../../../src/experiment/runs';
import { specOfRun, trainingSeedOfRun } from '../../../src/experiment/seeds';
import { SETTLE, createAppStore } from '../../../src/store/store';
import type { RaceTask } from '../../../src/training/raceProtocol';
import { fakeAddress, fakeClient, preview } from './fakes';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const NOTHING = { epoch: new Float64Array(0), trainLoss: new Float64Array(0), valLoss: new Float64Array(0) };

const UNSEEN = { predictions: null, trace: null, scores: null, kept: null };

function outcomeOf(part: Partial<RunOutcome>): RunOutcome {
  const epochs = part.epochs ?? 10;
  const losses = Array.from({ length: epochs + 1 }, (_, k) => 1 / (k + 1));
  return {
    contender: 0,
    run: 0,
    trainingSeed: 42,
    end: 'finished',
    backend: 'simd',
    variant: 'fma',
    parameters: 1,
    epochs,
    steps: 20,
    stepsPerEpoch: 2,
    sequencesPerEpoch: 30,
    seconds: 1,
    msPerStep: 1,
    beside: null,
    resolved: null,
    firstValLoss: null,
    msPerPrediction: 1,
    best: null,
    finalTrainLoss: 1,
    finalValLoss: 1,
    scores: {} as never,
    baselines: {} as never,
    changes: [],
    fingerprint: '0123456789abcdef',
    curves: { epoch: losses.map((_, k) => k), train: losses, validation: losses },
    weights: {},
    ...part,
  };
}

/** A store whose workers have built two networks, on a machine of some cores. */
function started(seeds: number, cores = 2, more = '') {
  const workers = fakeClient();
  Object.assign(workers.client, { cores });
  const kept: RunRecord[] = [];
  const bar = fakeAddress(`v=1&A.cell=lstm&A.units=8&B.cell=gru&training.epochs=10&seeds=${seeds}${more}`);
  const store = createAppStore(workers.client, bar.address);
  store.setState({ keepRun: (record) => void kept.push(record) });
  const { getState: get } = store;
  const run = () => workers.named('build').at(-1)!.args[0] as number;
  const build = () => {
    const request = workers.named('prepare').at(-1)!.args[0] as number;
    workers.listener.fromData({ type: 'prepared', request, preview });
    get().spec.contenders.forEach((_, contender) => {
      const seen = { backend: contender === 0 ? 'simd' : 'webgl', timings: [], msPerStep: 3 + contender };
      workers.listener.fromTrainer({
        type: 'built',
        run: run(),
        contender,
        valLoss: 1,
        saturation: [],
        ...seen,
      } as never);
    });
  };
  const progress = (contender: number, status: string, epoch = 1) => {
    const epochs = {
      epoch: Float64Array.of(epoch),
      trainLoss: Float64Array.of(0.5),
      valLoss: Float64Array.of(0.25),
    };
    const seen = { seconds: epoch, step: 2 * epoch, epochShare: 0, saturation: [], best: null, timings: [], ...UNSEEN };
    const backend = get().run.contenders[contender]!.backend;
    workers.listener.fromTrainer({
      type: 'progress',
      run: run(),
      contender,
      status,
      epoch,
      epochs: epoch === 0 ? NOTHING : epochs,
      ...seen,
      backend,
    } as never);
  };
  const ended = (contender: number, part: Partial<RunOutcome> = {}, of = run()) => {
    workers.listener.fromTrainer({ type: 'ended', run: of, contender, outcome: outcomeOf({ contender, ...part }) });
  };
  const finish = (contender: number) => {
    progress(contender, 'finished', 10);
    ended(contender);
  };
  const tasks = () => workers.named('race').map(({ args }) => args[0] as RaceTask);
  const raced = (ticket: number, part: Partial<RunOutcome> = {}) => {
    const { contender, run: k } = tasks().find((each) => each.ticket === ticket)!;
    const outcome = outcomeOf({ contender, run: k, ...part });
    workers.listener.fromRacer({ type: 'raced', ticket, outcome, problem: null });
  };
  const places = () => tasks().map(({ contender, run: k }) => `${'ABCD'[contender]}${k}`);
  const statuses = () => get().race.runs.map(({ contender, run: k, status }) => `${'ABCD'[contender]}${k} ${status}`);
  build();
  return { ...workers, workers, get, run, build, progress, ended, finish, tasks, raced, places, statuses, kept };
}

describe('a race', () => {
  it('has a waiting run for every contender and seed before anything is trained', () => {
    const { get, statuses, places } = started(2);
    expect(get().race).toMatchObject({ status: 'idle', secondsLeft: null, problem: null });
    expect(statuses()).toEqual(['A0 waiting', 'A1 waiting', 'B0 waiting', 'B1 waiting']);
    expect(get().race.runs[1]!.trainingSeed).toBe(trainingSeedOfRun(get().spec, 1));
    expect(places()).toEqual([]);
  });

  it('gives the pool the other runs seed by seed, one while every core trains, more as they become free', () => {
    const { get, places, tasks, raced, finish } = started(4);
    get().train();
    expect(places()).toEqual(['A1']);
    raced(1);
    expect(places()).toEqual(['A1', 'B1']);
    finish(0);
    expect(places()).toEqual(['A1', 'B1']);
    finish(1);
    expect(places()).toEqual(['A1', 'B1', 'A2']);
    raced(2);
    raced(3);
    expect(places()).toEqual(['A1', 'B1', 'A2', 'B2', 'A3']);
    expect(tasks()[0]).toMatchObject({ spec: get().spec, request: 1, backend: 'simd', share: 1.1 / 3 });
    expect(tasks()[1]).toMatchObject({ backend: 'webgl' });
  });

  it('trains as many runs at once as there are cores, which leave the page’s thread about one', () => {
    const shares = (seeds: number, cores: number) => {
      const { get, tasks } = started(seeds, cores);
      get().train();
      return tasks().map(({ share }) => share);
    };
    // Of 8 cores 7.1 for 2 networks of the page and 6 of the pool; 5 have room for 4 networks, and 2 of one core's half.
    expect(shares(5, 8)).toEqual(Array(6).fill(7.1 / 8));
    expect(shares(2, 5)).toEqual([1, 1]);
    expect(shares(2, 1)).toEqual([0.5 / 3]);
    expect(shares(1, 1)).toEqual([]);
    const alone = started(5, 3);
    alone.get().removeContender(1);
    vi.advanceTimersByTime(SETTLE);
    alone.build();
    alone.get().train();
    expect(alone.tasks().map(({ share }) => share)).toEqual(Array(2).fill((3 - 0.9) / 3));
  });

  it('trains nothing but the page’s own networks where there is one seed, as before', () => {
    const { get, places, named, finish, kept, statuses } = started(1);
    get().train();
    expect(named('train').map(({ args }) => args)).toEqual([[1, null]]);
    finish(0);
    expect(get().run.status).toBe('training');
    finish(1);
    expect([places(), get().run.status, get().race.status]).toEqual([[], 'finished', 'ended']);
    expect(statuses()).toEqual(['A0 ended', 'B0 ended']);
    expect(kept).toHaveLength(2);
  });

  it('goes on, for the word of the run too, until the last run has ended; then its workers go', () => {
    const { get, raced, finish, named } = started(2);
    get().train();
    finish(0);
    finish(1);
    expect([get().run.status, get().race.status]).toEqual(['training', 'training']);
    raced(1);
    raced(2);
    expect([get().run.status, get().race.status, get().race.secondsLeft]).toEqual(['finished', 'ended', null]);
    expect(named('dropRuns')).toHaveLength(1);
  });

  it('hands every run over as a record of its own experiment, and its row has the numbers without the weights', () => {
    const { get, raced, ended, kept } = started(2);
    get().train();
    raced(1, { backend: 'simd' });
    ended(1);
    const { id, runs } = get().race;
    expect(kept.map(({ contender, run, race }) => [contender, run, race])).toEqual([
      [0, 1, id],
      [1, 0, id],
    ]);
    expect(kept[0]!.spec).toEqual(specOfRun(get().spec, 1));
    expect(kept[0]).toMatchObject({ version: 1, name: '', starred: false, note: '', ended: Date.now() });
    expect(new Set([id, ...kept.map((record) => record.id)]).size).toBe(3);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(runs[1]).toMatchObject({ status: 'ended', epoch: 10, id: kept[0]!.id, outcome: { run: 1, seconds: 1 } });
    expect(Object.keys(runs[1]!.outcome!)).not.toContain('weights');
    expect(runs[1]!.curves.length).toBe(11);
  });

  it('notes of each run whether another network trained at the same time (by definition)', () => {
    const besides = ({ kept }: Pick<ReturnType<typeof started>, 'kept'>) =>
      kept.map(({ contender, run: k, beside }) => `${'ABCD'[contender]}${k} ${String(beside)}`);

    const pair = started(1);
    pair.get().train();
    pair.finish(0);
    pair.finish(1);
    expect(besides(pair)).toEqual(['A0 true', 'B0 true']);
    // Both have the steps of both times in their median.
    pair.get().train();
    pair.ended(0, { epochs: 20 });
    expect(besides(pair).at(-1)).toBe('A0 true');

    const pool = started(2);
    pool.get().removeContender(1);
    vi.advanceTimersByTime(SETTLE);
    pool.build();
    pool.get().train();
    expect(pool.places()).toEqual(['A1']);
    pool.finish(0);
    pool.raced(1);
    expect(besides(pool)).toEqual(['A0 true', 'A1 true']);
    expect(pool.get().race.runs.map(({ outcome }) => outcome?.beside)).toEqual([true, true]);

    const single = started(1);
    single.get().removeContender(1);
    vi.advanceTimersByTime(SETTLE);
    single.build();
    single.get().train();
    single.progress(0, 'training', 1);
    single.get().pause();
    single.progress(0, 'paused', 2);
    single.get().train();
    single.finish(0);
    expect(besides(single)).toEqual(['A0 false']);
  });

  it('draws what the pool reports: the losses of new epochs, in order', () => {
    const { get, listener } = started(2);
    get().train();
    const report = (epoch: number[], valLoss: number[]) => {
      const [e, v] = [Float64Array.from(epoch), Float64Array.from(valLoss)];
      listener.fromRacer({ type: 'advanced', ticket: 1, epochs: { epoch: e, trainLoss: v, valLoss: v } });
    };
    report([0, 1], [4, 3]);
    const first = get().race.runs[1]!;
    report([2], [2]);
    const { curves, epoch, status } = get().race.runs[1]!;
    expect([status, epoch, curves.length, curves.validation]).toEqual(['training', 2, 3, [4, 3, 2]]);
    expect(first.curves.length).toBe(2);
  });

  it('says how long is left from the pace so far, by definition: epochs left, by what one costs, over epochs done', () => {
    const { get, progress } = started(2);
    get().train();
    expect(get().race.secondsLeft).toBeNull();
    vi.advanceTimersByTime(4000);
    progress(0, 'training', 2);
    expect(get().race.secondsLeft).toBeNull();
    progress(1, 'training', 2);
    // An epoch of either costs a second; 4 of 40 are done after 4 seconds, 36 are left.
    expect(get().race.secondsLeft).toBeCloseTo(36, 6);
    get().pause();
    vi.advanceTimersByTime(60_000);
    get().train();
    progress(0, 'training', 2);
    expect(get().race.secondsLeft).toBeCloseTo(36, 6);
  });
});

describe('pause, step and cancel', () => {
  it('pauses all and goes on with all that has not ended, the ended networks of the page left alone', () => {
    const { get, named, finish, statuses } = started(2);
    get().train();
    finish(0);
    get().pause();
    expect([get().race.status, get().run.status]).toEqual(['paused', 'paused']);
    expect(named('hold').map(({ args }) => args[0])).toEqual([true]);
    get().train();
    expect(named('hold').map(({ args }) => args[0])).toEqual([true, false]);
    expect(named('train').at(-1)!.args).toEqual([1, [1]]);
    expect(get().run.contenders.map(({ status }) => status)).toEqual(['finished', 'training']);
    expect(statuses()).toEqual(['A0 ended', 'A1 training', 'B0 training', 'B1 waiting']);
  });

  it('reads paused where only the pool has runs left', () => {
    const { get, finish } = started(2);
    get().train();
    finish(0);
    finish(1);
    get().pause();
    expect(get().run.status).toBe('paused');
    get().train();
    expect(get().run.status).toBe('training');
    expect(get().run.contenders.map(({ status }) => status)).toEqual(['finished', 'finished']);
  });

  it('steps the page’s own networks alone', () => {
    const { get, places, progress, ended } = started(3);
    get().stepEpoch();
    expect(get().race.status).toBe('training');
    for (const contender of [0, 1]) {
      progress(contender, 'paused');
      ended(contender, { end: 'paused', epochs: 1 });
    }
    expect([get().race.status, get().run.status, places()]).toEqual(['paused', 'paused', []]);
    get().train();
    expect(places()).toEqual(['A1']);
  });

  it('keeps a pause under one record, which the end takes the place of; what is trained on is another', () => {
    const { get, ended, progress, finish, kept } = started(1);
    get().train();
    get().pause();
    ended(0, { end: 'paused', epochs: 3 });
    expect(get().race.runs[0]).toMatchObject({ status: 'training', outcome: null, id: kept[0]!.id });
    get().train();
    finish(0);
    finish(1);
    expect(get().race.runs[0]!.outcome).toMatchObject({ end: 'finished', epochs: 10 });
    get().train();
    expect(get().race.status).toBe('ended');
    progress(0, 'finished', 20);
    ended(0, { epochs: 20 });
    expect(get().race.runs[0]!.outcome!.epochs).toBe(10);
    const ids = kept.filter(({ contender }) => contender === 0).map(({ id }) => id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[1]);
  });

  it('cancels what has not ended, at once, keeps what has, and pauses the page’s own networks', () => {
    const { get, raced, named, statuses, kept, run } = started(3);
    get().train();
    raced(1);
    get().cancelRace();
    expect(named('dropRuns')).toHaveLength(1);
    expect(named('pause').at(-1)!.args).toEqual([run()]);
    expect([get().race.status, get().run.status]).toEqual(['ended', 'paused']);
    expect(statuses()).toEqual([
      'A0 cancelled',
      'A1 ended',
      'A2 cancelled',
      'B0 cancelled',
      'B1 cancelled',
      'B2 cancelled',
    ]);
    expect(kept).toHaveLength(1);
  });

  it('goes on with the page’s own networks alone after a cancel, and their end counts', () => {
    const { get, finish, places, statuses, named } = started(2);
    get().train();
    get().cancelRace();
    get().train();
    expect(named('train').at(-1)!.args).toEqual([1, null]);
    finish(0);
    expect(places()).toEqual(['A1']);
    expect(statuses()[0]).toBe('A0 ended');
  });
});

describe('a change while a race trains', () => {
  it('of a setting that networks take over acts on the page’s own alone: the others are trained as it began, and that is said', () => {
    const { get, raced, named, statuses, tasks, kept } = started(3);
    get().train();
    raced(1);
    get().set('training.learningRate', 0.02);
    expect(get().race.problem).toMatchObject({ code: 'raceSettingsChanged', values: { runs: 3 } });
    expect(named('dropRuns')).toHaveLength(0);
    raced(2);
    expect(tasks().map(({ spec }) => spec.training.learningRate)).toEqual(
      tasks().map(() => tasks()[0]!.spec.training.learningRate),
    );
    expect(tasks()[0]!.spec.training.learningRate).not.toBe(0.02);
    expect(kept.map(({ spec }) => spec.training.learningRate)).toEqual(
      kept.map(() => tasks()[0]!.spec.training.learningRate),
    );
    expect(statuses()).toEqual(['A0 training', 'A1 ended', 'A2 training', 'B0 training', 'B1 ended', 'B2 waiting']);
    expect([get().race.status, get().run.status]).toEqual(['training', 'training']);
  });

  it('after a step, before any other run has begun, is one that the others begin with', () => {
    const { get, tasks } = started(3);
    get().stepEpoch();
    get().set('training.learningRate', 0.02);
    expect(get().race.problem).toBeNull();
    get().train();
    expect(tasks()[0]!.spec.training.learningRate).toBe(0.02);
  });

  it('before it has begun changes nothing but what it begins with', () => {
    const { get, tasks } = started(2);
    get().set('training.learningRate', 0.02);
    get().train();
    expect(get().race.problem).toBeNull();
    expect(tasks()[0]!.spec.training.learningRate).toBe(0.02);
  });

  it('of an intervention in the gate lab is none', () => {
    const { get } = started(2);
    get().train();
    get().addIntervention({ kind: 'clamp', gate: 'f', value: 0, contender: 0 });
    expect([get().race.problem, get().race.status]).toEqual([null, 'training']);
  });

  it('that builds the networks anew ends it: its workers go, and what ended stays with its owner', () => {
    const { get, raced, named, kept, build, statuses, run, ended } = started(2);
    get().train();
    raced(1);
    const old = { run: run(), race: get().race.id };
    get().set('training.batchSize', 9);
    vi.advanceTimersByTime(SETTLE);
    build();
    expect(named('dropRuns')).toHaveLength(1);
    expect(get().race).toMatchObject({ status: 'idle', id: '' });
    expect(statuses()).toEqual(['A0 waiting', 'A1 waiting', 'B0 waiting', 'B1 waiting']);
    ended(0, { end: 'paused', epochs: 4 }, old.run);
    expect(kept.map(({ race, end, spec }) => [race, end, spec.training.batchSize])).toEqual([
      [old.race, 'finished', 32],
      [old.race, 'paused', 32],
    ]);
    expect(statuses()[0]).toBe('A0 waiting');
  });

  it('of the number of seeds adds waiting runs, which start at once while it trains, and drops waiting ones', () => {
    const { get, statuses, places, raced, finish } = started(2);
    get().train();
    get().set('seeds', 3);
    expect(statuses()).toContain('B2 waiting');
    get().set('seeds', 1);
    expect(statuses()).toEqual(['A0 training', 'A1 training', 'B0 training']);
    finish(0);
    finish(1);
    raced(1);
    expect(get().race.status).toBe('ended');
    get().set('seeds', 2);
    expect([get().race.status, get().run.status, places()]).toEqual(['paused', 'paused', ['A1']]);
    get().train();
    expect(places()).toEqual(['A1', 'B1']);
  });

  it('of the seeds after another change adds runs that are trained as the race began, and says so', () => {
    const { get, statuses, finish, tasks } = started(1);
    const { epochs } = get().spec.training;
    get().train();
    finish(0);
    finish(1);
    get().set('training.epochs', epochs + 20);
    expect(get().race.problem).toBeNull();
    get().set('seeds', 2);
    expect(get().race.problem).toMatchObject({ code: 'raceSettingsChanged', values: { runs: 2 } });
    expect(statuses()).toHaveLength(4);
    get().train();
    expect(tasks().map(({ spec }) => spec.training.epochs)).toEqual([epochs, epochs]);
  });
});

describe('what goes wrong in a race', () => {
  it('a worker of the pool that dies: its run has failed, with a sentence, and the others go on', () => {
    const { get, listener, statuses, places } = started(2);
    get().train();
    listener.racerCrashed(1, { how: 'error', detail: 'out of memory' });
    expect(get().race.problem).toMatchObject({
      code: 'raceRunFailed',
      values: { contender: 'A', run: 2, detail: 'out of memory' },
    });
    expect(statuses()).toEqual(['A0 training', 'A1 failed', 'B0 training', 'B1 training']);
    expect(places()).toEqual(['A1', 'B1']);
  });

  it('a worker of the pool that ends without a word: the sentence names its run', () => {
    const { get, listener } = started(2);
    get().train();
    listener.racerCrashed(1, { how: 'silent' });
    expect(get().race.problem).toMatchObject({ code: 'raceRunSilent', values: { contender: 'A', run: 2 } });
  });

  it('a worker whose script does not come: its run waits, no other begins, and Train asks again', () => {
    const { get, listener, statuses, places } = started(3);
    get().train();
    const failure = { kind: 'offline' } as const;
    expect(places()).toEqual(['A1']);
    listener.racerCrashed(1, { how: 'notLoaded', failure });
    expect(get().race.problem).toMatchObject({ code: 'loadOffline', values: { script: 'racer' } });
    expect([statuses()[1], places()]).toEqual(['A1 waiting', ['A1']]);
    get().train();
    expect(get().race.problem).toBeNull();
    expect([statuses()[1], places()]).toEqual(['A1 training', ['A1', 'A1']]);
  });

  it('a race with nothing left but runs whose script does not come is paused, and its end takes the sentence away', () => {
    const { get, listener, finish } = started(2);
    get().train();
    listener.racerCrashed(1, { how: 'notLoaded', failure: { kind: 'offline' } });
    finish(0);
    finish(1);
    expect([get().race.status, get().run.status]).toEqual(['paused', 'paused']);
    get().cancelRace();
    expect([get().race.status, get().race.problem]).toEqual(['ended', null]);
  });

  it('a run that could not be trained, and one whose loss is no number any more', () => {
    const { get, listener, statuses, kept } = started(3);
    get().train();
    const reason = { path: '', code: 'workerFailed', values: { detail: 'the data are gone' } };
    listener.fromRacer({ type: 'notRaced', ticket: 1, problem: reason });
    expect(get().race.problem).toMatchObject({ code: 'raceRunFailed', values: { detail: 'the data are gone' } });
    const lost = { path: 'training.learningRate', code: 'lossNotFinite', values: { contender: 'B' } };
    const outcome = outcomeOf({ contender: 1, run: 1, end: 'failed' });
    listener.fromRacer({ type: 'raced', ticket: 2, outcome, problem: lost });
    expect(get().race.problem).toBe(lost);
    expect(statuses().slice(1, 5)).toEqual(['A1 failed', 'A2 training', 'B0 training', 'B1 failed']);
    expect(kept.map(({ end }) => end)).toEqual(['failed']);
  });

  it('a trainer that dies takes its own run with it', () => {
    const { get, listener, statuses } = started(2);
    get().train();
    listener.crashed(0, { how: 'error', detail: 'gone' });
    expect(statuses()).toEqual(['A0 failed', 'A1 training', 'B0 training', 'B1 waiting']);
    expect(get().run.status).toBe('training');
  });

  it('what a worker still says of a race that was given up is dropped', () => {
    const { get, raced, kept, statuses } = started(2);
    get().train();
    get().cancelRace();
    raced(1);
    expect([kept, statuses()[1]]).toEqual([[], 'A1 cancelled']);
  });
});
