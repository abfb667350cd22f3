/** Surgery in the store: what it asks the laboratory, when, and what it keeps of the answers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Intervention } from '../../../src/experiment/interventions';
import { presetIsOn } from '../../../src/experiment/presets';
import { SETTLE, createAppStore } from '../../../src/store/store';
import type { FromLab, ToLab } from '../../../src/laboratory/protocol';
import type { LabQuestion } from '../../../src/laboratory/questions';
import { fakeAddress, fakeClient, preview } from './fakes';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const FORGET = { kind: 'clamp', gate: 'f', value: 0 };
const CURVES = { epoch: new Float64Array(0), trainLoss: new Float64Array(0), valLoss: new Float64Array(0) };
const NOTHING_SEEN = { predictions: null, trace: null, scores: null, kept: null };
const PLACE = { layer: 0, direction: 'forward' } as const;

/** A store whose workers have built an LSTM of 8 units, and a GRU where asked for. */
function started(hash = 'v=1&A.cell=lstm&A.units=8') {
  const workers = fakeClient();
  const bar = fakeAddress(hash);
  const store = createAppStore(workers.client, bar.address);
  const { getState: get } = store;
  const run = () => workers.named('build').at(-1)!.args[0] as number;
  const prepared = () => {
    const request = workers.named('prepare').at(-1)!.args[0] as number;
    workers.listener.fromData({ type: 'prepared', request, preview });
  };
  const built = () => {
    get().spec.contenders.forEach((_, contender) => {
      workers.listener.fromTrainer({ type: 'built', run: run(), contender, backend: 'simd', timings: [] } as never);
    });
  };
  const progress = (
    step: number,
    status = 'training',
    contender = 0,
    trace: object | null = null,
    best: object | null = null,
  ) => {
    const message = {
      type: 'progress',
      run: run(),
      contender,
      status,
      step,
      epochs: CURVES,
      saturation: [],
      best,
      ...NOTHING_SEEN,
      trace,
      timings: [],
    };
    workers.listener.fromTrainer(message as never);
  };
  const weights = (contender = 0, epoch = 0) => {
    workers.listener.fromTrainer({ type: 'weights', run: run(), contender, epoch, weights: {} });
  };
  const told = (type: ToLab['type']) =>
    workers
      .named('lab')
      .map(({ args }) => args[0] as ToLab)
      .filter((each) => each.type === type);
  const asked = <T extends LabQuestion['type']>(type: T) => told(type) as Extract<LabQuestion, { type: T }>[];
  const say = (message: object) => {
    workers.listener.fromLab({ run: run(), contender: 0, epoch: 0, ...message } as FromLab);
  };
  const operated = (ask = asked('operate').at(-1)!.ask) => {
    say({ type: 'operated', ask });
  };
  const losses = (ask = asked('operate').at(-1)!.ask) => {
    say({ type: 'losses', ask, before: 1, after: 2 });
  };
  prepared();
  built();
  return { ...workers, workers, bar, get, run, prepared, built, progress, weights, told, asked, say, operated, losses };
}

/** Somebody watches, and the untouched network has been answered. */
function watched(hash?: string) {
  const page = started(hash);
  page.get().watchSurgery(true);
  page.weights();
  page.operated();
  page.losses();
  return page;
}

const mine = (page: ReturnType<typeof started>) => page.get().surgery.contenders[0]!;

describe('the list of interventions', () => {
  it('goes into the link, and out of it and back by undo and redo; nothing is built anew', () => {
    const { get, bar, named } = started();
    const builds = named('build').length;
    get().addIntervention(FORGET);
    expect(bar.entries.at(-1)).toContain('interventions.0.gate=f');
    get().undo();
    expect(get().spec.interventions).toEqual([]);
    get().redo();
    expect(get().spec.interventions).toMatchObject([FORGET]);
    vi.advanceTimersByTime(2 * SETTLE);
    expect(named('prepare')).toHaveLength(1);
    expect(named('adjust')).toEqual([]);
    expect(named('build')).toHaveLength(builds);
  });

  it('goes with a contender that another experiment has not; nothing is asked of it until the networks follow', () => {
    const page = watched('v=1&A.cell=lstm&B.cell=gru');
    const answered = () => {
      const { ask } = page.asked('operate').at(-1)!;
      page.say({ type: 'operated', ask, contender: 1 });
      page.say({ type: 'losses', ask, contender: 1, before: 1, after: 2 });
    };
    page.weights(1);
    answered();
    page.get().addIntervention({ ...FORGET, contender: 1, gate: 'z' });
    answered();
    const asked = page.asked('operate').length;
    page.get().load({ contenders: [{ cell: 'lstm' }] });
    expect(page.get().spec.interventions).toEqual([]);
    expect(page.asked('operate').slice(asked)).toEqual([]);
  });

  it('is altered, switched off and cleared; a drag is one undo step', () => {
    const { get } = started();
    get().addIntervention(FORGET);
    get().addIntervention({ kind: 'silence', units: [2] });
    for (const value of [0.1, 0.2, 0.3]) get().alterIntervention(0, { value });
    expect(get().spec.interventions).toMatchObject([{ value: 0.3 }, { kind: 'silence' }]);
    get().undo();
    expect(get().spec.interventions).toMatchObject([{ value: 0 }, { kind: 'silence' }]);
    get().alterIntervention(1, { on: false });
    expect(get().spec.interventions[1]!.on).toBe(false);
    get().removeIntervention(0);
    expect(get().spec.interventions).toMatchObject([{ kind: 'silence' }]);
    get().clearInterventions();
    expect(get().spec.interventions).toEqual([]);
  });

  it.each([
    [{ ...FORGET, value: 1.5 }, 'outsideGateRange'],
    [{ ...FORGET, value: NaN }, 'wrongType'],
    [{ ...FORGET, units: [8] }, 'unitNotThere'],
    [{ ...FORGET, steps: { from: 0, to: 24 } }, 'stepNotThere'],
    [{ kind: 'input', step: 0, variable: 1, value: 0 }, 'variableNotThere'],
  ])('refuses %j with a sentence and stays as it was', (wrong, code) => {
    const { get } = started();
    get().addIntervention(FORGET);
    get().addIntervention(wrong);
    expect(get().spec.interventions).toHaveLength(1);
    expect(get().problems).toMatchObject([{ code }]);
  });

  it('is the only part of the spec that changes: all else stays the same object (by reference)', () => {
    const { get } = started('v=1&A.cell=lstm&A.units=8&B.cell=gru&B.units=4&task.window=12&training.epochs=7');
    const { interventions: first, ...rest } = get().spec;
    const steps: readonly (() => void)[] = [
      () => get().addIntervention(FORGET),
      () => get().addPreset('inputOne', 0),
      () => get().alterIntervention(0, { value: 0.5 }),
      () => get().removePreset('inputOne', 0),
      () => get().addIntervention({ kind: 'input', step: 0, variable: 0, value: 2 }),
      () => get().alterIntervention(1, { on: false }),
      () => get().removeIntervention(0),
      () => get().undo(),
      () => get().undo(),
      () => get().redo(),
      () => get().clearInterventions(),
    ];
    let before = first;
    for (const [k, step] of steps.entries()) {
      step();
      const { interventions, ...others } = get().spec;
      expect(interventions, `step ${k}`).not.toBe(before);
      before = interventions;
      for (const [part, value] of Object.entries(rest)) {
        expect(others[part as keyof typeof others], `${part} after step ${k}`).toBe(value);
      }
    }
    vi.advanceTimersByTime(2 * SETTLE);
    expect(get().spec).toMatchObject(rest);
    for (const [part, value] of Object.entries(rest)) expect(get().spec[part as keyof typeof rest], part).toBe(value);
  });

  it('holds one value in a place: another one takes its place and acts, whatever the order of the units (by hand)', () => {
    const { get } = started();
    get().addIntervention({ ...FORGET, units: [1, 2] });
    get().addIntervention({ kind: 'silence', units: [1] });
    get().alterIntervention(0, { on: false });
    get().addIntervention({ ...FORGET, units: [2, 1], value: 0.5 });
    expect(get().spec.interventions).toMatchObject([{ kind: 'clamp', on: true, value: 0.5 }, { kind: 'silence' }]);
    get().undo();
    expect(get().spec.interventions).toMatchObject([{ on: false, value: 0 }, { kind: 'silence' }]);
    get().addIntervention({ kind: 'state', state: 'c', action: 'erase', units: [1] });
    get().addIntervention({ kind: 'state', state: 'c', action: 'freeze', units: [1] });
    expect(get().spec.interventions.slice(2)).toMatchObject([{ state: 'c', action: 'freeze' }]);
  });

  it.each([
    { ...FORGET, units: [1], gate: 'o' },
    { ...FORGET, units: [1, 2] },
    { ...FORGET, units: 'all' },
    { ...FORGET, units: [1], steps: { from: 0, to: 3 } },
    { kind: 'silence', units: [1] },
    { kind: 'state', state: 'h', action: 'erase', units: [1] },
    { kind: 'input', step: 0, value: 1 },
  ])('stands beside one of another place: %j (by hand)', (other) => {
    const { get } = started();
    get().addIntervention({ ...FORGET, units: [1] });
    get().addIntervention(other);
    expect(get().spec.interventions).toHaveLength(2);
  });

  it('takes a preset in place of clamps of the same gate that reach everything', () => {
    const { get } = started();
    get().addIntervention({ ...FORGET, units: [1] });
    get().addPreset('forgetZero', 0);
    get().addPreset('forgetOne', 0);
    expect(get().spec.interventions).toMatchObject([{ units: [1] }, { units: 'all', gate: 'f', value: 1 }]);
    expect(get().spec.interventions).toHaveLength(2);
  });

  it('gives a preset back in one step, all layers and directions of it and nothing else', () => {
    const { get } = started('v=1&A.cell=lstm&A.units=8&A.layers=2&A.bidirectional=true');
    get().addIntervention({ ...FORGET, units: [1] });
    get().addPreset('forgetZero', 0);
    expect(get().spec.interventions).toHaveLength(1 + 4);
    expect(presetIsOn('forgetZero', 0, get().spec)).toBe(true);
    expect(presetIsOn('forgetOne', 0, get().spec)).toBe(false);
    get().removePreset('forgetZero', 0);
    expect(get().spec.interventions).toMatchObject([{ units: [1] }]);
    get().undo();
    expect(presetIsOn('forgetZero', 0, get().spec)).toBe(true);
    get().undo();
    expect(get().spec.interventions).toHaveLength(1);
  });

  it('holds no preset whose clamp is switched off, or that is another cell’s', () => {
    const { get } = started();
    get().addPreset('forgetZero', 0);
    get().alterIntervention(0, { on: false });
    expect(presetIsOn('forgetZero', 0, get().spec)).toBe(false);
    expect(presetIsOn('updateOne', 0, get().spec)).toBe(false);
    expect(presetIsOn('forgetZero', 3, get().spec)).toBe(false);
  });

  it('loses what a rebuild removed, with a sentence; undo brings units and intervention back', () => {
    const { get } = started();
    get().addIntervention({ ...FORGET, units: [7] });
    get().addIntervention(FORGET);
    get().set('contenders.0.units', 4);
    expect(get().spec.interventions).toMatchObject([{ units: 'all' }]);
    expect(get().problems).toMatchObject([
      { code: 'interventionsDropped', values: { count: 1 } },
      { path: 'interventions.0.units', code: 'unitNotThere' },
    ]);
    get().undo();
    expect(get().spec.contenders[0]!.units).toBe(8);
    expect(get().spec.interventions).toHaveLength(2);
  });

  it('loses what the new data have no steps for, once they are known', () => {
    const { get, prepared, bar } = started(
      'v=1&A.cell=lstm&interventions.0.kind=input&interventions.0.step=99&interventions.0.value=1',
    );
    expect(get().spec.interventions).toEqual([]);
    expect(get().problems).toMatchObject([{ code: 'interventionsDropped' }, { code: 'stepNotThere' }]);
    expect(bar.entries.at(-1)).not.toContain('interventions');
    prepared();
  });

  it('follows its contenders when one is removed', () => {
    const { get } = started('v=1&A.cell=gru&B.cell=lstm');
    get().addIntervention({ ...FORGET, contender: 1 });
    get().addIntervention({ kind: 'silence' });
    get().removeContender(0);
    expect(get().spec.interventions).toMatchObject([{ ...FORGET, contender: 0 }]);
  });
});

describe('the laboratory', () => {
  it('is asked nothing, and not even started, while nobody watches', () => {
    const { get, weights, progress, named } = started();
    get().addIntervention(FORGET);
    progress(10);
    weights();
    expect(named('lab')).toEqual([]);
    expect(named('weights')).toEqual([]);
  });

  it('answers as long as one of several views looks', () => {
    const page = watched();
    page.get().watchSurgery(true);
    page.get().watchSurgery(false);
    expect(page.get().surgery.watching).toBe(true);
    page.get().watchSurgery(false);
    expect(page.get().surgery.watching).toBe(false);
    page.get().watchSurgery(true);
    expect(page.get().surgery.watching).toBe(true);
  });

  it('gets data and weights and answers; the answers are kept', () => {
    const page = started();
    page.get().watchSurgery(true);
    expect(page.told('open')).toMatchObject([{ run: page.run(), request: 1 }]);
    expect(page.named('weights').map(({ args }) => args)).toEqual([[page.run(), 0]]);
    expect(page.asked('operate')).toEqual([]);
    page.weights();
    expect(page.told('weights')).toHaveLength(1);
    const [question] = page.asked('operate');
    expect(question).toMatchObject({ contender: 0, interventions: [], ...PLACE, withWeights: true });
    page.operated();
    page.losses();
    expect(mine(page)).toMatchObject({ operated: { stale: false }, losses: { stale: false, answer: { after: 2 } } });
  });

  it('answers as long as one of several views watches', () => {
    const page = watched();
    page.get().watchSurgery(true);
    page.get().watchSurgery(false);
    page.get().addIntervention(FORGET);
    expect(page.asked('operate')).toHaveLength(2);
    page.operated();
    page.losses();
    page.get().watchSurgery(false);
    expect(page.get().surgery.watching).toBe(false);
    page.get().clearInterventions();
    expect(page.asked('operate')).toHaveLength(2);
  });

  it('is asked again when an intervention changes, one question at a time, the last with the newest', () => {
    const page = watched();
    page.get().addIntervention(FORGET);
    expect(page.asked('operate')).toHaveLength(2);
    expect(mine(page)).toMatchObject({ operated: { stale: true }, losses: { stale: true } });
    for (const value of [0.1, 0.2, 0.3]) page.get().alterIntervention(0, { value });
    expect(page.asked('operate')).toHaveLength(2);
    page.operated();
    expect(mine(page).operated!.stale).toBe(true);
    expect(page.asked('operate')).toHaveLength(3);
    expect(page.asked('operate').at(-1)!.interventions as Intervention[]).toMatchObject([{ value: 0.3 }]);
    page.operated();
    page.losses();
    expect(mine(page)).toMatchObject({ operated: { stale: false }, losses: { stale: false } });
  });

  it('is asked again for another probe and layer, and not for what changes nothing', () => {
    const page = watched();
    page.get().showProbe('test', 5);
    expect(page.asked('operate').at(-1)).toMatchObject({ probe: { part: 'test', sample: 5 } });
    page.operated();
    const before = page.asked('operate').length;
    page.get().addIntervention({ ...FORGET, on: false });
    page.get().set('training.learningRate', 0.02);
    page.get().showPredictions('validation');
    expect(page.asked('operate')).toHaveLength(before);
  });

  it('gets new weights while training, as often as its time allows, and the last ones at the end', () => {
    const page = watched();
    page.get().train();
    page.progress(10);
    expect(page.named('weights')).toHaveLength(2);
    expect(mine(page).operated!.stale).toBe(true);
    page.weights(0, 1);
    vi.advanceTimersByTime(50);
    page.operated();
    page.losses();
    // It took 50 ms, so that for eleven times as long no weights are asked for.
    vi.advanceTimersByTime(500);
    page.progress(20);
    expect(page.named('weights')).toHaveLength(2);
    vi.advanceTimersByTime(60);
    page.progress(30);
    expect(page.named('weights')).toHaveLength(3);
    page.weights(0, 2);
    page.progress(40, 'finished');
    expect(page.named('weights')).toHaveLength(3);
    page.operated();
    page.losses();
    expect(page.named('weights')).toHaveLength(4);
  });

  it('gets the weights of the past epoch that is looked at, once while training goes on', () => {
    const page = watched();
    page.get().showEpoch(3);
    expect(page.named('weights')).toHaveLength(2);
    expect(mine(page).operated!.stale).toBe(true);
    page.weights(0, 3);
    page.operated();
    page.losses();
    expect(mine(page).operated!.stale).toBe(false);
    page.get().train();
    page.progress(50);
    expect(page.named('weights')).toHaveLength(2);
    expect(mine(page).operated!.stale).toBe(false);
  });

  it('asks for the other weights of a network that has ended, and for none where the same are chosen', () => {
    const page = watched();
    page.operated();
    page.losses();
    page.progress(20, 'finished', 0, null, { epoch: 2, valLoss: 1, restored: true });
    const before = page.named('weights').length;
    page.weights(0, 2);
    page.operated();
    page.losses();
    page.get().showEnded('best');
    expect(page.named('weights')).toHaveLength(before);
    expect(mine(page).operated!.stale).toBe(false);
    page.get().showEnded('last');
    expect(page.named('weights')).toHaveLength(before + 1);
    expect(mine(page).operated!.stale).toBe(true);
  });

  it('answers requests, again after every change; a ranking is only called old', () => {
    const page = started();
    // A view may ask before the one around it watches.
    page.get().askLab({ type: 'rank', contender: 0, ...PLACE });
    page.get().askLab({ type: 'sensitivity', contender: 0, output: 0, step: 0 });
    page.get().watchSurgery(true);
    page.weights();
    expect(page.asked('rank')).toHaveLength(1);
    expect(page.asked('sensitivity')).toMatchObject([{ output: 0, probe: { part: 'test' } }]);
    page.say({ type: 'ranked', ask: page.asked('rank')[0]!.ask, done: 1, total: 2 });
    page.say({ type: 'ranked', ask: page.asked('rank')[0]!.ask, done: 2, total: 2 });
    page.say({ type: 'sensitivities', ask: page.asked('sensitivity')[0]!.ask });
    expect(mine(page)).toMatchObject({ ranked: { stale: false }, sensitivities: { stale: false } });
    page.operated();
    page.losses();
    page.get().addIntervention(FORGET);
    expect(page.asked('sensitivity')).toHaveLength(2);
    expect(mine(page)).toMatchObject({ ranked: { stale: false }, sensitivities: { stale: true } });
    page.operated();
    page.losses();
    // Looked back at, and come back from: the same weights.
    page.get().showEpoch(3);
    expect(mine(page).ranked!.stale).toBe(true);
    page.weights();
    page.operated();
    page.losses();
    page.progress(0, 'paused', 0, { asked: 3 });
    page.get().showEpoch(null);
    expect(mine(page).ranked!.stale).toBe(false);
    page.weights();
    page.operated();
    page.losses();
    expect(mine(page).ranked!.stale).toBe(false);
    page.progress(10, 'paused');
    expect(mine(page).ranked!.stale).toBe(true);
    page.weights();
    expect(page.asked('rank')).toHaveLength(1);
    page.get().leaveLab('rank', 0);
    expect(page.told('callOff')).toHaveLength(1);
  });

  it('starts over with new networks, and answers about old ones are dropped', () => {
    const page = watched();
    const old = page.run();
    page.get().set('task.window', 30);
    vi.advanceTimersByTime(SETTLE);
    page.prepared();
    expect(mine(page).operated).toBeNull();
    page.say({ type: 'operated', ask: 1, run: old });
    expect(mine(page).operated).toBeNull();
    page.built();
    expect(page.told('open')).toHaveLength(2);
    page.weights();
    page.operated();
    expect(mine(page).operated).not.toBeNull();
  });

  it('that is gone is started again when it is asked for, and when what it is asked changes', () => {
    const page = watched();
    page.workers.listener.labCrashed({ how: 'notLoaded', failure: { kind: 'offline' } });
    expect(page.get().surgery.problem).toMatchObject({ code: 'loadOffline', values: { script: 'lab' } });
    page.get().startLab();
    expect([page.get().surgery.problem, page.told('open').length]).toEqual([null, 2]);
    page.get().startLab();
    expect(page.told('open')).toHaveLength(2);
    page.workers.listener.labCrashed({ how: 'silent' });
    expect(page.get().surgery.problem).toMatchObject({ code: 'labSilent' });
    page.get().addIntervention(FORGET);
    expect([page.get().surgery.problem, page.told('open').length]).toEqual([null, 3]);
  });

  it('that could not take a loss says why, and is given newer weights all the same', () => {
    const page = watched();
    page.get().addIntervention(FORGET);
    page.operated();
    const { ask } = page.asked('operate').at(-1)!;
    page.say({ type: 'labFailed', ask, problem: { path: '', code: 'labFailed', values: { detail: 'x' } } });
    expect(mine(page)).toMatchObject({ problem: { code: 'labFailed' }, operated: { stale: false } });
    const before = page.named('weights').length;
    page.get().train();
    page.progress(10);
    expect(page.named('weights')).toHaveLength(before + 1);
  });

  it('that refuses says why; one that died is told everything again at the next build', () => {
    const page = watched();
    page.get().addIntervention(FORGET);
    const { ask } = page.asked('operate').at(-1)!;
    page.say({ type: 'labFailed', ask, problem: { path: '', code: 'labFailed', values: { detail: 'x' } } });
    expect(mine(page).problem).toMatchObject({ code: 'labFailed' });
    page.get().alterIntervention(0, { value: 0.5 });
    page.operated();
    expect(mine(page).problem).toBeNull();
    page.workers.listener.labCrashed({ how: 'error', detail: 'gone' });
    expect(page.get().surgery.problem).toMatchObject({ code: 'labStopped', values: { detail: 'gone' } });
    page.get().reset();
    expect(page.get().surgery.problem).toBeNull();
    expect(page.told('open')).toHaveLength(2);
  });
});
