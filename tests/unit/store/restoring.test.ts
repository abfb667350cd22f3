/** Restoring a run with what was found when it was trained: the real preparation and engine, a store without workers. */
import { describe, expect, it, vi } from 'vitest';
import { prepare } from '../../../src/data';
import { parseSpec } from '../../../src/experiment/parse';
import { parseRuns, runsText } from '../../../src/experiment/runRecord';
import { recordOf, type RunRecord } from '../../../src/experiment/runs';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import { openBackend } from '../../../src/rnn';
import { createLedger } from '../../../src/store/ledger/ledger';
import { createAppStore } from '../../../src/store/store';
import { raceRun } from '../../../src/training/raceRun';
import { fakeAddress, fakeClient } from './fakes';

function specOf(document: object): ExperimentSpec {
  const parsed = parseSpec({
    task: { window: 8 },
    contenders: [{ cell: 'gru', units: 2 }],
    training: { epochs: 1, backend: 'reference' },
    ...document,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

async function trained(spec: ExperimentSpec, id = 'one'): Promise<RunRecord> {
  const prepared = prepare(spec, null);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  const backend = await openBackend('reference');
  const work = raceRun({ spec, contender: 0, run: 0, prepared: prepared.value, backend }, () => 0);
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return recordOf(piece.value.outcome, { id: 'race', spec }, id, 0);
  }
}

/** A store that has kept the run and restored it. */
async function restored(record: RunRecord) {
  const store = createAppStore(fakeClient().client, fakeAddress().address, undefined, () =>
    Promise.resolve({ ledger: createLedger(null, null), problem: null, whenLost: () => {} }),
  );
  store.getState().keepRun(record);
  store.getState().restoreRun(record.id);
  await vi.waitFor(() => expect(store.getState().ledger.restored).not.toBeNull());
  return store;
}

// Ten cycles of twelve rows.
const wave = Array.from({ length: 120 }, (_, k) => Math.round(100 * Math.sin((2 * Math.PI * k) / 12)));
const drawn = { data: { source: { kind: 'drawn', values: wave } } };

describe('a restored run', () => {
  it('keeps the season that was found when it was trained (the period of the wave), through a file too', async () => {
    const record = await trained(specOf(drawn));
    expect(record.spec.task.seasonalPeriod).toBeNull();
    expect(record.resolved).toMatchObject({ seasonalPeriod: 12 });
    const read = parseRuns(runsText([record]));
    expect(read.ok && read.value.runs[0]!.resolved).toEqual(record.resolved);

    const store = await restored(record);
    expect(store.getState().spec).toEqual({ ...record.spec, task: { ...record.spec.task, seasonalPeriod: 12 } });
    store.getState().keepRun(await trained(store.getState().spec, 'again'));
    expect(store.getState().ledger.restored!.repetition).toEqual({ differs: [], epochs: 2, firstDifferent: null });
  });

  it('of an earlier page that found another season has that one, and scores against it', async () => {
    const record = await trained(specOf(drawn));
    const earlier = { ...record, resolved: { ...record.resolved!, seasonalPeriod: 24 } };
    const { spec } = (await restored(earlier)).getState();
    expect(spec.task.seasonalPeriod).toBe(24);
    expect((await trained(spec)).resolved!.seasonalPeriod).toBe(24);
  });

  it('that does not say what was found is restored as its spec says', async () => {
    const record = { ...(await trained(specOf(drawn))), resolved: null };
    expect((await restored(record)).getState().spec).toEqual(record.spec);
  });

  it('has no season where none was found; another one found since is said', async () => {
    const record = await trained(specOf({ data: { source: { kind: 'randomWalk', length: 200 } } }));
    const { seasonalPeriod } = record.resolved!;
    const without = { ...record, resolved: { ...record.resolved!, seasonalPeriod: null } };
    const store = await restored(without);
    expect(store.getState().spec).toEqual(record.spec);
    store.getState().keepRun({ ...without, id: 'again', resolved: { targets: [], seasonalPeriod: 7, file: null } });
    expect(seasonalPeriod).toBeNull();
    expect(store.getState().ledger.restored!.repetition!.differs).toEqual([
      { condition: 'season', before: '–', now: '7' },
    ]);
  });

  it('says what a file was read otherwise in: lines, time, step and series', async () => {
    const record = await trained(specOf(drawn));
    const file = { time: ['day'], step: '1 day', skipped: 0, series: null };
    const before = { ...record, resolved: { ...record.resolved!, file } };
    const store = await restored(before);
    const now = { time: ['day', 'hour'], step: '1 hour', skipped: 2, series: 'north' };
    const { spec } = store.getState();
    store.getState().keepRun({ ...before, spec, id: 'again', resolved: { ...before.resolved, file: now } });
    expect(store.getState().ledger.restored!.repetition!.differs).toEqual([
      { condition: 'skipped', before: '0', now: '2' },
      { condition: 'time', before: 'day', now: 'day + hour' },
      { condition: 'step', before: '1 day', now: '1 hour' },
      { condition: 'series', before: '–', now: 'north' },
    ]);
  });

  it('names its target where the data set’s own may be another by now (by definition)', async () => {
    const spec = specOf({ data: { source: { kind: 'dataset', id: 'seattleTemperature' } } });
    const record = {
      ...(await trained(specOf(drawn))),
      spec,
      resolved: { seasonalPeriod: null, targets: ['temp_max'], file: null },
    };
    expect((await restored(record)).getState().spec.data.targets).toEqual(['temp_max']);
    const chosen = { ...record, spec: { ...spec, data: { ...spec.data, targets: ['wind'] } } };
    expect((await restored(chosen)).getState().spec.data.targets).toEqual(['wind']);
  });
});
