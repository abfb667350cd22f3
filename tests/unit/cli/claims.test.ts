/** Claims of lessons, checked on tiny experiments; the oracle is the command line's own lines for the same spec. */
import { describe, expect, it } from 'vitest';
import { checkClaim, checkSeed } from '../../../cli/claims';
import type { Claim, Measure } from '../../../src/lessons/lesson';
import { SMALL, linesOf, run } from './support';

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
  readonly lab?: {
    readonly presets: Lab;
    readonly layers: readonly [
      {
        readonly gates: Lab;
        readonly flow: Record<'untrained' | 'trained', Record<'h' | 'c', number[]>>;
        readonly saturation: { readonly trained: Record<string, { readonly below: number; readonly above: number }> };
      },
    ];
  };
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
