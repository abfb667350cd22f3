/** The user's files as the data worker holds them. */
import { describe, expect, it } from 'vitest';
import { OwnFiles } from '../../../src/training/ownFiles';
import type { ReadingProgress } from '../../../src/training/protocol';
import { sourceOf } from '../data/parsing/support';

/** 300,000 rows, several pieces long. */
const blob = new Blob([`a,b\n${'1.25,3\n'.repeat(300_000)}`]);

/** A clock on which every look takes 60 ms, so that each second piece is told. */
function clock() {
  let time = 0;
  return () => (time += 60);
}

describe('reading a file', () => {
  it('tells how far it is, and reads the same file for the same settings once', async () => {
    const own = new OwnFiles(clock());
    const told: ReadingProgress[] = [];
    const parsed = await own.read('open', sourceOf(), { id: 1, blob }, (progress) => told.push(progress));
    expect(parsed!.table).toMatchObject({ ok: true, value: { rows: 300_000 } });
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]).toMatchObject({ total: blob.size });
    expect(told.every(({ done }, k) => k === 0 || done > told[k - 1]!.done)).toBe(true);
    expect(await own.read('prepare', sourceOf(), { id: 1, blob }, () => undefined)).toBe(parsed);
    expect(await own.read('prepare', sourceOf({ everyNth: 2 }), { id: 1, blob }, () => undefined)).not.toBe(parsed);
  });

  it('ends without an answer when it is called off, or when a newer request takes its place', async () => {
    const own = new OwnFiles(clock());
    const first = own.read('open', sourceOf(), { id: 1, blob }, () => undefined);
    own.cancel('prepare');
    own.cancel('open');
    expect(await first).toBeNull();
    const kept = own.read('open', sourceOf({ everyNth: 3 }), { id: 1, blob }, () => undefined);
    own.cancel('prepare');
    expect((await kept)!.table.ok).toBe(true);
    const second = own.read('open', sourceOf(), { id: 2, blob }, () => undefined);
    const third = own.read('open', sourceOf(), { id: 3, blob: new Blob(['a\n1\n2\n']) }, () => undefined);
    expect(await second).toBeNull();
    expect((await third)!.table.ok).toBe(true);
  });
});
