/** `npm run lessons` with lessons of the test's own: lines, exit codes, what is trained once and by whom. */
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Child } from '../../../cli/children';
import { checked, type ToChecker } from '../../../cli/claimWork';
import { main } from '../../../cli/lessons';
import type { Claim } from '../../../src/lessons/lesson';
import { SMALL, linesOf, run } from './support';

const rmse = { of: 'score', metric: 'rmse' } as const;
const parameters = { of: 'parameters' } as const;

const claim = (says: string, holds: Claim['holds'], rest: Partial<Claim> = {}): Claim => ({
  says,
  spec: SMALL,
  seeds: [5, 6],
  holds,
  ...rest,
});
/** LSTM of 3, GRU of 2, one input and one output: 4 · 3 · 5 + 4 and 3 · 2 · 5 + 3. */
const SIZES = claim('The LSTM has 64 parameters, nearly twice those of the GRU.', [
  { contender: 0, measure: parameters, atLeast: 64, atMost: 64 },
  { contender: 0, measure: parameters, atLeast: 1.9, than: { contender: 1, measure: parameters } },
]);
const WRONG = claim('The GRU has at most 30.', [{ contender: 1, measure: parameters, atMost: 30 }], { seeds: [5] });
const LEARNT = claim('It learns.', [{ contender: 0, measure: rmse, atLeast: 0 }]);

const lesson = (id: string, ...claims: Claim[]) => ({ id, load: () => Promise.resolve({ claims }) });

/** Checks in the process of the test, with messages copied as between processes. */
function here(asked: ToChecker[] = []): Child {
  const child = new EventEmitter();
  const send = (message: ToChecker) => {
    asked.push(message);
    void checked(structuredClone(message)).then((answers) => child.emit('message', structuredClone(answers)));
    return true;
  };
  return Object.assign(child, { send, kill: () => true, disconnect: () => undefined }) as unknown as Child;
}

async function lessons(lessonsOfTest: Parameters<typeof main>[2], args: string[], start: () => Child = () => here()) {
  const said = { out: '', err: '' };
  const streams = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
  const code = await main(args, streams, lessonsOfTest, start);
  return { code, lines: said.out.trim().split('\n'), err: said.err };
}

describe('lessons', () => {
  it('prints a line a claim with the values of every seed, and ends with 0 where all hold (sizes by hand, a score of the command line)', async () => {
    const finals = await Promise.all(
      [5, 6].map(async (trainingSeed) => {
        const lines = linesOf(await run({ ...SMALL, trainingSeed })) as {
          contender: string;
          test?: { rmse: number };
        }[];
        return lines.find(({ contender, test }) => contender === 'A' && test !== undefined)!.test!.rmse;
      }),
    );
    const { code, lines, err } = await lessons([lesson('one', SIZES), lesson('two', LEARNT)], []);
    const scores = finals.map((value) => Number(value.toPrecision(4))).join(', ');
    expect(lines).toEqual([
      'holds one: The LSTM has 64 parameters, nearly twice those of the GRU. (seeds 5, 6) A parameters 64 to 64: 64, 64; A parameters / B parameters ≥ 1.9: 1.939, 1.939',
      `holds two: It learns. (seeds 5, 6) A score rmse ≥ 0: ${scores}`,
    ]);
    expect([code, err]).toEqual([0, '2 of 2 claims hold\n']);
  });

  it('writes whole numbers in full (100 units, one input: 4 · 100 · 102 + 101 parameters)', async () => {
    const spec = { ...SMALL, contenders: [{ cell: 'lstm', units: 100 }] };
    const large = claim('Large.', [{ contender: 0, measure: parameters, atLeast: 40_901 }], { spec, seeds: [5] });
    const { lines } = await lessons([lesson('one', large)], []);
    expect(lines).toEqual(['holds one: Large. (seeds 5) A parameters ≥ 40901: 40901']);
  });

  it('marks what does not hold, and ends with 1', async () => {
    const { code, lines, err } = await lessons([lesson('one', WRONG, SIZES)], ['--jobs', '2']);
    expect(lines[0]).toBe('FAILS one: The GRU has at most 30. (seeds 5) B parameters ≤ 30: 33!');
    expect(lines[1]).toMatch(/^holds one: The LSTM/);
    expect([code, err]).toEqual([1, '1 of 2 claims hold\n']);
  });

  it('checks the lessons that are named alone, and names those there are where one is unknown', async () => {
    const all = [lesson('one', WRONG), lesson('two', SIZES)];
    const { code, lines } = await lessons(all, ['two']);
    expect([code, lines.length]).toEqual([0, 1]);
    const unknown = await lessons(all, ['three']);
    expect([unknown.code, unknown.lines]).toEqual([2, ['']]);
    expect(unknown.err).toMatch(/^there is no lesson three; choose from one, two\nusage: /);
  });

  it.each([
    [['--jobs', '0'], /--jobs: "0" is no whole number from 1 on/],
    [['--backend', 'webgl'], /--backend: "webgl" is neither simd nor reference/],
    [['--fast'], /--fast/],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const { code, err } = await lessons([lesson('one', SIZES)], args);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
  });

  it('asks once for all claims about one experiment and seed, of whatever lesson', async () => {
    const asked: ToChecker[] = [];
    const paused = claim('Untrained.', [{ contender: 0, measure: rmse, atLeast: 0 }], { epochs: 0, seeds: [5] });
    await lessons([lesson('one', SIZES, WRONG), lesson('two', LEARNT, paused)], ['--backend', 'reference'], () =>
      here(asked),
    );
    expect(asked.map(({ claims, seed, backend }) => [claims.map(({ says }) => says[0]), seed, backend])).toEqual([
      [['T', 'T', 'I'], 5, 'reference'],
      [['T', 'I'], 6, 'reference'],
      [['U'], 5, 'reference'],
    ]);
  });

  it('says which claim could not be checked and why, and checks the others about the same experiment', async () => {
    const bad = claim('It is right.', [{ contender: 0, measure: { of: 'score', metric: 'accuracy' }, atLeast: 1 }]);
    const without = claim('Never checked.', [{ contender: 0, measure: parameters, atLeast: 0 }], { seeds: [] });
    const { code, lines, err } = await lessons([lesson('one', SIZES, bad, without)], []);
    expect(lines).toEqual([
      expect.stringMatching(/^holds one: The LSTM/),
      expect.stringMatching(/^BROKEN one: It is right\. \(seed 5\) metric: accuracy is none of mse, rmse/),
      expect.stringMatching(/^FAILS one: Never checked\./),
    ]);
    expect([code, err]).toEqual([1, '1 of 3 claims hold\n']);
  });

  it('goes on with another process where one dies', async () => {
    let started = 0;
    const start = () => {
      if (++started > 1) return here();
      const child = new EventEmitter();
      const send = () => queueMicrotask(() => child.emit('exit', null, 'SIGKILL'));
      return Object.assign(child, { send, kill: () => true, disconnect: () => undefined }) as unknown as Child;
    };
    const alone = { seeds: [5] };
    const all = [lesson('one', { ...SIZES, ...alone }), lesson('two', { ...SIZES, ...alone, epochs: 1 })];
    const { code, lines } = await lessons(all, ['--jobs', '1'], start);
    expect([code, started]).toEqual([1, 2]);
    expect(lines[0]).toMatch(/^BROKEN one: .* SIGKILL$/);
    expect(lines[1]).toMatch(/^holds two: /);
  });

  it('checks in processes of their own with the numbers of one process', async () => {
    const file = fileURLToPath(new URL('../../../cli/claimChild.ts', import.meta.url));
    const apart = () =>
      fork(file, {
        serialization: 'advanced',
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
    const all = [lesson('one', LEARNT, WRONG)];
    expect(await lessons(all, ['--jobs', '2'], apart)).toEqual(await lessons(all, []));
  });
});
