/** `--seeds N` with the arguments that a user types: the lines of every run, and numbers that equal those of the page's trainer. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviation, mean } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import { parseRuns } from '../../../src/experiment/runRecord';
import { specOfRun, trainingSeedOfRun } from '../../../src/experiment/seeds';
import type { FromTrainer } from '../../../src/training/protocol';
import { TrainerSession } from '../../../src/training/session';
import { SMALL, folder, linesOf, run, type Ended } from './support';

interface Line {
  readonly contender: string;
  readonly run?: number;
  readonly runs?: number;
  readonly trainingSeed?: number;
  readonly epoch?: number;
  readonly trainLoss?: number;
  readonly valLoss?: number;
  readonly test?: Record<string, number>;
  readonly summary?: Record<string, { mean: number; deviation: number }>;
}
const lines = (ended: Ended) => linesOf(ended) as Line[];

/** What the page's trainer makes of one contender's run. */
async function onThePage(contender: number, k: number) {
  const parsed = parseSpec({ ...SMALL, seeds: 3 });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const posted: FromTrainer[] = [];
  const session = new TrainerSession({
    post: (message) => posted.push(message),
    now: () => performance.now(),
    table: () => Promise.resolve(null),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const probe = { part: 'test', sample: 0 } as const;
  await session.handle({
    type: 'build',
    run: 1,
    spec: specOfRun(parsed.value, k),
    contender,
    request: 1,
    focus: { probe, layer: 0, direction: 'forward', predictions: 'test', cell: null, flow: null, epoch: null },
    share: 1,
  });
  await session.handle({ type: 'train', run: 1 });
  const ended = posted.find((message) => message.type === 'ended')!;
  return { outcome: ended.outcome, trainingSeed: trainingSeedOfRun(parsed.value, k) };
}

describe('experiment --seeds 3', () => {
  const ended = run(SMALL, '--seeds', '3', '--jobs', '2');

  it('prints the lines of every run with its seed, then a final line each, then a summary per contender', async () => {
    const { code, err } = await ended;
    expect([code, err]).toEqual([0, '']);
    const all = lines(await ended);
    const epochs = all.filter(({ epoch }) => epoch !== undefined);
    const places = ['A0', 'A1', 'A2', 'B0', 'B1', 'B2'];
    const ofEach = places.map((place) => epochs.filter((line) => `${line.contender}${line.run}` === place));
    expect(ofEach.map((own) => own.map(({ epoch }) => epoch))).toEqual(places.map(() => [1, 2]));
    expect(Object.keys(epochs[0]!)).toEqual([
      'contender',
      'run',
      'trainingSeed',
      'epoch',
      'trainLoss',
      'valLoss',
      'seconds',
    ]);
    const rest = all.slice(epochs.length);
    expect(rest.map((line) => `${line.contender}${line.run ?? ' summary'}`)).toEqual([
      ...places,
      'A summary',
      'B summary',
    ]);
  });

  it('gives bit for bit the losses and metrics of the page’s trainer on the same backend', async () => {
    const all = lines(await ended);
    for (const [contender, k] of [
      [0, 0],
      [0, 2],
      [1, 1],
    ] as const) {
      const { outcome, trainingSeed } = await onThePage(contender, k);
      const own = all.filter((line) => line.contender === 'AB'[contender] && line.run === k);
      expect(own.map(({ trainingSeed: seed }) => seed)).toEqual([trainingSeed, trainingSeed, trainingSeed]);
      expect(own.slice(0, 2).map(({ trainLoss }) => trainLoss)).toEqual(outcome.curves.train.slice(1));
      expect(own.slice(0, 2).map(({ valLoss }) => valLoss)).toEqual(outcome.curves.validation.slice(1));
      expect(own[2]!.test).toEqual(outcome.scores.test.own.overall);
    }
  });

  it('sums the test metrics of each contender up as d3 does', async () => {
    const all = lines(await ended);
    for (const letter of ['A', 'B']) {
      const own = all.filter(({ contender }) => contender === letter);
      const rmse = own.flatMap(({ test }) => (test === undefined ? [] : [test['rmse']!]));
      expect(rmse).toHaveLength(3);
      expect(own.at(-1)).toMatchObject({ runs: 3 });
      expect(own.at(-1)!.summary!['rmse']).toEqual({ mean: mean(rmse), deviation: deviation(rmse) });
    }
  });
});

describe('experiment --runs FILE', () => {
  it('writes the runs that the page’s ledger reads: their specs, and bit for bit the page’s losses and weights', async () => {
    const file = join(folder, 'runs.json');
    const { code, err } = await run(SMALL, '--seeds', '2', '--runs', file);
    expect([code, err]).toEqual([0, '']);
    const read = parseRuns(readFileSync(file, 'utf8'));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { runs, problems } = read.value;
    expect(problems).toEqual([]);
    expect(runs.map((each) => [each.contender, each.run])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(4);
    expect(new Set(runs.map(({ race }) => race)).size).toBe(1);
    const parsed = parseSpec({ ...SMALL, seeds: 2 });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    for (const { contender, run: k, spec, curves, weights } of [runs[1]!, runs[2]!]) {
      const { outcome } = await onThePage(contender, k);
      expect(spec).toEqual(specOfRun(parsed.value, k));
      expect(curves).toEqual(outcome.curves);
      expect(weights).toEqual(outcome.weights);
    }
  });

  it('writes a single run of each contender where one seed is asked for', async () => {
    const file = join(folder, 'single.json');
    expect((await run(SMALL, '--runs', file)).code).toBe(0);
    const read = parseRuns(readFileSync(file, 'utf8'));
    expect(read.ok && read.value.runs.map(({ contender, end }) => [contender, end])).toEqual([
      [0, 'finished'],
      [1, 'finished'],
    ]);
  });
});

describe('a file that cannot be written', () => {
  it.each(['--runs', '--predictions', '--dump'])(
    '%s is named in a sentence, before anything is trained',
    async (option) => {
      writeFileSync(join(folder, 'a-file'), '');
      const file = join(folder, 'a-file', 'below');
      const { code, out, err } = await run(SMALL, option, file);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(
        /^The file \S+a-file\/below could not be written \(ENOTDIR: .+\)\. Nothing was trained; name another\.\n$/,
      );
    },
  );
});

describe('experiment with the seeds of its spec', () => {
  it('dumps the first run of every contender, the same as without seeds', async () => {
    const [alone, several] = [join(folder, 'alone'), join(folder, 'several')];
    await Promise.all([run(SMALL, '--dump', alone), run({ ...SMALL, seeds: 2 }, '--dump', several, '--jobs', '1')]);
    for (const file of ['weights.json', 'gradients.json']) {
      expect(readFileSync(join(several, 'B', file), 'utf8')).toBe(readFileSync(join(alone, 'B', file), 'utf8'));
    }
  });

  it('goes on where one run fails, says which, and ends with 1', async () => {
    const linear = { cell: 'simpleRnn', units: 4, activation: 'linear' };
    const training = { epochs: 3, optimiser: 'sgd', learningRate: 10, clipping: { rule: 'none' } };
    const { code, out, err } = await run({ ...SMALL, contenders: [linear], training, seeds: 2 });
    expect(code).toBe(1);
    expect(err).toMatch(/contender A is no longer a number/);
    expect(JSON.parse(out.trim().split('\n').at(-1)!)).toEqual({ contender: 'A', runs: 0, summary: {} });
  });

  it.each([
    ['--seeds', '0', /--seeds: "0" is no whole number from 1 on/],
    ['--seeds', '21', /21 is too large; choose 20 or less/],
    ['--jobs', 'many', /--jobs: "many" is no whole number from 1 on/],
  ])('%s %s is refused with a sentence', async (option, value, sentence) => {
    const { code, out, err } = await run(SMALL, option, value);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
  });
});
