import { beforeAll, describe, expect, it } from 'vitest';
import { whole } from '../../../src/data';
import { PLAIN_ARITHMETIC } from '../../../src/cells';
import type { Arithmetic } from '../../../src/cells';
import type { Intervention } from '../../../src/experiment/interventions';
import { parseSpec } from '../../../src/experiment/parse';
import { CELLS, presetsOf } from '../../../src/experiment/cells';
import { presetInterventions } from '../../../src/experiment/presets';
import { Model, openBackend } from '../../../src/rnn';
import type { Weights } from '../../../src/rnn';
import { fastestArithmetic } from '../../../src/rnn/kernels/simd/arithmetic';
import { lossOf } from '../../../src/training/evaluation';
import { ranked } from '../../../src/laboratory/importance';
import { LOSS_WINDOWS, lossUnder } from '../../../src/laboratory/operatedLoss';
import { softmax } from '../../../src/laboratory/plainLoss';
import { sensitivity } from '../../../src/laboratory/sensitivity';
import { operate, planOf, UNTOUCHED } from '../../../src/laboratory/surgery';
import type { Body, Plan } from '../../../src/laboratory/surgery';
import { deviation } from '../../oracle/read';
import { CASES, caseOf, lossSettings } from './bodies';

let fast: Arithmetic;
beforeAll(async () => {
  fast = await fastestArithmetic();
  await openBackend('reference');
});

const modelOf = ({ contender, io, weights }: Body) => new Model(contender, io, weights as Weights, 1);

const interventions = (list: unknown[]): Intervention[] => {
  const parsed = parseSpec({ interventions: list });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value.interventions;
};

/** Some of everything that a contender can bear. */
function wounds({ contender }: Body): Plan {
  const gate = { lstm: 'f', gru: 'z', simpleRnn: null, mgu: 'f' }[contender.cell];
  const place = { layer: contender.layers - 1, direction: contender.bidirectional ? 'backward' : 'forward' };
  const list = [
    { kind: 'silence', units: [1] },
    { kind: 'state', state: 'h', action: 'freeze', units: [0, 2], steps: { from: 3, to: 4 }, ...place },
    ...(gate === null ? [] : [{ kind: 'clamp', gate, value: 0.4, units: [3], steps: { from: 2, to: 6 } }]),
    ...(contender.cell === 'lstm' ? [{ kind: 'state', state: 'c', action: 'set', value: 0.5, units: [2] }] : []),
  ];
  return planOf(interventions(list), 0, contender);
}

describe.each(CASES)('%s', (_, contender, document) => {
  const each = caseOf(contender, document);
  const { body, prepared } = each;

  it('answers and traces untouched as the network that trains does', () => {
    const model = modelOf(body);
    const batch = prepared.test.batch([0, 3, 5]);
    const { outputs, layers } = operate(body, batch, UNTOUCHED);
    const answers = body.io.output === 'softmax' ? softmax(outputs, body.io.outputs) : outputs;
    expect(deviation(answers, model.predict(batch))).toBeLessThan(1e-5);
    for (const direction of model.directions) {
      model.trace(batch, direction).forEach((trace, layer) => {
        const pass = layers[layer].find((own) => own.direction === direction)!;
        expect(deviation(pass.h, trace['h'])).toBeLessThan(1e-5);
      });
    }
    model.dispose();
  });

  it('has the loss that the trainer reports (the engine’s, to 1e-5)', () => {
    const model = modelOf(body);
    const reported = whole(lossOf(model, prepared.validation, lossSettings(each)));
    const { loss, scored, of } = whole(lossUnder(body, prepared, UNTOUCHED, lossSettings(each), PLAIN_ARITHMETIC));
    expect(Math.abs(loss - reported) / reported).toBeLessThan(1e-5);
    expect([scored, of]).toEqual([prepared.validation.count, prepared.validation.count]);
    model.dispose();
  });

  it('computes the same in WebAssembly, touched or not (to 1e-5)', () => {
    const batch = prepared.validation.batch(Int32Array.from({ length: 20 }, (_value, k) => k));
    for (const plan of [UNTOUCHED, wounds(body)]) {
      const plain = operate(body, batch, plan);
      expect(deviation(operate(body, batch, plan, fast).outputs, plain.outputs)).toBeLessThan(1e-5);
    }
    expect(operate(body, batch, wounds(body)).outputs).not.toEqual(operate(body, batch, UNTOUCHED).outputs);
  });

  it.each(['untouched', 'touched'] as const)('has the sensitivities of finite differences, %s', (how) => {
    const plan = how === 'untouched' ? UNTOUCHED : wounds(body);
    const batch = prepared.test.batch([2]);
    const { outputs: K, perStep } = body.io;
    const output = K - 1;
    const step = batch.steps - 2;
    const found = sensitivity(body, batch, plan, operate(body, batch, plan), output, step);
    const row = perStep ? step * K : 0;
    const answer = (inputs: Float32Array) => {
      const { outputs } = operate(body, { ...batch, inputs }, plan);
      return (body.io.output === 'softmax' ? softmax(outputs, K) : outputs)[row + output];
    };
    const nudge = 2 ** -6;
    const differences = batch.inputs.map((value, k) => {
      const at = (moved: number) => {
        const inputs = batch.inputs.slice();
        inputs[k] = moved;
        return answer(inputs);
      };
      // Five points: the error falls with the fourth power of the nudge, so that single precision suffices.
      const wide = at(value + 2 * nudge) - at(value - 2 * nudge);
      return (8 * (at(value + nudge) - at(value - nudge)) - wide) / (12 * nudge);
    });
    expect(found).toHaveLength(batch.steps * body.io.inputs);
    expect(Math.max(...found.map(Math.abs))).toBeGreaterThan(0);
    expect(deviation(found, differences, 1e-3)).toBeLessThan(5e-3);
  });
});

describe('the plan of a contender', () => {
  it('has what is on, for this contender, layer and direction (by definition)', () => {
    const { contender } = caseOf({ cell: 'gru', layers: 2 }).body;
    const plan = planOf(
      interventions([
        { kind: 'clamp', gate: 'r', value: 1, layer: 1, units: [2], steps: { from: 1, to: 2 } },
        { kind: 'clamp', gate: 'z', value: 1, on: false },
        { kind: 'silence', contender: 1 },
        { kind: 'input', step: 0, value: 3 },
        { kind: 'state', state: 'h', action: 'erase', layer: 1 },
      ]),
      0,
      contender,
    );
    expect(plan(0, 'forward')).toEqual([]);
    expect(plan(1, 'backward')).toEqual([]);
    expect(plan(1, 'forward')).toEqual([
      { kind: 'clamp', gate: 1, value: 1, units: [2], steps: { from: 1, to: 2 } },
      { kind: 'state', state: 'h', action: 'erase', value: 0, units: null, steps: null },
    ]);
  });
});

describe('the importance of units', () => {
  it('is the loss with each silenced, and with each gate at its mean (recomputed one by one)', () => {
    const each = caseOf({ cell: 'lstm', units: 3, layers: 2 });
    const { body, prepared } = each;
    const settings = lossSettings(each);
    const work = ranked(body, prepared, 1, 'forward', settings, PLAIN_ARITHMETIC);
    let told = 0;
    let piece = work.next();
    while (piece.done !== true) {
      if (piece.value !== null) told++;
      piece = work.next();
    }
    const ranking = piece.value;
    // After each of four gates and three units.
    expect(told).toBe(7);
    const loss = (list: unknown[]) =>
      whole(lossUnder(body, prepared, planOf(interventions(list), 0, body.contender), settings, PLAIN_ARITHMETIC)).loss;
    expect(ranking.loss).toBe(loss([]));
    expect([...ranking.units]).toEqual([0, 1, 2].map((unit) => loss([{ kind: 'silence', layer: 1, units: [unit] }])));
    expect(ranking.gates.map(({ gate }) => gate)).toEqual(['i', 'f', 'g', 'o']);

    const all = prepared.validation.batch(Int32Array.from({ length: prepared.validation.count }, (_, k) => k));
    const { gates } = operate(body, all, UNTOUCHED).layers[1][0];
    const forget = [0, 1, 2].map((unit) => {
      const own = gates.filter((_, k) => k % 12 === 3 + unit);
      return own.reduce((sum, value) => sum + value, 0) / own.length;
    });
    const [, { means, loss: frozen }] = ranking.gates;
    means.forEach((mean, unit) => {
      expect(mean).toBeCloseTo(forget[unit], 5);
    });
    const clamps = [...means].map((value, unit) => ({ kind: 'clamp', gate: 'f', layer: 1, units: [unit], value }));
    expect(frozen).toBeCloseTo(loss(clamps), 6);
  });

  it('leaves padding out of a gate’s mean (by definition: it lies between the values that count)', () => {
    const each = caseOf(
      { cell: 'gru', units: 3 },
      { data: { source: { kind: 'adding', lag: 30, heldOutSequences: 9 } }, task: {} },
    );
    const ranking = whole(
      ranked(each.body, each.prepared, 0, 'forward', lossSettings(each), PLAIN_ARITHMETIC) as Generator<void, never>,
    ) as { gates: { means: Float32Array }[] };
    const batch = each.prepared.validation.batch([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const { gates } = operate(each.body, batch, UNTOUCHED).layers[0][0];
    for (let unit = 0; unit < 3; unit++) {
      const valid = gates.filter((_, k) => k % 9 === unit && batch.mask![Math.floor(k / 9)] !== 0);
      const mean = valid.reduce((sum, value) => sum + value, 0) / valid.length;
      expect(ranking.gates[0].means[unit]).toBeCloseTo(mean, 5);
    }
  });
});

describe('the windows of the loss', () => {
  it('are at most 500, evenly spaced, and it says of how many', () => {
    const each = caseOf({ units: 2 }, { data: { source: { kind: 'sine', length: 6000 } }, task: { window: 4 } });
    const { scored, of } = whole(lossUnder(each.body, each.prepared, UNTOUCHED, lossSettings(each), fast));
    expect([scored, of]).toEqual([LOSS_WINDOWS, each.prepared.validation.count]);
    expect(of).toBeGreaterThan(LOSS_WINDOWS);
  });
});

describe('presets', () => {
  it('are those of the cell, in every layer and direction (by definition)', () => {
    expect(presetsOf('lstm')).toEqual(['forgetOne', 'forgetZero', 'inputOne', 'outputOne']);
    expect(presetsOf('gru')).toEqual(['updateOne', 'resetOne']);
    expect(presetsOf('simpleRnn')).toEqual([]);
    expect(presetsOf('mgu')).toEqual(['updateOne']);
    const places = presetInterventions('forgetZero', 2, { cell: 'lstm', layers: 2, bidirectional: true });
    expect(
      places.map(({ contender, layer, direction, gate, value }) => [contender, layer, direction, gate, value]),
    ).toEqual([0, 1].flatMap((layer) => ['forward', 'backward'].map((direction) => [2, layer, direction, 'f', 0])));
    expect(parseSpec({ interventions: places }).ok).toBe(true);
    expect(() => presetInterventions('updateOne', 0, { cell: 'lstm', layers: 1, bidirectional: false })).toThrow('gru');
  });

  it('without memory nothing before a step reaches it: c = i ⊙ g, h = n (by definition)', () => {
    const gru = caseOf({ cell: 'gru' });
    const plan = planOf(presetInterventions('updateOne', 0, gru.body.contender), 0, gru.body.contender);
    const batch = gru.prepared.test.batch([0]);
    const { h, gates } = operate(gru.body, batch, plan).layers[0][0];
    expect([...h]).toEqual(Array.from(h, (_, k) => gates[Math.floor(k / 4) * 12 + 8 + (k % 4)]));
    expect(CELLS.flatMap(presetsOf)).toHaveLength(7);
  });
});
