/** The laboratory's loop with the real networks, its worker's messages replaced by calls. */
import { describe, expect, it } from 'vitest';
import { PLAIN_ARITHMETIC } from '../../../src/cells';
import { whole } from '../../../src/data';
import type { Intervention } from '../../../src/experiment/interventions';
import { parseSpec } from '../../../src/experiment/parse';
import { initialWeights, openBackend } from '../../../src/rnn';
import { beyondTheEnd } from '../../../src/training/evaluation';
import { Laboratory } from '../../../src/laboratory/laboratory';
import type { FromLab, ToLab } from '../../../src/laboratory/protocol';
import type { LabQuestion } from '../../../src/laboratory/questions';
import { buildModel } from '../../../src/training/network';
import { lossUnder } from '../../../src/laboratory/operatedLoss';
import { planOf } from '../../../src/laboratory/surgery';
import { buffersOf } from '../../../src/training/transfer';
import { caseOf, lossSettings } from './bodies';
import type { Case } from './bodies';

type Without<T> = T extends unknown ? Omit<T, 'ask' | 'run' | 'contender'> : never;
const PROBE = { part: 'test', sample: 2 } as const;
const PLACE = { layer: 0, direction: 'forward' } as const;
const FORGET = { kind: 'clamp', gate: 'f', value: 0 };

const interventions = (...list: unknown[]): Intervention[] => {
  const parsed = parseSpec({ interventions: list });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value.interventions;
};

/** A laboratory that hands its answers over as a worker does, so that none may be read or sent twice. */
function started(each: Case = caseOf({ units: 3 })) {
  const posted: FromLab[] = [];
  let between: ((turn: number) => void) | null = null;
  let turns = 0;
  const laboratory = new Laboratory({
    post: (message) => posted.push(structuredClone(message, { transfer: buffersOf(message) })),
    table: () => Promise.resolve(null),
    now: () => performance.now(),
    wait: () =>
      new Promise((resolve) => {
        setTimeout(() => {
          between?.(turns++);
          resolve();
        }, 0);
      }),
    arithmetic: () => Promise.resolve(PLAIN_ARITHMETIC),
  });
  const tell = (message: ToLab) => laboratory.handle(message);
  const open = (run = 1) => tell({ type: 'open', run, spec: each.spec, request: 1 });
  const weights = (epoch = 0, run = 1, seed = 3) =>
    tell({
      type: 'weights',
      run,
      contender: 0,
      epoch,
      weights: initialWeights(each.body.contender, each.body.io, seed),
    });
  const ask = (number: number, question: Without<LabQuestion>, run = 1) =>
    tell({ ask: number, run, contender: 0, ...question } as LabQuestion);
  const operate = (number: number, ...list: unknown[]) =>
    ask(number, {
      type: 'operate',
      interventions: interventions(...list),
      probe: PROBE,
      withWeights: false,
      ...PLACE,
    });
  const of = <T extends FromLab['type']>(type: T) =>
    posted.filter((message): message is Extract<FromLab, { type: T }> => message.type === type);
  return {
    posted,
    tell,
    open,
    weights,
    ask,
    operate,
    of,
    /** Calls between two pieces of work, as often as there are any. */
    whileWorking: (call: (turn: number) => void) => {
      turns = 0;
      between = call;
    },
  };
}

async function ready(each?: Case) {
  const lab = started(each);
  await lab.open();
  await lab.weights();
  return lab;
}

describe('the laboratory', () => {
  it('forecasts windows in a row without and with interventions, as each goes through by itself', async () => {
    const each = caseOf({ units: 3 });
    const { ask, of } = await ready(each);
    const list = interventions(FORGET);
    await ask(4, { type: 'forecast', interventions: list, part: 'test', first: 2, count: 3 });
    const [{ first, before, after, part }] = of('forecasted');
    expect([part, first, before.length]).toEqual(['test', 2, 3 * each.prepared.width]);
    for (let k = 0; k < 3; k++) {
      await ask(5 + k, {
        type: 'operate',
        interventions: list,
        probe: { part, sample: 2 + k },
        withWeights: false,
        ...PLACE,
      });
      const alone = of('operated').at(-1)!;
      const own = (values: Float32Array) => [
        ...values.subarray(k * each.prepared.width, (k + 1) * each.prepared.width),
      ];
      own(before).forEach((value, at) => expect(value).toBeCloseTo(alone.before.prediction[at]!, 5));
      own(after).forEach((value, at) => expect(value).toBeCloseTo(alone.after.prediction[at]!, 5));
    }
    expect([...after]).not.toEqual([...before]);
    // What the part does not have is left out.
    const { count } = each.prepared.test;
    await ask(9, { type: 'forecast', interventions: list, part: 'test', first: count - 1, count: 50 });
    expect(of('forecasted').at(-1)!.after).toHaveLength(each.prepared.width);
  });

  it('goes on beyond the end as a network does whose forget gate its own weights hold shut (bias −100, no inputs)', async () => {
    const each = caseOf({ units: 3 });
    const { ask, of } = await ready(each);
    const question = { type: 'forecast', interventions: interventions(FORGET), first: 0, count: 1 } as const;
    await ask(4, { ...question, part: 'validation' });
    expect(of('forecasted').at(-1)!.beyond).toBeNull();
    await ask(5, { ...question, part: 'test' });
    const { beyond } = of('forecasted').at(-1)!;

    await openBackend('reference');
    const weights = initialWeights(each.body.contender, each.body.io, 3);
    // Columns of i, f, g, o, 3 units each.
    const shut = (name: string, value: number) => {
      const { values } = weights[name]!;
      for (let k = 0; k < values.length; k++) if (Math.floor(k / 3) % 4 === 1) values[k] = value;
    };
    shut('layers.0.kernel', 0);
    shut('layers.0.recurrentKernel', 0);
    shut('layers.0.bias', -100);
    const model = buildModel(each.spec, 0, each.prepared, weights);
    const expected = whole(beyondTheEnd(model, each.prepared))!;
    model.dispose();
    expect(beyond).toHaveLength(expected.length);
    expected.forEach((value, k) => expect(beyond![k]).toBeCloseTo(value, 5));
  });

  it('answers a question with the trace first, then with both losses', async () => {
    const each = caseOf({ units: 3 });
    const { operate, posted, of } = await ready(each);
    await operate(7, FORGET);
    expect(posted.map(({ type }) => type)).toEqual(['opened', 'operated', 'losses']);
    const [{ before, after, ask, epoch }] = of('operated');
    expect([ask, epoch]).toEqual([7, 0]);
    const gate = (trace: typeof before) => trace.gates.find(({ name }) => name === 'f')!.values;
    expect(gate(after).every((value) => value === 0)).toBe(true);
    expect(gate(before).some((value) => value > 0.3)).toBe(true);
    expect(before.gates.map(({ name, values }) => [name, values.length])).toEqual(
      ['i', 'f', 'g', 'o', 'c', 'h'].map((name) => [name, 9 * 3]),
    );
    const [answer] = of('losses');
    const loss = (...list: unknown[]) =>
      whole(
        lossUnder(
          each.body,
          each.prepared,
          planOf(interventions(...list), 0, each.body.contender),
          lossSettings(each),
          PLAIN_ARITHMETIC,
        ),
      ).loss;
    expect([answer.before, answer.after]).toEqual([loss(), loss(FORGET)]);
    expect(answer.after).not.toBe(answer.before);
  });

  it('without interventions gives the same twice, and no second loss to wait for', async () => {
    const { operate, of } = await ready();
    await operate(1);
    await operate(2, { ...FORGET, on: false }, { kind: 'silence', contender: 1 });
    for (const { before, after } of of('operated')) expect(after).toEqual(before);
    for (const { before, after } of of('losses')) expect(after).toBe(before);
  });

  it('sets inputs of the probe by hand, in the user’s units, and leaves the loss alone', async () => {
    const { operate, of } = await ready();
    await operate(1, { kind: 'input', step: 8, value: 3 });
    const [{ before, after }] = of('operated');
    expect(after.values[8]).toBe(3);
    expect(before.values[8]).not.toBe(3);
    expect(after.prediction).not.toEqual(before.prediction);
    expect(of('losses')[0].after).toBe(of('losses')[0].before);
  });

  it('lets the newest question of a kind go before older ones that still wait', async () => {
    const { operate, of } = await ready();
    await Promise.all([1, 2, 3].map((number) => operate(number, { ...FORGET, value: number / 4 })));
    // The first was begun at once; the second was overtaken.
    expect(of('operated').map(({ ask }) => ask)).toEqual([1, 3]);
    expect(of('losses').at(-1)).toMatchObject({ ask: 3 });
  });

  it('finishes a loss while a clamp is dragged, and ends with the newest', async () => {
    const each = caseOf({ units: 24 }, { data: { source: { kind: 'sine', length: 4000 } }, task: { window: 60 } });
    const lab = await ready(each);
    const asked: Promise<void>[] = [];
    lab.whileWorking((turn) => {
      if (turn < 60) asked.push(lab.operate(100 + turn, { ...FORGET, value: turn / 100 }));
    });
    await lab.operate(1, FORGET);
    await Promise.all(asked);
    const losses = lab.of('losses').map(({ ask }) => ask);
    expect(losses.length).toBeGreaterThan(1);
    // The first is answered long before the dragging ends.
    expect(losses[0]).toBeLessThan(120);
    expect(losses.at(-1)).toBe(159);
    expect(lab.of('operated').at(-1)!.ask).toBe(159);
    expect(losses).toEqual(losses.toSorted((a, b) => a - b));
    // Each follows the trace that it belongs to.
    for (const ask of losses) {
      const at = (type: string) =>
        lab.posted.findIndex((each) => each.type === type && 'ask' in each && each.ask === ask);
      expect(at('losses')).toBeGreaterThan(at('operated'));
    }
  });

  it('answers for another probe and other weights anew, although it keeps the last untouched run', async () => {
    const { ask, weights, of } = await ready();
    const question = { type: 'operate', interventions: [], withWeights: false, ...PLACE } as const;
    await ask(1, { ...question, probe: PROBE });
    await ask(2, { ...question, probe: { part: 'test', sample: 7 } });
    await ask(3, { ...question, probe: PROBE });
    await weights(1, 1, 9);
    await ask(4, { ...question, probe: PROBE });
    const h = of('operated').map(({ before, after }) => {
      expect(after).toEqual(before);
      return before.gates.at(-1)!.values;
    });
    expect(h[2]).toEqual(h[0]);
    expect(h[1]).not.toEqual(h[0]);
    expect(h[3]).not.toEqual(h[0]);
  });

  it('waits for data and weights, then answers with the newest weights', async () => {
    const lab = started();
    const opening = lab.open();
    const asking = lab.operate(1, FORGET);
    await Promise.all([opening, asking]);
    expect(lab.of('operated')).toEqual([]);
    await lab.weights(4);
    expect(lab.of('operated')[0]).toMatchObject({ ask: 1, epoch: 4 });
    await lab.weights(5, 1, 8);
    await lab.operate(2, FORGET);
    expect(lab.of('operated')[1]).toMatchObject({ ask: 2, epoch: 5 });
    expect(lab.of('losses')[1].before).not.toBe(lab.of('losses')[0].before);
  });

  it('drops whatever belongs to another run', async () => {
    const lab = await ready();
    await lab.open(2);
    await lab.weights(0, 1);
    await lab.ask(1, { type: 'anatomy', ...PLACE }, 1);
    await lab.ask(2, { type: 'anatomy', ...PLACE }, 2);
    expect(lab.of('anatomy')).toEqual([]);
    await lab.weights(0, 2);
    expect(lab.of('anatomy').map(({ ask }) => ask)).toEqual([2]);
  });

  it.each([
    [{ ...FORGET, units: [3] }, 'unitNotThere'],
    [{ ...FORGET, value: 2 }, 'outsideGateRange'],
    [{ ...FORGET, steps: { from: 3, to: 9 } }, 'stepNotThere'],
    [{ kind: 'input', step: 0, variable: 1, value: 0 }, 'variableNotThere'],
  ])('refuses %j with a sentence, and goes on', async (wrong, code) => {
    const { operate, of, posted } = await ready();
    await operate(1, wrong);
    expect(of('labFailed')).toMatchObject([{ ask: 1, problem: { code } }]);
    await operate(2, FORGET);
    expect(posted.slice(2).map(({ type }) => type)).toEqual(['operated', 'losses']);
  });

  it('says what is wrong with data that cannot be prepared', async () => {
    const each = caseOf({ units: 2 });
    const spec = { ...each.spec, task: { ...each.spec.task, window: 190 } };
    const lab = started({ ...each, spec });
    await lab.open();
    expect(lab.posted).toMatchObject([{ type: 'labFailed', ask: null, problem: { code: 'windowTooLong' } }]);
  });
});

describe('a ranking', () => {
  it('tells its progress and ends complete; questions are answered meanwhile', async () => {
    const lab = await ready();
    lab.whileWorking((turn) => {
      if (turn === 3) void lab.operate(9, FORGET);
    });
    await lab.ask(1, { type: 'rank', ...PLACE });
    const told = lab.of('ranked');
    expect(told.map(({ done, total }) => [done, total])).toEqual([1, 2, 3, 4, 5, 6, 7, 7].map((done) => [done, 7]));
    expect(told.at(-1)!.units.some(Number.isNaN)).toBe(false);
    const order = lab.posted.map(({ type }) => type);
    expect(order.indexOf('operated')).toBeLessThan(order.lastIndexOf('ranked'));
  });

  it('gives way to a newer one, and can be called off', async () => {
    const lab = await ready();
    lab.whileWorking((turn) => {
      if (turn === 2) void lab.ask(2, { type: 'rank', ...PLACE });
    });
    await lab.ask(1, { type: 'rank', ...PLACE });
    expect(lab.of('ranked').findLast(({ ask }) => ask === 1)!.done).toBeLessThan(7);
    expect(lab.of('ranked').at(-1)).toMatchObject({ ask: 2, done: 7 });
    lab.whileWorking((turn) => {
      if (turn === 2) void lab.tell({ type: 'callOff', run: 1 });
    });
    await lab.ask(3, { type: 'rank', ...PLACE });
    expect(lab.of('ranked').at(-1)!.done).toBeLessThan(7);
  });
});

describe('other questions', () => {
  it('project trajectories with and without surgery into the same plane', async () => {
    const { ask, of } = await ready();
    const sequences = [PROBE, { part: 'train', sample: 0 } as const];
    const question = { type: 'project', sequences, state: 'h', ...PLACE } as const;
    await ask(1, { ...question, interventions: interventions() });
    await ask(2, { ...question, interventions: interventions(FORGET) });
    const [plain, cut] = of('projected');
    expect(plain.trajectories.map(({ part, before }) => [part, before.length])).toEqual([
      ['test', 18],
      ['train', 18],
    ]);
    for (const { before, after } of plain.trajectories) expect(after).toEqual(before);
    expect(cut.trajectories.map(({ before }) => before)).toEqual(plain.trajectories.map(({ before }) => before));
    expect(cut.trajectories[0].after).not.toEqual(cut.trajectories[0].before);
    expect(plain.explained[0]).toBeGreaterThanOrEqual(plain.explained[1]);
  });

  it('tell what each sequence should be answered with, padding left out (the data’s own truth)', async () => {
    const each = caseOf({ units: 3 });
    const { ask, of } = await ready(each);
    const sequences = [PROBE, { part: 'train', sample: 0 } as const];
    await ask(1, { type: 'project', sequences, state: 'h', interventions: [], ...PLACE });
    const wanted = sequences.map(({ part, sample }) => each.prepared.truth(part, [sample]));
    expect(of('projected')[0].trajectories.map(({ truth }) => truth)).toEqual(wanted);
    const labelled = caseOf({ units: 3 }, { data: { source: { kind: 'parity', heldOutSequences: 20 } }, task: {} });
    const other = await ready(labelled);
    await other.ask(1, { type: 'project', sequences, state: 'h', interventions: [], ...PLACE });
    const K = labelled.prepared.outputs;
    for (const { part, sample, before, truth } of other.of('projected')[0].trajectories) {
      expect(truth).toEqual(labelled.prepared.truth(part, [sample]).slice(0, truth.length));
      expect(truth).toHaveLength(labelled.prepared.perStep ? (before.length / 2) * K : K);
    }
  });

  it('give the sensitivities of the valid steps alone', async () => {
    const each = caseOf(
      { units: 3 },
      { data: { source: { kind: 'adding', lag: 40, heldOutSequences: 20 } }, task: {} },
    );
    const { ask, of } = await ready(each);
    await ask(1, { type: 'sensitivity', interventions: [], probe: PROBE, output: 0, step: 0 });
    const steps = each.prepared.stepLabels('test', 2).length;
    expect(of('sensitivities')[0].values).toHaveLength(steps * 2);
  });

  it('show the weights beside those of the start, which are equal before any training', async () => {
    const each = caseOf({ cell: 'gru', units: 3 });
    const lab = started(each);
    await lab.open();
    await lab.weights(0, 1, each.spec.seed);
    await lab.ask(1, { type: 'anatomy', ...PLACE });
    const [{ now, start, spectrum }] = lab.of('anatomy');
    expect(now).toEqual(start);
    expect(spectrum.map(({ gate, real }) => [gate, real.length])).toEqual(['z', 'r', 'n'].map((gate) => [gate, 3]));
    // Orthogonal blocks: every eigenvalue on the unit circle.
    for (const { real, imaginary } of spectrum) {
      real.forEach((value, k) => {
        expect(Math.hypot(value, imaginary[k])).toBeCloseTo(1, 5);
      });
    }
  });
});
