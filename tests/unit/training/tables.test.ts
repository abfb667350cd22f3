/** The table's way from the data worker to a trainer, over a channel of Node's own. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Table } from '../../../src/experiment/sequences';
import { TableKeeper, TableSource } from '../../../src/training/tables';

const table = (first: number): Table => ({
  rows: 2,
  columns: [{ name: 'a', unit: '', values: Float64Array.of(first, 2) }],
  // All arrays that a table may have: what is handed over to one trainer is gone for the next.
  texts: [{ name: 'place', codes: Int32Array.of(0, 1), words: ['Bern', 'Thun'] }],
  labels: { kind: 'time', times: Float64Array.of(0, 86_400_000), precision: 'day' },
  breaks: Int32Array.of(1),
});

/** A keeper and as many trainers, each with a channel of its own. */
function connected(trainers = 1) {
  const keeper = new TableKeeper();
  const sources = Array.from({ length: trainers }, (_, channel) => {
    const source = new TableSource();
    const { port1, port2 } = new MessageChannel();
    keeper.serve(channel, port1);
    source.connect(port2);
    onTestFinished(() => {
      port1.close();
    });
    return source;
  });
  return { keeper, sources };
}

describe('a prepared table', () => {
  it('comes to each trainer as its own copy, equal to the one that is kept (by definition)', async () => {
    const { keeper, sources } = connected(2);
    const kept = table(1);
    keeper.keep(7, kept, null);
    const [first, second] = await Promise.all(sources.map((source) => source.table(7)));
    expect([first, second]).toEqual([kept, kept]);
    first!.columns[0]!.values[0] = 99;
    expect([second!.columns[0]!.values[0], kept.columns[0]!.values[0]]).toEqual([1, 1]);
  });

  it('is null where the sequences are synthesised', async () => {
    const { keeper, sources } = connected();
    keeper.keep(1, null, null);
    expect(await sources[0]!.table(1)).toBeNull();
  });

  it('is kept for the newest request and the one in use, however many were called off between them', async () => {
    const { keeper, sources } = connected();
    keeper.keep(1, table(1), null);
    keeper.keep(2, table(2), 1);
    for (const request of [3, 4]) keeper.keep(request, table(request), 2);
    expect((await sources[0]!.table(4))!.columns[0]!.values[0]).toBe(4);
    expect((await sources[0]!.table(2))!.columns[0]!.values[0]).toBe(2);
    for (const gone of [1, 3]) await expect(sources[0]!.table(gone)).rejects.toThrow(`of request ${gone} are gone`);
  });

  it('stays when an older request, whose file took longer to read, is prepared after it', async () => {
    const { keeper, sources } = connected();
    keeper.keep(3, table(3), 1);
    keeper.keep(2, table(2), 1);
    expect((await sources[0]!.table(3))!.columns[0]!.values[0]).toBe(3);
  });

  it('is given over no channel whose trainer is gone, and over all others', async () => {
    const { keeper, sources } = connected(2);
    keeper.keep(1, table(1), null);
    expect(keeper.channels).toBe(2);
    keeper.leave(0);
    keeper.leave(0);
    expect(keeper.channels).toBe(1);
    let answered = false;
    void sources[0]!.table(1).then(() => (answered = true));
    expect((await sources[1]!.table(1))!.rows).toBe(2);
    expect(answered).toBe(false);
  });

  it('that a stopped keeper never gave is refused once there is another one', async () => {
    const source = new TableSource();
    const dead = new MessageChannel();
    source.connect(dead.port2);
    const waiting = expect(source.table(1)).rejects.toThrow('the data worker stopped');
    const keeper = new TableKeeper();
    keeper.keep(2, table(2), null);
    const alive = new MessageChannel();
    keeper.serve(1, alive.port1);
    source.connect(alive.port2);
    onTestFinished(() => {
      dead.port1.close();
      alive.port1.close();
    });
    await waiting;
    expect((await source.table(2))!.rows).toBe(2);
  });
});
