/** A phase of `npm test` ends when it stands still, and not when it is slow: a clock of the test, and programs that hang. */
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { TEST_MINUTES, run } from '../../../scripts/processes.mjs';
import Progress from '../../../scripts/progress.mjs';
import { Running, watch, type Step } from '../../../scripts/standstill.mjs';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a watch', () => {
  it('calls when nothing was done for so many minutes, counted from the last thing done, and once', () => {
    const stoodStill = vi.fn();
    const watched = watch(5, stoodStill);
    for (let hour = 0; hour < 15; hour++) {
      vi.advanceTimersByTime(4 * MINUTE);
      watched.progress();
    }
    vi.advanceTimersByTime(5 * MINUTE - 1);
    expect(stoodStill).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(stoodStill).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60 * MINUTE);
    expect(stoodStill).toHaveBeenCalledTimes(1);
  });

  it('calls no more once it has ended', () => {
    const stoodStill = vi.fn();
    watch(5, stoodStill).end();
    vi.advanceTimersByTime(60 * MINUTE);
    expect(stoodStill).not.toHaveBeenCalled();
  });
});

describe('a program of tests', () => {
  const node = (script: string, options: Parameters<typeof run>[2]) => run(process.execPath, ['-e', script], options);
  /** What waits for its turn has it. */
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('is ended when no test ends, whatever it prints and begins, and the tests that had begun are named', async () => {
    const script = `process.send({ began: 'quick' });
      process.send({ ended: 'quick' });
      setInterval(() => {
        console.log('still here');
        process.send({ began: 'hangs' });
      }, 1);`;
    const taken = vi.spyOn(Running.prototype, 'take');
    onTestFinished(() => taken.mockRestore());
    const hung = node(script, { tests: true });
    for (let minute = 0; minute < TEST_MINUTES; minute++) {
      const before = taken.mock.calls.length;
      while (taken.mock.calls.length < before + 3) await turn();
      vi.advanceTimersByTime(MINUTE);
    }
    expect(await hung).toMatchObject({ code: 1, stoodStill: true, running: ['hangs'] });
    expect((await hung).output).toContain('still here');
  });

  it('takes as long as it likes while tests end: ten times the minutes pass, and it ends by itself', async () => {
    const script = `let k = 0;
      const next = () => {
        process.send({ ended: 'test ' + k });
        if (++k < 50) setTimeout(next, 1);
        else process.disconnect();
      };
      next();`;
    // A step of the test's clock for every step that is heard, so that load cannot make the clock run ahead of it.
    const taken = vi.spyOn(Running.prototype, 'take');
    onTestFinished(() => taken.mockRestore());
    const slow = node(script, { tests: true });
    taken.mockImplementation(() => vi.advanceTimersByTime(MINUTE));
    expect(await slow).toMatchObject({ code: 0, stoodStill: false });
    expect(taken).toHaveBeenCalledTimes(50);
  });

  it('that is another one, without tests, is given half an hour of silence', async () => {
    let ended = false;
    const hung = node('setInterval(() => undefined, 1000)', {}).finally(() => (ended = true));
    vi.advanceTimersByTime(30 * MINUTE - 1);
    await turn();
    expect(ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(await hung).toMatchObject({ code: 1, stoodStill: true, running: [] });
  });
});

describe('the reporter', () => {
  it('tells of every file that was found, and of the beginning and the end of every test by its name', () => {
    const said: Step[] = [];
    const reporter = new Progress((step) => said.push(step));
    const test = { fullName: 'adds > two numbers', module: { relativeModuleId: 'tests/sum.test.ts' } };
    type Test = Parameters<Progress['onTestCaseReady']>[0];
    reporter.onTestModuleCollected({ moduleId: '/project/tests/sum.test.ts' });
    reporter.onTestCaseReady(test as Test);
    reporter.onTestCaseResult(test as Test);
    const name = 'tests/sum.test.ts > adds > two numbers';
    expect(said).toEqual([{ found: '/project/tests/sum.test.ts' }, { began: name }, { ended: name }]);
    const running = new Running();
    said.slice(0, 2).forEach((step) => running.take(step));
    expect([...running.names]).toEqual([name]);
    running.take(said[2]!);
    expect(running.names.size).toBe(0);
  });
});
