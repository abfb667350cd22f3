/** Claims of lessons, checked on tiny experiments; the oracle is the command line's own lines for the same spec. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { checkClaim, checkSeed } from '../../../cli/claims';
import { shareAtOwnMean } from '../../../cli/plane';
import { prepare } from '../../../src/data';
import { parseSpec } from '../../../src/experiment/parse';
import type { Claim, Measure } from '../../../src/lessons/lesson';
import { initialWeights } from '../../../src/rnn';
import { SMALL, folder, linesOf, run } from './support';

type Lab = Record<string, { ratio: number }>;
interface Line {
  readonly contender: string;
  readonly epoch?: number;
  readonly trainLoss: number;
  readonly valLoss: number;
  readonly parameters?: number;
  readonly bestEpoch: number;
  readonly test: Record<string, number>;
  readonly baselines: Record<string, Record<string, number>>;
  readonly steps?: number[];
  readonly targets?: Record<string, { test: Record<string, number>; baselines: Record<string, { mae: number }> }>;
  readonly baselineSteps?: Record<string, number[]>;
  readonly lab?: {
    readonly loss: number;
    readonly presets: Lab;
    readonly sensitivity: { readonly values: number[][] };
    readonly layers: readonly [
      {
        readonly gates: Lab;
        readonly units: number[];
        readonly spectralRadius: { readonly trained: Record<string, number> };
        readonly flow: Record<'untrained' | 'trained', Record<'h' | 'c', number[]>>;
        readonly saturation: { readonly trained: Record<string, { readonly below: number; readonly above: number }> };
      },
    ];
  };
}

function preparedOf(document: object) {
  const spec = parseSpec(document);
  if (!spec.ok) throw new Error(JSON.stringify(spec.problems));
  const prepared = prepare(spec.value, null);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return prepared.value;
}

/** What the command line says of this training seed. */
async function told(trainingSeed: number, document: object = SMALL) {
  const ended = await run({ ...document, trainingSeed }, '--lab');
  const lines = linesOf(ended) as Line[];
  const of = (letter: string) => {
    const own = lines.filter(({ contender }) => contender === letter);
    return {
      epochs: own.filter(({ epoch }) => epoch !== undefined),
      final: own.find(({ parameters }) => parameters !== undefined)!,
      lab: own.find(({ lab }) => lab !== undefined)!.lab!,
    };
  };
  return { A: of('A'), B: of('B') };
}

const claim = (holds: Claim['holds'], rest: Partial<Claim> = {}): Claim => ({
  says: 'a sentence',
  spec: SMALL,
  seeds: [5],
  holds,
  ...rest,
});

/** The values of measures of contender 0 with seed 5; bounds that every number fulfils. */
async function values(measures: readonly Measure[], rest: Partial<Claim> = {}, contender = 0): Promise<number[]> {
  const holds = measures.map((measure) => ({ contender, measure, atLeast: -Infinity }));
  const { seeds } = await checkClaim(claim(holds, rest), null);
  return seeds[0]!.measured.map(({ value }) => value);
}

const rmse = { of: 'score', metric: 'rmse' } as const;
const naive = { of: 'baseline', baseline: 'lastValue', metric: 'rmse' } as const;

describe('a claim', () => {
  it('holds where it does with every seed, and says what was measured with each (test scores of the command line)', async () => {
    const [five, six] = await Promise.all([told(5), told(6)]);
    const [low, high] = [five, six].map(({ A }) => A.final.test['rmse']!).toSorted((a, b) => a - b) as [number, number];
    const between = { contender: 0, measure: rmse, atLeast: low, atMost: high };
    const seeds = [5, 6];
    const holds = await checkClaim(claim([between], { seeds }), null);
    expect(holds).toEqual({
      holds: true,
      seeds: [five, six].map(({ A }, k) => ({
        seed: seeds[k],
        holds: true,
        measured: [{ value: A.final.test['rmse'], other: null, holds: true }],
      })),
    });
    expect(low).toBeLessThan(high);
    // Only one seed reaches the higher one.
    const claimed = claim([{ ...between, atLeast: high }, between], { seeds });
    const fails = await checkClaim(claimed, null);
    const reached = [five, six].map(({ A }) => A.final.test['rmse'] === high);
    expect([fails.holds, ...fails.seeds.map((each) => each.holds)]).toEqual([false, ...reached]);
    expect(fails.seeds.map(({ measured }) => measured.map((each) => each.holds))).toEqual(
      reached.map((first) => [first, true]),
    );
  });

  it('measures presets, gates held at their means, gradients through time and saturation as --lab tells them', async () => {
    const [{ lab }] = [(await told(5)).A];
    const [layer] = lab.layers;
    const found = await values([
      { of: 'preset', preset: 'forgetZero' },
      { of: 'preset', preset: 'outputOne' },
      { of: 'heldAtMean', gate: 'f' },
      { of: 'heldAtMean', gate: 'o' },
      { of: 'flow', state: 'h' },
      { of: 'flow', state: 'c' },
      { of: 'saturation', gate: 'f', side: 'open' },
      { of: 'saturation', gate: 'o', side: 'shut' },
    ]);
    expect(found).toEqual([
      lab.presets['forgetZero']!.ratio,
      lab.presets['outputOne']!.ratio,
      layer.gates['f']!.ratio,
      layer.gates['o']!.ratio,
      layer.flow.trained.h[0],
      layer.flow.trained.c[0],
      layer.saturation.trained['f']!.above,
      layer.saturation.trained['o']!.below,
    ]);
    expect(new Set(found.slice(0, 6)).size).toBe(6);
  });

  it('measures sizes, baselines, losses and the best epoch as the command line tells them', async () => {
    const { A } = await told(5);
    const last = A.epochs.at(-1)!;
    const names = ['parameters', 'bestEpoch', 'bestValLoss', 'trainLoss', 'valLoss', 'failed'] as const;
    expect(await values([naive, ...names.map((of) => ({ of }))])).toEqual([
      A.final.baselines['lastValue']!['rmse'],
      A.final.parameters,
      A.final.bestEpoch,
      Math.min(...A.epochs.map(({ valLoss }) => valLoss)),
      last.trainLoss,
      last.valLoss,
      0,
    ]);
  });

  it('compares one measure with a multiple of another (the quotient on either side of its bound)', async () => {
    const { A, B } = await told(5);
    const [own, others, baseline] = [
      A.final.test['rmse']!,
      B.final.test['rmse']!,
      A.final.baselines['lastValue']!['rmse']!,
    ];
    const than = { contender: 1, measure: rmse };
    const compared = (times: number, to: typeof than | { contender: number; measure: typeof naive }) => [
      { contender: 0, measure: rmse, atLeast: times, than: to },
      { contender: 0, measure: rmse, atMost: times, than: to },
    ];
    const toNaive = { contender: 0, measure: naive };
    const { seeds } = await checkClaim(
      claim([
        ...compared((own / others) * 0.99, than),
        ...compared((own / others) * 1.01, than),
        ...compared((own / baseline) * 1.01, toNaive),
      ]),
      null,
    );
    expect(seeds[0]!.measured).toEqual([
      { value: own, other: others, holds: true },
      { value: own, other: others, holds: false },
      { value: own, other: others, holds: false },
      { value: own, other: others, holds: true },
      { value: own, other: baseline, holds: false },
      { value: own, other: baseline, holds: true },
    ]);
  });

  it('pauses at its epochs with the losses that the whole run had there, and at 0 looks at the untrained network', async () => {
    const { A } = await told(5);
    const course = [{ of: 'trainLoss' }, { of: 'valLoss' }, { of: 'bestEpoch' }] as const;
    const { trainLoss, valLoss } = A.epochs[0]!;
    expect(await values(course, { epochs: 1 })).toEqual([trainLoss, valLoss, 1]);
    const [flow, ...none] = await values([{ of: 'flow', state: 'c' }, ...course], { epochs: 0 });
    expect(flow).toBe(A.lab.layers[0].flow.untrained.c[0]);
    // Before training there is a validation loss, and neither a training loss nor a best epoch.
    expect(none).toEqual([NaN, expect.any(Number), NaN]);
    const { holds } = await checkClaim(
      claim([{ contender: 0, measure: { of: 'bestEpoch' }, atMost: 9 }], { epochs: 0 }),
      null,
    );
    expect(holds).toBe(false);
  });

  it('counts a run that failed as 1 (a rate of ten, unclipped, without a bound on the state)', async () => {
    const spec = {
      ...SMALL,
      contenders: [{ cell: 'simpleRnn', units: 4, activation: 'linear' }],
      training: { epochs: 3, optimiser: 'sgd', learningRate: 10, clipping: { rule: 'none' } },
    };
    expect(await values([{ of: 'failed' }], { spec })).toEqual([1]);
  });

  it.each([
    ['contender: 2 is none of the 2', { contender: 2, measure: rmse, atLeast: 0 }],
    [
      'metric: accuracy is none of mse, rmse',
      { contender: 0, measure: { of: 'score', metric: 'accuracy' }, atLeast: 0 },
    ],
    ['baseline: chance is none of lastValue', { contender: 0, measure: { ...naive, baseline: 'chance' }, atLeast: 0 }],
    ['preset: updateOne is for gru', { contender: 0, measure: { of: 'preset', preset: 'updateOne' }, atLeast: 0 }],
    ['gate: z is none of i, f, g, o', { contender: 0, measure: { of: 'heldAtMean', gate: 'z' }, atLeast: 0 }],
    ['gate: n is none of z, r', { contender: 1, measure: { of: 'saturation', gate: 'n', side: 'shut' }, atLeast: 0 }],
    ['state: the cell gru has no c', { contender: 1, measure: { of: 'flow', state: 'c' }, atLeast: 0 }],
    ['holds: score has no bound', { contender: 0, measure: rmse }],
  ] as readonly (readonly [string, Claim['holds'][number]])[])(
    'that cannot be measured is refused: %s',
    async (says, hold) => {
      await expect(checkClaim(claim([hold]), null)).rejects.toThrow(says);
    },
  );

  it('whose spec is wrong is refused with the field’s sentence', async () => {
    const hold = { contender: 0, measure: rmse, atLeast: 0 };
    await expect(checkClaim(claim([hold], { spec: { task: { horizon: 0 } } }), null)).rejects.toThrow(
      /task\.horizon.*0 is too small/,
    );
  });
});

describe('what claims measure besides', () => {
  it('is an intervention, also on the unit that ranks first or last, and the candidate’s largest eigenvalue (from --lab)', async () => {
    const { lab } = (await told(5)).A;
    const [{ units, spectralRadius }] = lab.layers;
    const silence = { kind: 'silence' };
    const found = await values([
      { of: 'operated', intervention: { kind: 'clamp', gate: 'f', value: 0 } },
      { of: 'operated', intervention: silence, ranked: 'first' },
      { of: 'operated', intervention: silence, ranked: 'last' },
      { of: 'spectralRadius' },
    ]);
    expect(found).toEqual([
      lab.presets['forgetZero']!.ratio,
      Math.max(...units) / lab.loss,
      Math.min(...units) / lab.loss,
      spectralRadius.trained['g'],
    ]);
    const { B } = await told(5, { ...SMALL, contenders: SMALL.contenders.toReversed() });
    // The contender that is measured is meant, whatever the document says.
    const clamp = { kind: 'clamp', gate: 'f', value: 0, contender: 0 };
    const spec = { ...SMALL, contenders: SMALL.contenders.toReversed() };
    expect(await values([{ of: 'operated', intervention: clamp }], { spec }, 1)).toEqual([
      B.lab.presets['forgetZero']!.ratio,
    ]);
  });

  it('is the error of one step ahead, of one target, and how near forecasts lie to the last value (from the CSV)', async () => {
    const ahead = { ...SMALL, trainingSeed: 5, task: { window: 8, horizon: 3 } };
    const file = join(folder, 'ahead.csv');
    const lines = linesOf(await run(ahead, '--predictions', file)) as Line[];
    const { steps, baselineSteps } = lines.find(({ contender, parameters }) => contender === 'A' && parameters)!;
    const found = await values(
      [{ ...rmse, ahead: 1 }, { ...rmse, ahead: 3 }, { ...naive, ahead: 2 }, { of: 'repeats' }],
      { spec: ahead },
    );
    expect(found.slice(0, 3)).toEqual([steps![0], steps![2], baselineSteps!['lastValue']![1]]);
    const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8').trimEnd(), { header: true });
    const first = data.filter(({ part, step }) => part === 'test' && step === '1');
    const away = (column: string) =>
      Math.sqrt(first.reduce((sum, row) => sum + (Number(row['A LSTM']) - Number(row[column])) ** 2, 0) / first.length);
    expect(found[3]).toBeCloseTo(away('lastValue') / away('truth'), 5);

    const source = { kind: 'dataset', id: 'seattleTemperature' };
    const several = {
      ...SMALL,
      data: { source, targets: ['temp_max', 'wind'] },
      contenders: [{ cell: 'gru', units: 2 }],
    };
    const spec = { ...several, training: { epochs: 1, backend: 'simd' } };
    const told = linesOf(await run({ ...spec, trainingSeed: 5 })) as Line[];
    const { wind } = told.find(({ targets }) => targets !== undefined)!.targets!;
    expect(
      await values(
        [
          { of: 'score', metric: 'mae', target: 1 },
          { ...naive, metric: 'mae', target: 1 },
        ],
        { spec },
      ),
    ).toEqual([wind!.test['mae'], wind!.baselines['lastValue']!.mae]);
    await expect(values([{ ...rmse, ahead: 1 }], { spec })).rejects.toThrow(/^target: say of which/);
    await expect(values([{ ...rmse, ahead: 4 }], { spec: ahead })).rejects.toThrow('ahead: there are 3');
  });

  it('is the share of test values beyond the training part: all of a line, none of a zigzag, without any training', async () => {
    const drawn = (value: (k: number) => number) => {
      const source = { kind: 'drawn', values: Array.from({ length: 100 }, (_, k) => value(k)) };
      return { spec: { ...SMALL, data: { source }, training: { epochs: 100_000 } } };
    };
    expect(
      await values(
        [{ of: 'outside' }],
        drawn((k) => k),
      ),
    ).toEqual([1]);
    expect(
      await values(
        [{ of: 'outside' }],
        drawn((k) => k % 2),
      ),
    ).toEqual([0]);
  });

  it('is the largest slope of the marked steps and of the others (from --lab and the sequence itself)', async () => {
    const source = { kind: 'adding', lag: 9, sequencesPerEpoch: 32, heldOutSequences: 8 };
    const spec = { ...SMALL, data: { source }, task: {} };
    const { lab } = (await told(5, spec)).A;
    const { inputs } = preparedOf(spec).test.batch([0]);
    const slopes = (marked: boolean) =>
      lab.sensitivity.values.flatMap(([slope], t) => ((inputs[2 * t + 1] === 1) === marked ? [Math.abs(slope!)] : []));
    expect(slopes(true)).toHaveLength(2);
    const both = await values(
      [
        { of: 'slope', at: 'marked' },
        { of: 'slope', at: 'others' },
      ],
      { spec },
    );
    expect(both).toEqual([Math.max(...slopes(true)), Math.max(...slopes(false))]);
    await expect(values([{ of: 'slope', at: 'marked' }])).rejects.toThrow(/^slope: only sequences with a value/);
  });

  it('is what the plane of a state shows of the answers: of one untrained unit its own values (from its equation)', async () => {
    const source = { kind: 'parity', lag: 6, sequencesPerEpoch: 16, heldOutSequences: 8 };
    const spec = { ...SMALL, data: { source }, task: {}, contenders: [{ cell: 'simpleRnn', units: 1 }] };
    const { test, inputs: I, outputs: K, perStep, output } = preparedOf(spec);
    const parsed = parseSpec(spec);
    const [contender] = parsed.ok ? parsed.value.contenders : [];
    const weights = initialWeights(contender!, { inputs: I, outputs: K, perStep, output }, 5);
    const read = (name: string, k = 0) => weights[`layers.0.${name}`]!.values[k]!;
    const points: { h: number; odd: number }[] = [];
    for (let sample = 0; sample < test.count; sample++) {
      const { inputs, targets, steps } = test.batch([sample]);
      let h = 0;
      for (let t = 0; t < steps; t++) {
        let z = read('bias') + h * read('recurrentKernel');
        for (let i = 0; i < I; i++) z += inputs[t * I + i]! * read('kernel', i);
        h = Math.tanh(z);
        points.push({ h, odd: targets[t * K + 1]! });
      }
    }
    const mean = (of: (typeof points)[number][], what: 'h' | 'odd') =>
      of.reduce((sum, point) => sum + point[what], 0) / of.length;
    const means = [0, 1].map((odd) =>
      mean(
        points.filter((point) => point.odd === odd),
        'h',
      ),
    ) as [number, number];
    const right = points.filter(
      ({ h, odd }) => Math.abs(h - means[odd as 0 | 1]) < Math.abs(h - means[(1 - odd) as 0 | 1]),
    );
    const [h0, odd0] = [mean(points, 'h'), mean(points, 'odd')];
    const sum = (of: (dh: number, dodd: number) => number) =>
      points.reduce((total, { h, odd }) => total + of(h - h0, odd - odd0), 0);
    const r = sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
    const plane = (what: 'nearestMean' | 'variance' | 'firstWithTarget') =>
      ({ of: 'plane', state: 'h', what }) as const;
    const [share, along, variance] = await values([plane('nearestMean'), plane('firstWithTarget'), plane('variance')], {
      spec,
      epochs: 0,
    });
    expect(share).toBeCloseTo(right.length / points.length, 9);
    expect(along).toBeCloseTo(Math.abs(r), 4);
    expect(variance).toBeCloseTo(1, 9);
    await expect(values([plane('nearestMean')])).rejects.toThrow(/^plane: /);
  });

  it('counts a point as right that lies nearest to its own mean (by hand: means at 1, 6 and 10)', () => {
    const on = (target: number, ...xs: number[]) => xs.map((x) => ({ x, y: 0, target }));
    const points = [...on(0, 0, 2), ...on(1, 3, 9), ...on(2, 10)];
    // 3 is nearer to 1 than to 6, and 9 nearer to 10.
    expect(shareAtOwnMean(points)).toBeCloseTo(3 / 5, 12);
  });
});

describe('claims about one experiment', () => {
  it('come to the same together as alone', async () => {
    const claims = [
      claim([{ contender: 0, measure: rmse, atLeast: 0 }]),
      claim([{ contender: 1, measure: { of: 'preset', preset: 'resetOne' }, atMost: 0 }]),
    ];
    const alone = await Promise.all(claims.map((each) => checkClaim(each, 'simd')));
    expect(await checkSeed(claims, 5, 'simd')).toEqual(alone.map(({ seeds }) => seeds[0]));
    expect(alone.map(({ holds }) => holds)).toEqual([true, false]);
  });
});
