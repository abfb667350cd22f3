/** The client's module workers in a real Chromium: data prepared and contenders trained off the page's thread. */
import { describe, expect, it } from 'vitest';
import { defaultSpec, parseSpec } from '../../src/experiment/parse';
import type { ExperimentSpec } from '../../src/experiment/schema';
import { createClient } from '../../src/store/client';
import type { Client } from '../../src/store/client';
import type { Focus, FromData, FromTrainer } from '../../src/training/protocol';

const FOCUS: Focus = {
  probe: { part: 'test', sample: 0 },
  layer: 0,
  direction: 'forward',
  predictions: 'test',
  cell: null,
  flow: null,
  epoch: null,
};

type Of<M extends { type: string }, K extends M['type']> = Extract<M, { type: K }>;

/** A client with everything that its workers said so far. */
function listening(base = document.baseURI) {
  const client = createClient(base);
  const data: FromData[] = [];
  const trainers: FromTrainer[] = [];
  const crashes: string[] = [];
  client.listen({
    fromData: (message) => data.push(message),
    fromTrainer: (message) => trainers.push(message),
    crashed: (_contender, { how }) => crashes.push(how),
    fromLab: () => {},
    fromRacer: () => undefined,
    racerCrashed: () => undefined,
    labCrashed: ({ how }) => crashes.push(how),
  });
  const said = <K extends FromTrainer['type']>(type: K): Of<FromTrainer, K>[] =>
    trainers.filter((message): message is Of<FromTrainer, K> => message.type === type);
  /** The contenders that have said of themselves, once or again with a later view, what they have come to. */
  const those = (status: string) =>
    new Set(said('progress').flatMap((message) => (message.status === status ? [message.contender] : [])));
  return { client, data, crashes, said, those };
}

/** The default experiment with as many epochs. */
function specOf(epochs: number): ExperimentSpec {
  const parsed = parseSpec({ training: { epochs, backend: 'reference' } });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path, code }) => `${path}: ${code}`).join('; '));
  return parsed.value;
}

async function prepared(client: Client, data: FromData[], spec: ExperimentSpec): Promise<Of<FromData, 'prepared'>> {
  client.prepare(1, spec, null, null);
  await expect.poll(() => data[0]?.type).toBe('prepared');
  return data[0] as Of<FromData, 'prepared'>;
}

/** Trains the default experiment to its end; the losses of contenders A and B, epoch by epoch. */
async function losses(epochs: number): Promise<{ train: number[]; validation: number[] }[]> {
  const { client, data, crashes, said, those } = listening();
  const spec = specOf(epochs);
  const { request } = await prepared(client, data, spec);
  client.build(7, spec, request, FOCUS);
  await expect.poll(() => said('built').length).toBe(2);
  client.train(7);
  await expect.poll(() => those('finished').size).toBe(2);
  expect(crashes).toEqual([]);
  return [0, 1].map((contender) => {
    const ended = said('progress').filter((message) => message.contender === contender);
    const trained = ended.flatMap(({ epochs: { epoch, trainLoss, valLoss } }) =>
      [...epoch].map((number, k) => ({ number, train: trainLoss[k]!, validation: valLoss[k]! })),
    );
    const later = trained.filter(({ number }) => number > 0);
    return { train: later.map(({ train }) => train), validation: later.map(({ validation }) => validation) };
  });
}

describe('the data worker', () => {
  it('reads a shipped series: 309 sunspot numbers from 1700 to 2008, as its source lists them', async () => {
    const { client, data } = listening();
    const { preview } = await prepared(client, data, defaultSpec());
    expect([preview.rows, preview.firstLabel, preview.lastLabel]).toEqual([309, '1700', '2008']);
  });

  it('names the field when a series cannot be fetched, because nothing listens at its address', async () => {
    const { client, data } = listening('http://localhost:1/');
    client.prepare(1, defaultSpec(), null, null);
    await expect.poll(() => data[0]?.type).toBe('problems');
    expect((data[0] as Of<FromData, 'problems'>).problems[0]!.path).toBe('data.source.id');
  });
});

describe('the training workers', () => {
  it('bring the training loss of an LSTM and a GRU down, side by side', async () => {
    for (const { train } of await losses(8)) {
      expect(train).toHaveLength(8);
      expect(train[7]!).toBeLessThan(0.6 * train[0]!);
    }
  });

  it('give the same losses to the last bit when the same experiment is run again', async () => {
    const first = await losses(3);
    expect(await losses(3)).toEqual(first);
  });

  it('answer with every gate of every unit over the probe sequence, all numbers in the range of their activation', async () => {
    const { client, data, said } = listening();
    const spec = specOf(1);
    const { request } = await prepared(client, data, spec);
    client.build(3, spec, request, FOCUS);
    await expect.poll(() => said('built').length).toBe(2);
    for (const { contender, trace } of said('built')) {
      expect(trace.gates.map(({ name }) => name).sort()).toEqual(
        contender === 0 ? ['c', 'f', 'g', 'h', 'i', 'o'] : ['h', 'n', 'r', 'z'],
      );
      for (const { name, values } of trace.gates) {
        expect(values).toHaveLength(spec.task.window * spec.contenders[contender]!.units);
        const lowest = 'fiozr'.includes(name) ? 0 : -1;
        if (name !== 'c') expect(values.every((value) => value >= lowest && value <= 1)).toBe(true);
      }
    }
  });

  it('keep the weights of a contender to the last bit while the other is built with more units', async () => {
    const { client, data, said, those } = listening();
    const spec = specOf(2);
    const { request } = await prepared(client, data, spec);
    client.build(8, spec, request, FOCUS);
    await expect.poll(() => said('built').length).toBe(2);
    client.train(8);
    await expect.poll(() => those('finished').size).toBe(2);
    const weightsIn = async (run: number) => {
      client.weights(run, 0);
      await expect.poll(() => said('weights').filter((message) => message.run === run).length).toBe(1);
      return said('weights').find((message) => message.run === run)!.weights;
    };
    const before = await weightsIn(8);
    const [A, B] = spec.contenders;
    const wider = { ...spec, contenders: [A!, { ...B!, units: B!.units + 3 }] };
    client.build(9, wider, request, FOCUS, [0, null]);
    await expect
      .poll(() =>
        said('built')
          .filter(({ run }) => run === 9)
          .map(({ contender }) => contender),
      )
      .toEqual([1]);
    const after = await weightsIn(9);
    expect(Object.keys(before).length).toBeGreaterThan(0);
    expect(after).toEqual(before);
    // It trains on from there, and the other from its beginning.
    client.train(9, [1]);
    const last = () => said('progress').findLast(({ run, contender }) => run === 9 && contender === 1);
    await expect.poll(() => last()?.status).toBe('finished');
    expect(last()!.epoch).toBe(2);
  });

  it('heed what is looked at and set while their networks are being built: the flow is shown, two epochs are trained', async () => {
    const { client, data, said, those } = listening();
    const spec = specOf(10_000);
    const { request } = await prepared(client, data, spec);
    client.build(6, spec, request, FOCUS);
    client.focus(6, { ...FOCUS, flow: 'probe' });
    client.adjust(6, { ...spec.training, epochs: 2 }, spec.contenders);
    await expect.poll(() => said('built').length).toBe(2);
    for (const contender of [0, 1]) {
      const looked = () => said('progress').some((m) => m.contender === contender && m.trace?.flow != null);
      await expect.poll(looked).toBe(true);
    }
    client.train(6);
    await expect.poll(() => those('finished').size).toBe(2);
    expect(said('progress').filter(({ status, epoch }) => status === 'finished' && epoch !== 2)).toEqual([]);
  });

  it('take no further step once they say that they have paused', async () => {
    const { client, data, said, those } = listening();
    const spec = specOf(10_000);
    const { request } = await prepared(client, data, spec);
    client.build(5, spec, request, FOCUS);
    await expect.poll(() => said('built').length).toBe(2);
    client.train(5);
    await expect.poll(() => said('progress').length).toBeGreaterThan(2);
    client.pause(5);
    await expect.poll(() => those('paused').size).toBe(2);
    const steps = () => said('progress').map(({ contender, step }) => [contender, step]);
    const reached = (contender: number) =>
      Math.max(...steps().flatMap(([who, step]) => (who === contender ? [step!] : [])));
    const before = [reached(0), reached(1)];
    // Each answers what is asked after the pause in its turn: a slice still to be trained would come before.
    for (const sample of [1, 2, 3]) {
      const probe = { part: 'test', sample } as const;
      client.focus(5, { ...FOCUS, probe });
      for (const contender of [0, 1]) {
        const seen = () => said('progress').some((m) => m.contender === contender && m.trace?.sample === sample);
        await expect.poll(seen).toBe(true);
      }
    }
    expect([reached(0), reached(1)]).toEqual(before);
  });
});
