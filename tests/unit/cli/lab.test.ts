/** `--lab` gives what the page's laboratory answers, checked from dumped weights, finite differences and definitions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PLAIN_ARITHMETIC } from '../../../src/cells';
import { prepare, whole } from '../../../src/data';
import { parseSpec } from '../../../src/experiment/parse';
import { lossUnder } from '../../../src/laboratory/operatedLoss';
import { operate, UNTOUCHED, type Body, type Plan } from '../../../src/laboratory/surgery';
import { SMALL, folder, linesOf, run, type Ended } from './support';

interface Loss {
  readonly loss: number;
  readonly ratio: number;
}
interface Both<V> {
  readonly untrained: V;
  readonly trained: V;
}
interface Line {
  readonly contender: string;
  readonly run?: number;
  readonly lab: {
    readonly loss: number;
    readonly scored: number;
    readonly of: number;
    readonly operated: Loss;
    readonly presets: Record<string, Loss>;
    readonly layers: readonly {
      readonly layer: number;
      readonly direction: string;
      readonly units: number[];
      readonly gates: Record<string, Loss>;
      readonly flow: Both<{ sequences: number; h: number[]; c: number[] | null }>;
      readonly spectralRadius: Both<Record<string, number>>;
      readonly saturation: Both<Record<string, { below: number; above: number }>>;
    }[];
    readonly sensitivity: { part: string; sample: number; output: number; step?: number; values: number[][] };
  };
}
const labs = (ended: Ended): Line[] => (linesOf(ended) as Line[]).filter((line) => 'lab' in line);

function prepared(document: object) {
  const spec = parseSpec(document);
  if (!spec.ok) throw new Error(JSON.stringify(spec.problems));
  const data = prepare(spec.value, null);
  if (!data.ok) throw new Error(JSON.stringify(data.problems));
  return { spec: spec.value, data: data.value };
}

/** A network from its dumped weights, on plain arrays. */
function dumped(directory: string, contender: number): Body {
  const { spec, data } = prepared(SMALL);
  const text = readFileSync(join(directory, 'AB'[contender]!, 'weights.json'), 'utf8');
  const weights = JSON.parse(text) as Record<string, { shape: number[]; values: number[] }>;
  const { inputs, outputs, perStep, output } = data;
  return {
    contender: spec.contenders[contender]!,
    io: { inputs, outputs, perStep, output },
    weights: Object.fromEntries(
      Object.entries(weights).map(([name, { shape, values }]) => [name, { shape, values: Float32Array.from(values) }]),
    ),
  };
}

const directory = join(folder, 'lab');
const trained = run(SMALL, '--lab', '--dump', directory);

describe('--lab', () => {
  it('adds one line a contender after the final ones, and nothing without it', async () => {
    const all = linesOf(await trained) as object[];
    const plain = linesOf(await run(SMALL)) as object[];
    expect(all.slice(0, -2).map((line) => Object.keys(line))).toEqual(plain.map((line) => Object.keys(line)));
    expect(all.slice(-2)).toMatchObject([
      { contender: 'A', lab: {} },
      { contender: 'B', lab: {} },
    ]);
  });

  it('has the loss with each preset, gate and unit as the dumped weights give it under that plan alone', async () => {
    const lines = labs(await trained);
    const { data } = prepared(SMALL);
    const lossOf = (body: Body, plan: Plan) =>
      whole(lossUnder(body, data, plan, { loss: data.loss, huberDelta: 1 }, PLAIN_ARITHMETIC)).loss;
    const [lstm, gru] = lines.map(({ lab }) => lab);
    const [A, B] = [dumped(directory, 0), dumped(directory, 1)];
    const untouched = lossOf(A, UNTOUCHED);
    expect(lstm!.loss).toBeCloseTo(untouched, 6);
    expect([lstm!.scored, lstm!.of]).toEqual([data.validation.count, data.validation.count]);
    expect(Object.keys(lstm!.presets)).toEqual(['forgetOne', 'forgetZero', 'inputOne', 'outputOne']);
    expect(Object.keys(gru!.presets)).toEqual(['updateOne', 'resetOne']);
    // Gates in the order of the weights: i, f, g, o.
    const shut = lossOf(A, () => [{ kind: 'clamp', gate: 1, value: 0, units: null, steps: null }]);
    expect(lstm!.presets['forgetZero']!.loss).toBeCloseTo(shut, 6);
    expect(lstm!.presets['forgetZero']!.ratio).toBeCloseTo(shut / untouched, 5);
    expect(lstm!.layers[0]!.units).toHaveLength(3);
    const silent = lossOf(B, () => [{ kind: 'silence', units: [1] }]);
    expect(gru!.layers[0]!.units[1]).toBeCloseTo(silent, 6);
    const { loss, ratio } = gru!.layers[0]!.gates['z']!;
    expect(ratio).toBeCloseTo(loss / gru!.loss, 9);
    expect(Object.keys(gru!.layers[0]!.gates)).toEqual(['z', 'r', 'n']);
  });

  it('has slopes of the first test sequence that finite differences of the dumped network confirm', async () => {
    const [line] = labs(await trained);
    const { data } = prepared(SMALL);
    const body = dumped(directory, 0);
    const batch = data.test.batch([0]);
    const answer = (step: number, by: number) => {
      const inputs = batch.inputs.slice();
      inputs[step]! += by;
      return operate(body, { ...batch, inputs }, UNTOUCHED).outputs[0]!;
    };
    const { values, ...where } = line!.lab.sensitivity;
    expect(where).toEqual({ part: 'test', sample: 0, output: 0 });
    expect(values.map((row) => row.length)).toEqual(new Array(8).fill(1));
    for (const step of [0, 5, 7]) {
      expect(values[step]![0]).toBeCloseTo((answer(step, 0.01) - answer(step, -0.01)) / 0.02, 4);
    }
  });

  it('counts gradients as multiples of the last step, and starts from orthogonal blocks, whose eigenvalues have modulus 1', async () => {
    const { layers } = labs(await trained)[0]!.lab;
    const [{ flow, spectralRadius, saturation, ...place }] = layers as [(typeof layers)[number]];
    expect(place).toMatchObject({ layer: 0, direction: 'forward' });
    for (const { sequences, h, c } of [flow.untrained, flow.trained]) {
      expect(sequences).toBeGreaterThan(1);
      expect([h.length, c!.length, h[7], c![7]]).toEqual([8, 8, 1, 1]);
    }
    expect(flow.trained.h[0]).not.toBe(flow.untrained.h[0]);
    for (const gate of ['i', 'f', 'g', 'o']) expect(spectralRadius.untrained[gate]).toBeCloseTo(1, 5);
    expect(Object.keys(saturation.trained)).toEqual(['i', 'f', 'o']);
  });

  it('finds a preset to change nothing where its gate stands there already (forget bias 20: f = 1)', async () => {
    const contenders = [{ cell: 'lstm', units: 3, forgetBias: 20 }];
    const [line] = labs(await run({ ...SMALL, contenders }, '--lab'));
    const { presets, layers, operated, loss } = line!.lab;
    expect(presets['forgetOne']!.ratio).toBeCloseTo(1, 6);
    expect(presets['forgetZero']!.ratio).not.toBeCloseTo(1, 3);
    expect(layers[0]!.saturation.trained['f']).toEqual({ below: 0, above: 1 });
    // Without interventions nothing is operated on.
    expect(operated).toEqual({ loss, ratio: 1 });
  });

  it('lets the interventions of the spec act as on the page: in the loss and the slopes of their contender only', async () => {
    const interventions = [
      { kind: 'clamp', gate: 'f', value: 0 },
      { kind: 'silence', contender: 1 },
      { kind: 'clamp', contender: 1, gate: 'z', value: 1, on: false },
    ];
    const [plain, cut] = await Promise.all([trained, run({ ...SMALL, interventions }, '--lab')]);
    const [[A, B], [cutA, cutB]] = [labs(plain), labs(cut)].map((lines) => lines.map(({ lab }) => lab)) as [
      Line['lab'][],
      Line['lab'][],
    ];
    expect(cutA!.operated).toEqual(A!.presets['forgetZero']);
    expect(cutB!.sensitivity.values.flat().every((slope) => slope === 0)).toBe(true);
    const others = ({ operated: _, sensitivity: __, ...rest }: Line['lab']) => rest;
    expect([others(cutA!), others(cutB!)]).toEqual([others(A!), others(B!)]);
  });

  it('answers for every layer and direction, and counts gradients from where each pass ends', async () => {
    const contenders = [{ cell: 'mgu', units: 2, layers: 2, bidirectional: true }];
    const [line] = labs(await run({ ...SMALL, contenders }, '--lab'));
    const { layers } = line!.lab;
    expect(layers.map(({ layer, direction }) => [layer, direction])).toEqual([
      [0, 'forward'],
      [0, 'backward'],
      [1, 'forward'],
      [1, 'backward'],
    ]);
    for (const { direction, flow, units } of layers) {
      expect([flow.trained.h.length, units.length]).toEqual([8, 2]);
      expect(flow.trained.h[direction === 'backward' ? 0 : 7]).toBe(1);
    }
  });

  it('says whose slopes they are where every step is answered: the last one’s', async () => {
    const source = { kind: 'copy', lag: 3, stringLength: 2, sequencesPerEpoch: 16, heldOutSequences: 8 };
    const document = { ...SMALL, data: { source }, task: {} };
    const [line] = labs(await run(document, '--lab'));
    const { steps, inputs } = prepared(document).data;
    const { step, values } = line!.lab.sensitivity;
    expect(step).toBe(steps - 1);
    expect(values.map((row) => row.length)).toEqual(new Array(steps).fill(inputs));
  });

  it('refuses interventions that do not fit before anything is trained', async () => {
    const interventions = [{ kind: 'clamp', gate: 'f', value: 0, steps: { from: 3, to: 8 } }];
    const { code, out, err } = await run({ ...SMALL, interventions }, '--lab');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/step 9/);
  });

  it('answers for every run of a race, for the first as without seeds', async () => {
    const [alone, race] = await Promise.all([trained, run(SMALL, '--seeds', '2', '--lab')]);
    const lines = labs(race);
    expect(lines.map((line) => [line.contender, line.run])).toEqual([
      ['A', 0],
      ['A', 1],
      ['B', 0],
      ['B', 1],
    ]);
    expect([lines[0]!.lab, lines[2]!.lab]).toEqual(labs(alone).map(({ lab }) => lab));
    expect(lines[1]!.lab.loss).not.toBe(lines[0]!.lab.loss);
  });
});
