/** The command line in processes of its own: they say what the same run within one process says, and end with its code. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Child } from '../../../cli/children';
import { SMALL, experimentProcess, experimentWith, linesOf, run, specFile, type Ended } from './support';

interface Line {
  readonly contender: string;
  readonly run?: number;
  readonly epoch?: number;
}

/** Lines without what a clock decides. Those of epochs are sorted: processes that train at once speak in any order. */
function said(ended: Ended): Line[] {
  const lines = (linesOf(ended) as Line[]).map((line) => ({
    ...line,
    ...('seconds' in line && { seconds: 0 }),
    ...('msPerStep' in line && { msPerStep: 0 }),
  }));
  const place = ({ contender, run, epoch }: Line) => `${contender} ${run} ${epoch}`;
  const epochs = lines.filter(({ epoch }) => epoch !== undefined);
  return [...epochs.toSorted((a, b) => place(a).localeCompare(place(b))), ...lines.slice(epochs.length)];
}

describe('a process of the command line', () => {
  it('prints what the function prints, and ends with 0', async () => {
    const [apart, here] = await Promise.all([experimentProcess(specFile(SMALL)), run(SMALL)]);
    expect([apart.code, apart.err]).toEqual([0, '']);
    expect(said(apart)).toEqual(said(here));
  });

  it('ends with 2 and a sentence on the error stream where the input cannot be used', async () => {
    const spec = { task: { horizon: 0 } };
    const [apart, here] = await Promise.all([experimentProcess(specFile(spec)), run(spec)]);
    expect(apart).toEqual(here);
    expect(apart).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/0 is too small/) as string });
  });

  it('trains the runs of a race in processes with the numbers of one process', async () => {
    const race = ['--seeds', '2', '--jobs', '2'];
    const [apart, here] = await Promise.all([experimentProcess(specFile(SMALL), ...race), run(SMALL, ...race)]);
    expect([apart.code, apart.err]).toEqual([0, '']);
    expect(said(apart)).toEqual(said(here));
  });
});

describe('a process of a race that dies', () => {
  const dying = (): Child => {
    const child = new EventEmitter();
    const send = ({ type }: { type: string }) => {
      if (type === 'race') queueMicrotask(() => child.emit('exit', null, 'SIGKILL'));
      return true;
    };
    return Object.assign(child, { send, kill: () => true, disconnect: () => undefined }) as unknown as Child;
  };

  it('costs the run that it trained, which is named, and another takes the next run', async () => {
    let started = 0;
    const start = () => {
      started++;
      return dying();
    };
    const { code, out, err } = await experimentWith(start, specFile(SMALL), '--seeds', '2', '--jobs', '1');
    expect([code, started]).toEqual([1, 4]);
    expect(err.trim().split('\n')).toHaveLength(4);
    expect(err).toMatch(/SIGKILL/);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { contender: 'A', runs: 0, summary: {} },
      { contender: 'B', runs: 0, summary: {} },
    ]);
  });
});
