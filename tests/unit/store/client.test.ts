/** The client with workers that only record: which are started, told, and ended, and how an end without a word is noticed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSpec } from '../../../src/experiment/parse';
import { createClient } from '../../../src/store/client';
import { PATIENCE } from '../../../src/store/clientTrainers';
import { FIRST_FOCUS } from '../../../src/store/focus';

interface Told {
  readonly type: string;
  readonly run?: number;
  readonly contender?: number;
  readonly lock?: string;
  readonly port?: MessagePort;
  readonly channel?: number;
}

class FakeWorker extends EventTarget {
  static all: FakeWorker[] = [];
  readonly told: Told[] = [];
  ended = false;

  /** What it does, as its name says; empty for the data worker, which has none. */
  readonly work: string;

  constructor(
    readonly url: URL,
    { name = '' }: WorkerOptions,
  ) {
    super();
    this.work = name;
    FakeWorker.all.push(this);
  }

  postMessage(message: Told): void {
    this.told.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  says(data: object): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  get builds(): number[] {
    return this.told.flatMap(({ type, run }) => (type === 'build' ? [run!] : []));
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  FakeWorker.all = [];
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function opened() {
  const client = createClient('http://page/');
  const heard: unknown[] = [];
  const hears = (...what: unknown[]) => void heard.push(what);
  client.listen({
    fromTrainer: ({ type, run }) => hears(type, run),
    fromData: hears,
    crashed: hears,
    fromLab: hears,
    labCrashed: hears,
    fromRacer: hears,
    racerCrashed: hears,
  });
  const spec = defaultSpec();
  const build = (run: number, kept?: (number | null)[]) => {
    client.build(run, spec, 1, FIRST_FOCUS, kept);
  };
  const trainers = () => FakeWorker.all.filter(({ work }) => work === 'trainer');
  const working = () => trainers().filter(({ ended }) => !ended);
  return { client, heard, spec, build, trainers, working };
}

describe('a build', () => {
  it('of one contender follows that of the one before; one that stays is told its place and nothing else', () => {
    const { build, working } = opened();
    build(1);
    const [A, B] = working() as [FakeWorker, FakeWorker];
    expect([A.builds, B.builds]).toEqual([[1], []]);
    A.says({ type: 'built', run: 1, contender: 0 });
    expect(B.builds).toEqual([1]);
    B.says({ type: 'built', run: 1, contender: 1 });
    build(2, [0, null]);
    expect([A.builds, B.builds]).toEqual([[1], [1, 2]]);
    expect(A.told.at(-1)).toMatchObject({ type: 'place', was: 1, run: 2, contender: 0 });
  });

  it('that another replaces is turned to by the same worker, or that worker is ended', () => {
    const { build, working, trainers } = opened();
    build(1);
    const [A] = working() as [FakeWorker];
    A.says({ type: 'building', run: 1, contender: 0, stage: 'data', share: 0 });
    build(2);
    A.says({ type: 'building', run: 2, contender: 0, stage: 'data', share: 0 });
    vi.advanceTimersByTime(PATIENCE);
    expect([A.ended, trainers()]).toEqual([false, [A, trainers()[1]]]);
    build(3);
    vi.advanceTimersByTime(PATIENCE);
    expect(A.ended).toBe(true);
    expect(working().map(({ builds }) => builds)).toContainEqual([3]);
  });

  it('that another replaces ends no worker before it has handed over the network that it had', () => {
    const { build, working, heard } = opened();
    build(1);
    const [A, B] = working() as [FakeWorker, FakeWorker];
    for (const [contender, worker] of [A, B].entries()) worker.says({ type: 'built', run: 1, contender });
    build(2);
    build(3);
    vi.advanceTimersByTime(PATIENCE);
    expect([A.ended, A.told.at(-1)]).toEqual([false, { type: 'leave' }]);
    A.says({ type: 'ended', run: 1, contender: 0, outcome: {} });
    expect(heard).toContainEqual(['ended', 1]);
    A.says({ type: 'building', run: 2, contender: 0, stage: 'data', share: 0 });
    expect(A.ended).toBe(true);
    expect(heard).not.toContainEqual(['building', 2]);
  });

  it('that is called off ends its worker at once, and the next one has another', () => {
    const { client, build, working } = opened();
    build(1);
    const [A] = working() as [FakeWorker];
    expect(client.cancelBuild()).toEqual([0, 1]);
    expect([A.ended, working()]).toEqual([true, []]);
    build(2);
    expect(working()[0]!.builds).toEqual([2]);
  });
});

/** A server that has the page, and answers this for every script. */
function serverThat(answers: () => Response | Promise<Response>): { asked: string[] } {
  const asked: string[] = [];
  const page = '<script type="module" src="/index.js"></script>';
  vi.stubGlobal('document', { baseURI: 'http://page/#v=1', querySelector: () => ({ src: 'http://page/index.js' }) });
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return Promise.resolve(url === 'http://page/' ? new Response(page) : answers());
  });
  return { asked };
}

describe('a worker that is gone', () => {
  it('is noticed by the lock that it held, with no word from it', async () => {
    const granted = new Map<string, () => void>();
    vi.stubGlobal('navigator', {
      hardwareConcurrency: 2,
      locks: {
        request: (name: string, _: object, take: () => void) => {
          granted.set(name, take);
          return new Promise(() => undefined);
        },
      },
    });
    const { build, working, heard } = opened();
    build(1);
    const [A] = working() as [FakeWorker];
    const life = A.told.find(({ type }) => type === 'life')!;
    life.port!.start();
    life.port!.postMessage({ held: true });
    await vi.waitFor(() => expect(granted.has(life.lock!)).toBe(true));
    granted.get(life.lock!)!();
    expect(heard).toContainEqual([0, { how: 'silent' }]);
    expect(A.ended).toBe(true);
    life.port!.close();
  });

  it('is told apart by how it went: with an error, or because its script never came, and why', async () => {
    const { asked } = serverThat(() => new Response('gone', { status: 404 }));
    const { build, working, heard } = opened();
    build(1);
    const [A, B] = working() as [FakeWorker, FakeWorker];
    A.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    B.dispatchEvent(new Event('error'));
    expect(B.ended).toBe(true);
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard).toEqual([
      [0, { how: 'error', detail: 'out of memory' }],
      [1, { how: 'notLoaded', failure: { kind: 'server', status: 404 } }],
    ]);
    expect(asked).toEqual(['http://page/', B.url.href]);
  });

  it('of which nothing came at first, but would now, is asked for again with the next build', async () => {
    serverThat(() => new Response('', { headers: { 'content-type': 'text/javascript' } }));
    const { build, working, heard } = opened();
    build(1);
    working()[0]!.dispatchEvent(new Event('error'));
    await vi.waitFor(() => expect(heard).toEqual([[0, { how: 'notLoaded', failure: { kind: 'passing' } }]]));
    build(2);
    expect(working().some(({ builds }) => builds.includes(2))).toBe(true);
  });

  it('is nobody’s any more where it was given up while the server was asked', async () => {
    let answer = (_: Response) => {};
    const { asked } = serverThat(() => new Promise((resolve) => (answer = resolve)));
    const { client, build, working, heard } = opened();
    build(1);
    working()[0]!.dispatchEvent(new Event('error'));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    client.cancelBuild();
    answer(new Response('', { status: 500 }));
    await Promise.resolve().then(() => Promise.resolve());
    build(2);
    expect(heard).toEqual([]);
  });
});

describe('fifty races started and given up', () => {
  /** The numbers of the channels that a data worker still has. */
  const channelsOf = ({ told }: FakeWorker): number[] => {
    const open = new Set<number>();
    for (const { type, channel } of told) {
      if (type === 'connect') open.add(channel!);
      if (type === 'disconnect') open.delete(channel!);
    }
    return [...open];
  };

  it('leave the workers, channels, timers and locks that there were before', async () => {
    const waiting = new Set<string>();
    let asked = 0;
    vi.stubGlobal('navigator', {
      hardwareConcurrency: 4,
      locks: {
        request: (name: string, { signal }: LockOptions) =>
          new Promise((_, refuse) => {
            asked++;
            waiting.add(name);
            signal!.addEventListener('abort', () => {
              waiting.delete(name);
              refuse(new Error('aborted'));
            });
          }),
      },
    });
    const { client, build, spec, working } = opened();
    build(1);
    for (const [contender, worker] of working().entries()) worker.says({ type: 'built', run: 1, contender });
    const alive = () => FakeWorker.all.filter(({ ended }) => !ended);
    const counted = () => ({
      workers: alive().map(({ url, work }) => `${url.href} ${work}`),
      channels: channelsOf(FakeWorker.all.find(({ url }) => url.href.includes('data.worker'))!),
      timers: vi.getTimerCount(),
      waiting: waiting.size,
    });
    const before = counted();
    let started = 0;
    for (let race = 0; race < 50; race++) {
      for (const run of [1, 2]) {
        const ticket = 2 * race + run;
        client.race({ ticket, spec, request: 1, contender: 0, run, backend: 'simd', share: 0.5 });
      }
      const racers = alive().filter(({ work }) => work === 'racer');
      started += racers.length;
      for (const { told } of racers) {
        const { port } = told.find(({ type }) => type === 'life')!;
        port!.postMessage({ held: true });
      }
      await vi.waitFor(() => expect(asked).toBe(started));
      expect(channelsOf(FakeWorker.all.find(({ url }) => url.href.includes('data.worker'))!)).toHaveLength(
        before.channels.length + 2,
      );
      client.dropRuns();
    }
    expect(started).toBe(100);
    expect(counted()).toEqual(before);
  });

  it('also where workers end by themselves, each having its channel closed once', () => {
    const { client, spec } = opened();
    client.race({ ticket: 1, spec, request: 1, contender: 0, run: 1, backend: 'simd', share: 0.5 });
    const racer = FakeWorker.all.find(({ work }) => work === 'racer')!;
    const data = FakeWorker.all.find(({ url }) => url.href.includes('data.worker'))!;
    expect(channelsOf(data)).toHaveLength(1);
    racer.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    client.dropRuns();
    expect(data.told.filter(({ type }) => type === 'disconnect')).toHaveLength(1);
    expect(channelsOf(data)).toEqual([]);
  });
});
