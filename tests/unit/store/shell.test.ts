/** Where the person is on the page, lessons and their progress, and that the own experiment is never lost for them. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import { decodeLink, encodeLink } from '../../../src/experiment/url';
import { LESSONS, lessonEntry } from '../../../src/lessons';
import { FACES, linkTo, partedLink, type LearnPlace, type Place } from '../../../src/store/shell/place';
import { readProgress, united, type Progress } from '../../../src/store/shell/progress';
import { createShell, startOf, type Surroundings } from '../../../src/store/shell/shell';
import { createAppStore, SETTLE } from '../../../src/store/store';
import { smallDocument } from '../experiment/arbitrary';
import { fakeAddress, fakeClient, preview } from './fakes';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const id = fc.stringMatching(/^[a-z0-9-]{1,40}$/);
const learnPlace: fc.Arbitrary<LearnPlace> = fc.oneof(
  fc.record({ at: fc.constant('lesson' as const), lesson: id, step: fc.integer({ min: 0, max: 39 }) }),
  fc.constantFrom({ at: 'lessons' as const }, { at: 'cards' as const }),
  fc.record({ at: fc.constant('claims' as const), claim: fc.option(id) }),
);
const experiment = smallDocument.map((document) => {
  const parsed = parseSpec(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return encodeLink(parsed.value);
});

describe('a link to a place', () => {
  it('leads back to the place, and outside Learn to the experiment as well (property)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FACES), learnPlace, experiment, (face, learn, own) => {
        const parted = partedLink(linkTo({ face, learn }, own));
        expect(parted.problems).toEqual([]);
        expect(parted.face ?? 'lab').toBe(face);
        // Lab and Compare do not say what Learn would show, unless it is a lesson whose experiment they show.
        if (learn.at === 'lesson') expect(parted.learn).toEqual(learn);
        else if (face === 'learn') expect(parted.learn ?? { at: 'lessons' }).toEqual(learn);
        else expect(parted.learn).toBeNull();
        expect(parted.experiment).toBe(learn.at === 'lesson' || face === 'learn' ? '' : own);
      }),
    );
  });

  it.each<[Place, string, string]>([
    [{ face: 'learn', learn: { at: 'lesson', lesson: 'first', step: 1 } }, 'v=1&seed=3', 'lesson=first&step=2'],
    [{ face: 'lab', learn: { at: 'lesson', lesson: 'first', step: 0 } }, '', 'lesson=first&step=1&face=lab'],
    [{ face: 'learn', learn: { at: 'lessons' } }, 'v=1&seed=3', 'face=learn'],
    [{ face: 'learn', learn: { at: 'cards' } }, '', 'cards'],
    [{ face: 'learn', learn: { at: 'claims', claim: null } }, '', 'claims'],
    [{ face: 'learn', learn: { at: 'claims', claim: 'm01' } }, '', 'claims=m01'],
    [{ face: 'lab', learn: { at: 'lessons' } }, 'v=1&seed=3', 'v=1&seed=3'],
    [{ face: 'lab', learn: { at: 'lessons' } }, '', 'face=lab'],
    [{ face: 'compare', learn: { at: 'lessons' } }, 'v=1&seed=3', 'v=1&seed=3&face=compare'],
  ])('%j beside "%s" is "%s" (by hand)', (place, own, link) => {
    expect(linkTo(place, own)).toBe(link);
  });

  it.each<[string, string, Partial<ReturnType<typeof partedLink>>]>([
    ['face=theatre', 'face=theatre', { face: null, learn: null }],
    ['lesson=../secret', 'lesson=../secret', { face: null, learn: null }],
    ['lesson=', 'lesson=', { face: null, learn: null }],
    ['lesson=first&step=0', 'step=0', { learn: { at: 'lesson', lesson: 'first', step: 0 } }],
    ['lesson=first&step=41', 'step=41', { learn: { at: 'lesson', lesson: 'first', step: 0 } }],
    ['lesson=first&step=2.5', 'step=2.5', { learn: { at: 'lesson', lesson: 'first', step: 0 } }],
    ['step=2', 'step=2', { face: null, learn: null }],
    ['claims=%00', 'claims=%00', { face: 'learn', learn: { at: 'claims', claim: null } }],
    ['v=1&seed=3&face=Lab', 'face=Lab', { experiment: 'v=1&seed=3', face: null }],
  ])('"%s" is read as far as it can be, and "%s" is said to be ignored', (hash, part, read) => {
    expect(partedLink(hash)).toMatchObject({ ...read, problems: [{ code: 'viewIgnored', values: { part } }] });
  });

  it('that is any text never throws, and leaves what it does not know to the experiment (property)', () => {
    const piece = fc.oneof(
      fc.constantFrom('face', 'lesson', 'step', 'cards', 'claims', '=', '&', 'lab', '%'),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (hash) => {
          const { experiment: rest, learn, face } = partedLink(hash);
          for (const pair of rest.split('&')) if (pair !== '') expect(hash.split('&')).toContain(pair);
          if (learn !== null && face !== null) expect(partedLink(linkTo({ face, learn }, '')).face).toBe(face);
        },
      ),
    );
  });
});

function fakeStorage(entries: Readonly<Record<string, string>> = {}) {
  const kept = new Map(Object.entries(entries));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

const forbidden = {
  getItem: (): string | null => {
    throw new Error('SecurityError');
  },
  setItem: (): void => {
    throw new Error('SecurityError');
  },
};

type Options = Partial<Pick<Surroundings, 'isKnown' | 'storage'>> & { readonly hash?: string };

/** The page around experiments whose workers answer when the test says so. */
async function opened({ hash = '', isKnown = false, storage = fakeStorage() }: Options = {}) {
  const bar = fakeAddress(hash);
  const started: { whose: 'own' | 'lessons'; workers: ReturnType<typeof fakeClient> }[] = [];
  const start =
    (whose: 'own' | 'lessons'): Surroundings['startOwn'] =>
    (address) => {
      const workers = fakeClient();
      started.push({ whose, workers });
      return createAppStore(workers.client, address);
    };
  const shell = createShell({
    ...{ address: bar.address, storage, isKnown },
    startOwn: start('own'),
    startLessons: start('lessons'),
  });
  const get = shell.getState;
  const app = () => get().app!.getState();
  const of = (whose: 'own' | 'lessons') => started.find((each) => each.whose === whose)!.workers;
  /** Lets the changes settle, and the workers prepare and build what was asked for. */
  const stand = (whose: 'own' | 'lessons' = 'lessons') => {
    vi.advanceTimersByTime(SETTLE);
    const { named, listener } = of(whose);
    listener.fromData({ type: 'prepared', request: named('prepare').at(-1)!.args[0] as number, preview });
    const [run, spec] = named('build').at(-1)!.args as [number, { contenders: readonly object[] }];
    spec.contenders.forEach((_, contender) => {
      listener.fromTrainer({ type: 'built', run, contender, backend: 'simd', timings: [] } as never);
    });
    vi.advanceTimersByTime(SETTLE);
  };
  /** The first network has trained so far. */
  const trained = (epoch: number, accuracy: number, whose: 'own' | 'lessons' = 'lessons') => {
    const scores = { own: { overall: { accuracy }, targets: [], steps: [], scored: 1, of: 1 }, recursive: null };
    of(whose).listener.fromTrainer({
      type: 'progress',
      run: of(whose).named('build').at(-1)!.args[0],
      ...{ contender: 0, status: 'training', epoch, step: epoch, saturation: [], timings: [], best: null },
      epochs: { epoch: Float64Array.of(epoch), trainLoss: Float64Array.of(1), valLoss: Float64Array.of(1) },
      ...{ predictions: null, trace: { asked: null }, kept: null, scores: { validation: scores, test: scores } },
    } as never);
  };
  const learn = async (lesson: string, step = 0) => {
    get().showLearn({ at: 'lesson', lesson, step });
    await loaded(get);
  };
  await loaded(get);
  return { shell, get, app, bar, started, of, stand, trained, learn, whose: () => started.map((each) => each.whose) };
}

/** Once the lesson that the address leads to has come, or cannot. */
async function loaded(get: Awaited<ReturnType<typeof opened>>['get']) {
  const { learn } = get();
  if (learn.at !== 'lesson') return;
  await lessonEntry(learn.lesson)?.load();
  await vi.advanceTimersByTimeAsync(0);
}

const SHUT = { kind: 'clamp', contender: 0, gate: 'f', value: 0, units: 'all', steps: 'all' };
const tasksOf = async (lesson: string, step: number) => (await lessonEntry(lesson)!.load()).steps[step]!.tasks.length;

describe('the page opens', () => {
  it('at the first lesson for a newcomer, whose own experiment is not started', async () => {
    const page = await opened();
    expect(page.get()).toMatchObject({ face: 'learn', learn: { at: 'lesson', lesson: 'first', step: 0 } });
    expect(page.get().course).toMatchObject({ step: 0, ticks: [false] });
    expect(page.whose()).toEqual(['lessons']);
    expect(page.app().spec.data.source).toMatchObject({ kind: 'adding', lag: 20 });
  });

  it('at what the address of a first visit says from then on, so that a reload comes back to it', async () => {
    const storage = fakeStorage();
    const { bar } = await opened({ storage });
    expect(bar.entries).toEqual(['lesson=first&step=1']);
    const again = await opened({ storage, isKnown: true, hash: bar.entries[0]! });
    expect(again.get()).toMatchObject({ face: 'learn', learn: { at: 'lesson', lesson: 'first', step: 0 } });
    // A new tab, where nothing is in the address.
    const bare = await opened({ storage, isKnown: true });
    expect(bare.get()).toMatchObject({ face: 'learn', learn: { at: 'lessons' } });
  });

  it('in Lab with the experiment of a link, also on a first visit', async () => {
    const page = await opened({ hash: 'v=1&task.window=48' });
    expect(page.get().face).toBe('lab');
    expect(page.app().spec.task.window).toBe(48);
    expect(page.whose()).toEqual(['own']);
    expect(page.bar.entries).toEqual(['v=1&task.window=48']);
  });

  it.each([
    ['face=lab', 'lab'],
    ['face=compare', 'compare'],
  ])('by "%s" with the default experiment, also on a first visit', async (hash, face) => {
    const page = await opened({ hash });
    expect(page.get().face).toBe(face);
    expect(page.whose()).toEqual(['own']);
    expect(page.bar.entries).toEqual([hash]);
  });

  it('in Lab for whoever was here before, and in Learn for whoever was last there', async () => {
    expect((await opened({ isKnown: true })).get().face).toBe('lab');
    const storage = fakeStorage();
    const { get } = await opened({ isKnown: true, storage });
    get().showFace('learn');
    expect((await opened({ isKnown: true, storage })).get()).toMatchObject({ face: 'learn', learn: { at: 'lessons' } });
    get().showFace('lab');
    expect((await opened({ isKnown: true, storage })).get().face).toBe('lab');
  });

  it('and says what of the link it ignores', async () => {
    const { app } = await opened({ hash: 'v=1&task.window=48&face=theatre' });
    expect(app().problems).toMatchObject([{ code: 'viewIgnored', values: { part: 'face=theatre' } }]);
    expect(app().spec.task.window).toBe(48);
  });

  it('at a lesson that there is not, and says so there; another can be opened', async () => {
    const { get, learn } = await opened({ hash: 'lesson=l99-nothing' });
    expect(get()).toMatchObject({ course: null, learn: { lesson: 'l99-nothing' } });
    expect(get().missing).toBeInstanceOf(Error);
    await learn('first');
    expect(get().course?.lesson.id).toBe('first');
    expect(get().missing).toBeNull();
  });

  it('at the last step where a link asks for one beyond it', async () => {
    const { get } = await opened({ hash: 'lesson=first&step=40' });
    expect(get().course?.step).toBe(lessonEntry('first')!.steps - 1);
  });
});

describe('the faces', () => {
  it('are entries of the browser’s history and keep the experiment, its networks and its undo list', async () => {
    const { get, app, bar, of, stand } = await opened({ hash: 'face=lab' });
    app().set('task.window', 12);
    stand('own');
    const before = { store: get().app, spec: app().spec, builds: of('own').named('build').length };
    const entries = bar.entries.length;
    get().showFace('compare');
    get().showFace('learn');
    get().showFace('lab');
    expect(bar.entries.slice(entries)).toEqual(['v=1&task.window=12&face=compare', 'face=learn', 'v=1&task.window=12']);
    expect(get().app).toBe(before.store);
    expect(app()).toMatchObject({ spec: before.spec, canUndo: true });
    expect(of('own').named('build')).toHaveLength(before.builds);
    app().undo();
    expect(app().spec.task.window).toBe(24);
    expect(app().canUndo).toBe(false);
  });

  it('are gone through by back without a change of the experiment', async () => {
    const { get, app, bar } = await opened({ hash: 'v=1&task.window=48' });
    get().showLearn({ at: 'cards' });
    get().showFace('lab');
    const store = get().app;
    bar.back();
    expect(get()).toMatchObject({ face: 'learn', learn: { at: 'cards' } });
    bar.back();
    expect(get().face).toBe('lab');
    expect(get().app).toBe(store);
    expect(app().spec.task.window).toBe(48);
    expect(app().canUndo).toBe(false);
  });

  it('show a lesson’s experiment as well, and lead back to its step', async () => {
    const { get, app, bar, stand } = await opened();
    stand();
    const lesson = get().app;
    get().showFace('lab');
    expect(get().app).toBe(lesson);
    expect(bar.entries.at(-1)).toBe('lesson=first&step=1&face=lab');
    app().addIntervention(SHUT);
    get().showFace('learn');
    expect(get().course?.step).toBe(0);
    expect(app().spec.interventions).toMatchObject([SHUT]);
    bar.back();
    expect(get()).toMatchObject({ face: 'lab', learn: { at: 'lesson', lesson: 'first', step: 0 } });
    expect(get().app).toBe(lesson);
  });
});

describe('a lesson', () => {
  it('pauses the own run, says so, and gives the same experiment back when it is left', async () => {
    const { get, app, of, stand, trained, learn } = await opened({ hash: 'v=1&task.window=48' });
    app().set('seed', 7);
    stand('own');
    app().train();
    trained(3, 0.5, 'own');
    const own = get().app!;
    await learn('l01-hidden-state');
    expect(get().app).not.toBe(own);
    expect(get().paused).toBe(true);
    expect(own.getState().run.status).toBe('paused');
    expect(of('own').named('pause')).toHaveLength(1);
    get().leaveLesson('lab');
    expect(get().app).toBe(own);
    expect(get()).toMatchObject({ course: null, paused: false });
    expect(app()).toMatchObject({ spec: { seed: 7, task: { window: 48 } }, canUndo: true });
    expect(app().run.contenders[0]!.epoch).toBe(3);
    app().undo();
    expect(app().spec.seed).toBe(42);
  });

  it('calls off a run that waits for its networks, so that none trains in the background', async () => {
    const { get, app, of, stand, learn } = await opened({ hash: 'face=lab' });
    app().train();
    expect(app().run.onceBuilt).toBe('train');
    await learn('first');
    expect(get().paused).toBe(true);
    stand('own');
    expect(of('own').named('train')).toEqual([]);
  });

  it('leaves a run that rests alone', async () => {
    const { get, of, learn } = await opened({ hash: 'face=lab' });
    await learn('first');
    expect(get().paused).toBe(false);
    expect(of('own').named('pause')).toEqual([]);
  });

  it('pauses its own networks when it is left, and begins anew', async () => {
    const { get, app, of, stand, trained, learn } = await opened();
    stand();
    app().train();
    trained(5, 0.5);
    get().leaveLesson('lab');
    expect(of('lessons').named('pause')).toHaveLength(1);
    await learn('first');
    stand();
    expect(app().run.contenders[0]!.epoch).toBe(0);
  });

  it('is gone through by back and forward, to the very step', async () => {
    const { get, bar, learn } = await opened();
    await learn('first', 1);
    await learn('first', 2);
    expect(bar.entries).toEqual(['lesson=first&step=1', 'lesson=first&step=2', 'lesson=first&step=3']);
    bar.back();
    expect(get().course?.step).toBe(1);
    bar.back();
    expect(get()).toMatchObject({ face: 'learn', course: { step: 0 } });
    bar.paste('lesson=first&step=3');
    expect(get().course?.step).toBe(2);
  });

  it('gives way to a link with an experiment, which begins with nothing to undo', async () => {
    const { get, app, bar } = await opened();
    bar.paste('v=1&task.window=48');
    expect(get()).toMatchObject({ face: 'lab', course: null });
    expect(app()).toMatchObject({ spec: { task: { window: 48 } }, canUndo: false });
  });

  it('keeps what its step before has trained, but for what was held in it', async () => {
    const { app, of, stand, trained, learn } = await opened();
    stand();
    app().train();
    trained(25, 0.95);
    const builds = of('lessons').named('build').length;
    await learn('first', 1);
    app().addIntervention(SHUT);
    await learn('first', 2);
    vi.advanceTimersByTime(2 * SETTLE);
    expect(app().spec.interventions).toEqual([]);
    expect(app().run.contenders[0]!.epoch).toBe(25);
    expect(of('lessons').named('build')).toHaveLength(builds);
  });

  it('has new networks where a step loads the experiment of the step before (L14 loads the same twice)', async () => {
    const { app, stand, trained, learn } = await opened({ hash: 'lesson=l14-knobs&step=2' });
    stand();
    const { learningRate } = app().spec.training;
    app().set('training.learningRate', 0.5);
    app().train();
    trained(60, 0.5);
    await learn('l14-knobs', 2);
    stand();
    expect(app().spec.training.learningRate).toBe(learningRate);
    expect(app().run.contenders.map(({ epoch }) => epoch)).toEqual([0, 0]);
  });

  it('has the experiment of the nearest step before that loads one (by definition)', async () => {
    const lesson = await lessonEntry('first')!.load();
    expect([0, 1, 2, 3].map((step) => startOf(lesson, step))).toEqual([
      ...[lesson.spec, lesson.spec, lesson.spec],
      lesson.steps[3]!.loads,
    ]);
  });

  it.each(LESSONS.map((lesson) => lesson.id))('%s begins with its own spec and nothing ticked', async (lesson) => {
    const { get, app, stand } = await opened({ hash: `lesson=${lesson}` });
    stand();
    const { spec } = await lessonEntry(lesson)!.load();
    const own = parseSpec(spec);
    expect(own.ok && own.value.data).toEqual(app().spec.data);
    expect(get().course?.ticks).toEqual(Array.from({ length: await tasksOf(lesson, 0) }, () => false));
    expect(get().progress[lesson]).toEqual({ step: 0, done: [], answers: {} });
  });
});

describe('a task', () => {
  it('is ticked off once its networks have done it, and stays so', async () => {
    const { get, stand, trained } = await opened();
    stand();
    trained(10, 0.89);
    expect(get().course?.ticks).toEqual([false]);
    trained(20, 0.9);
    expect(get().course?.ticks).toEqual([true]);
    expect(get().progress['first']?.done).toEqual([0]);
    trained(21, 0.7);
    expect(get().course?.ticks).toEqual([true]);
  });

  it('is not ticked off by networks of the experiment before, which a change has not reached yet', async () => {
    const { get, app, stand, trained } = await opened({ hash: 'lesson=first&step=4' });
    stand();
    app().set('contenders.0.units', 8);
    // Of the networks that are still there.
    trained(20, 0.95);
    expect(get().course?.ticks).toEqual([false, false]);
    vi.advanceTimersByTime(SETTLE);
    stand();
    vi.advanceTimersByTime(SETTLE);
    expect(get().course?.ticks).toEqual([false, false]);
    trained(20, 0.95);
    expect(get().course?.ticks).toEqual([true, false]);
  });

  it('that is a change of the experiment is ticked off once it has settled', async () => {
    const { get, app, stand } = await opened({ hash: 'lesson=first&step=2' });
    stand();
    app().addIntervention(SHUT);
    expect(get().course?.ticks).toEqual([false]);
    vi.advanceTimersByTime(2 * SETTLE);
    expect(get().course?.ticks).toEqual([true]);
    app().clearInterventions();
    vi.advanceTimersByTime(2 * SETTLE);
    expect(get().course?.ticks).toEqual([true]);
  });

  it('can be done before its question is answered, which the step needs to be done', async () => {
    const { get, app, stand } = await opened({ hash: 'lesson=first&step=2' });
    stand();
    app().addIntervention(SHUT);
    vi.advanceTimersByTime(2 * SETTLE);
    expect(get().progress['first']?.done).toEqual([]);
    get().answer(2);
    expect(get().progress['first']).toEqual({ step: 1, done: [1], answers: { 1: 2 } });
  });

  it('leaves the first answer as it was given', async () => {
    const { get } = await opened({ hash: 'lesson=first&step=2' });
    get().answer(2);
    get().answer(1);
    expect(get().progress['first']?.answers).toEqual({ 1: 2 });
    expect(get().progress['first']?.done).toEqual([]);
  });
});

describe('progress', () => {
  it('is kept, and comes back with the page', async () => {
    const storage = fakeStorage();
    const { get, learn, stand, trained } = await opened({ storage });
    stand();
    trained(20, 0.95);
    await learn('first', 1);
    get().answer(1);
    const { progress } = get();
    expect(progress).toEqual({ first: { step: 1, done: [0], answers: { 1: 1 } } });
    expect((await opened({ storage, isKnown: true })).get().progress).toEqual(progress);
  });

  it('of two tabs is put together, and neither moves the other within its lesson', async () => {
    const storage = fakeStorage();
    const one = await opened({ storage, hash: 'lesson=first' });
    await one.learn('first', 1);
    const other = await opened({ storage, hash: 'lesson=first&step=2' });
    await other.learn('l01-hidden-state');
    one.get().answer(1);
    await one.learn('first', 2);
    // The other tab knows the first lesson at its second step.
    await other.learn('l01-hidden-state', 1);
    expect(readProgress(storage)).toEqual({
      first: { step: 2, done: [], answers: { 1: 1 } },
      'l01-hidden-state': { step: 1, done: [], answers: {} },
    });
  });

  it('unites what is done and keeps first answers, whichever comes first (by hand)', () => {
    const older: Progress = { a: { step: 3, done: [0, 2], answers: { 0: 1 } }, b: { step: 1, done: [], answers: {} } };
    const newer: Progress = { a: { step: 1, done: [1, 2], answers: { 0: 2, 1: 0 } } };
    expect(united(older, newer)).toEqual({
      a: { step: 1, done: [0, 1, 2], answers: { 0: 1, 1: 0 } },
      b: { step: 1, done: [], answers: {} },
    });
  });

  it('that is any text counts as nothing, or as what of it is progress (property)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readProgress(fakeStorage({ 'rnn-playground.lessons': text }));
        for (const [lesson, { step, done }] of Object.entries(read)) {
          expect(lesson).toMatch(/^[a-z0-9-]{1,40}$/);
          for (const number of [step, ...done]) expect(Number.isInteger(number) && number >= 0).toBe(true);
        }
      }),
    );
    const damaged = {
      first: { step: -1, done: [0, 'x', 1.5], answers: { 0: 1, x: 2, 1: null } },
      'NOT AN ID': {},
      l: 7,
    };
    expect(readProgress(fakeStorage({ 'rnn-playground.lessons': JSON.stringify(damaged) }))).toEqual({
      first: { step: 0, done: [0], answers: { 0: 1 } },
    });
  });

  it.each([
    ['forbidden', forbidden],
    ['not there', null],
  ])('lasts as long as the page where storage is %s', async (_, storage) => {
    const { get, learn, stand, trained } = await opened({ storage });
    stand();
    trained(20, 0.95);
    await learn('first', 1);
    await learn('l01-hidden-state');
    expect(get().progress).toEqual({
      first: { step: 1, done: [0], answers: {} },
      'l01-hidden-state': { step: 0, done: [], answers: {} },
    });
    get().showFace('lab');
    expect(get().face).toBe('lab');
  });
});

describe('what a card shows', () => {
  it('becomes the own experiment with a step to undo, its panels unfolded', async () => {
    const { get, app, bar } = await opened({ hash: 'v=1&task.window=48' });
    get().showLearn({ at: 'cards' });
    get().see({ data: { source: { kind: 'adding', lag: 10 } } }, ['matter', 'flow']);
    expect(get().face).toBe('lab');
    expect(app().spec.data.source.kind).toBe('adding');
    expect(app().opened).toContain('matter');
    expect(app().focus.flow).toBe('probe');
    expect(decodeLink(bar.entries.at(-1)!)).toEqual({ ok: true, value: app().spec });
    app().undo();
    expect(app().spec.task.window).toBe(48);
    expect(app().canUndo).toBe(false);
  });
});
