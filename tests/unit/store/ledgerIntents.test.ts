import { describe, expect, it, vi } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import type { RunRecord } from '../../../src/experiment/runs';
import { specOfRun } from '../../../src/experiment/seeds';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import { runsText } from '../../../src/experiment/runRecord';
import { createLedger } from '../../../src/store/ledger/ledger';
import { createAppStore } from '../../../src/store/store';
import { words } from '../../../src/i18n/both';
import { missingSentences } from '../../../src/views/compare/runs/missing';
import { runRecord } from '../experiment/runs';
import { TrainerSession } from '../../../src/training/session';
import { fakeAddress, fakeClient, preview } from './fakes';

function specOf(document: object) {
  const parsed = parseSpec(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

/** The losses of a contender, by the trainer that the page's workers run. */
async function trained(spec: ExperimentSpec, contender: number): Promise<RunRecord['curves']> {
  const curves = { epoch: [] as number[], train: [] as number[], validation: [] as number[] };
  const session = new TrainerSession({
    post: (message) => {
      if (message.type === 'built') {
        curves.epoch.push(0);
        curves.train.push(NaN);
        curves.validation.push(message.valLoss);
      }
      if (message.type !== 'progress') return;
      curves.epoch.push(...message.epochs.epoch);
      curves.train.push(...message.epochs.trainLoss);
      curves.validation.push(...message.epochs.valLoss);
    },
    now: () => performance.now(),
    table: () => Promise.resolve(null),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const { focus } = createAppStore(fakeClient().client, fakeAddress().address).getState();
  await session.handle({ type: 'build', run: 1, spec, contender, request: 1, focus, share: 1 });
  await session.handle({ type: 'train', run: 1 });
  return curves;
}

/** A store whose ledger lasts as long as the page. */
async function started(...records: ReturnType<typeof runRecord>[]) {
  const workers = fakeClient();
  const store = createAppStore(workers.client, fakeAddress().address, undefined, () =>
    Promise.resolve({ ledger: createLedger(null, null), problem: null, whenLost: () => {} }),
  );
  const ledger = () => store.getState().ledger;
  for (const record of records) store.getState().keepRun(record);
  await vi.waitFor(() => expect(ledger()).toMatchObject({ status: 'memory', runs: { length: records.length } }));
  return { store, workers, ledger };
}

describe('the ledger in the store', () => {
  it('keeps, names, stars, notes, pins and deletes, each seen in the state', async () => {
    const { store, ledger } = await started(runRecord(), runRecord({ id: 'two', ended: 0 }));
    const { renameRun, starRun, noteRun, pinBaseline, deleteRuns, undoDelete } = store.getState();
    renameRun('one', `  ${'x'.repeat(300)}  `);
    starRun('one', true);
    noteRun('one', 'look');
    pinBaseline('one');
    await vi.waitFor(() => expect(ledger().baseline).toBe('one'));
    // As long as a file of runs may hold it.
    expect(ledger().runs[0]).toMatchObject({ name: 'x'.repeat(200), starred: true, note: 'look' });
    deleteRuns(['one', 'two']);
    await vi.waitFor(() => expect(ledger()).toMatchObject({ runs: [], undoable: 2 }));
    undoDelete();
    await vi.waitFor(() => expect(ledger().runs.map(({ id }) => id)).toEqual(['one', 'two']));
    expect(ledger()).toMatchObject({ undoable: 0, baseline: 'one', problems: [] });
  });

  it('draws the curves of a run until it is taken off or deleted', async () => {
    const { store, ledger } = await started(runRecord());
    store.getState().overlayRun('one', true);
    store.getState().overlayRun('one', true);
    await vi.waitFor(() => expect(ledger().overlaid).toMatchObject([{ id: 'one', curves: runRecord().curves }]));
    store.getState().renameRun('one', 'new');
    await vi.waitFor(() => expect(ledger().overlaid[0]!.summary.name).toBe('new'));
    store.getState().overlayRun('one', false);
    await vi.waitFor(() => expect(ledger().overlaid).toEqual([]));
    store.getState().overlayRun('one', true);
    await vi.waitFor(() => expect(ledger().overlaid).toHaveLength(1));
    store.getState().deleteRuns(['one']);
    await vi.waitFor(() => expect(ledger().overlaid).toEqual([]));
    store.getState().overlayRun('one', true);
    await vi.waitFor(() => expect(ledger().problems).toMatchObject([{ code: 'runGone' }]));
  });

  it('names the runs of the list that an export does not hold, in both languages (by example)', async () => {
    const { store, ledger } = await started(runRecord(), runRecord({ id: 'two', name: 'Mine' }));
    // As if the list were older than the store.
    const listed = ledger().runs;
    store.getState().deleteRuns(['two']);
    await vi.waitFor(() => expect(ledger().runs).toHaveLength(1));
    store.setState({ ledger: { ...ledger(), runs: listed } });
    const text = await store.getState().exportRuns(['one', 'two']);
    expect(JSON.parse(text!)).toMatchObject({ runs: [{ id: 'one' }] });
    const { missing } = ledger();
    expect(missing).toMatchObject({ what: 'export', of: 2, runs: [{ summary: { id: 'two' } }] });
    expect(missingSentences(missing!, words('en').t)).toEqual([
      'Not written to the file, 1 of 2: “Mine”.',
      'What is no longer there was deleted by another tab, or with this browser’s data for this page.',
    ]);
    expect(missingSentences(missing!, words('zh').t)[0]).toBe('2 项中有 1 项未能写入文件：“Mine”。');
    store.getState().dismissLedger('problems');
    expect(ledger().missing).toBeNull();
    expect(await store.getState().exportRuns(['two'])).toBeNull();
  });

  it('says what an import did, or why it did nothing', async () => {
    const { store, ledger } = await started(runRecord());
    const file = (text: string) => new Blob([text]);
    store.getState().importRuns(file(runsText([runRecord(), runRecord({ id: 'two' })])), 'runs.json');
    await vi.waitFor(() => expect(ledger().imported).toMatchObject({ added: 1, known: 1 }));
    store.getState().importRuns(file('[]'), 'other.json');
    await vi.waitFor(() =>
      expect(ledger().problems).toMatchObject([
        { code: 'importRefused', values: { name: 'other.json' } },
        { code: 'notRunFile' },
      ]),
    );
    expect(ledger()).toMatchObject({ imported: null, runs: { length: 2 } });
    store.getState().dismissLedger('problems');
    expect(ledger().problems).toEqual([]);
  });

  it('lets what is said now take the place of what was said before, by example', async () => {
    const { store, ledger } = await started(runRecord());
    store.getState().importRuns(new Blob([runsText([runRecord()])]), 'runs.json');
    await vi.waitFor(() => expect(ledger().imported).toMatchObject({ known: 1 }));
    store.getState().restoreRun('one');
    await vi.waitFor(() => expect(ledger()).toMatchObject({ restored: { repetition: null }, imported: null }));
    // The restored run is still to be trained, and has not said all.
    store.getState().importRuns(new Blob([runsText([runRecord({ id: 'two' })])]), 'runs.json');
    await vi.waitFor(() => expect(ledger().imported).toMatchObject({ added: 1 }));
    expect(ledger().restored).not.toBeNull();
    store.getState().keepRun(runRecord({ id: 'again' }));
    expect(ledger()).toMatchObject({ restored: { repetition: { firstDifferent: null } }, imported: null });
    store.getState().deleteRuns(['two']);
    await vi.waitFor(() => expect(ledger()).toMatchObject({ restored: null, undoable: 1 }));
  });

  it('says so where not even the ledger’s script can be had, and the page goes on', async () => {
    const store = createAppStore(fakeClient().client, fakeAddress().address, undefined, () =>
      Promise.reject(new Error('offline')),
    );
    await vi.waitFor(() =>
      expect(store.getState().ledger).toMatchObject({
        status: 'memory',
        problems: [{ code: 'ledgerFailed', values: { detail: 'offline' } }],
      }),
    );
    store.getState().keepRun(runRecord());
    store.getState().set('seed', 7);
    expect(store.getState().spec.seed).toBe(7);
  });
});

describe('restoring a run', () => {
  it('loads its experiment exactly, training seed, contenders and all', async () => {
    const spec = specOf({ seed: 3, trainingSeed: 99, contenders: [{ cell: 'gru', units: 5 }], task: { window: 12 } });
    const { store, ledger } = await started(runRecord({ spec }));
    store.getState().restoreRun('one');
    await vi.waitFor(() => expect(ledger().restored).toMatchObject({ summary: { id: 'one' }, repetition: null }));
    expect(store.getState().spec).toEqual(spec);
  });

  it('starts the networks over where the experiment is the present one but for what changes while they run', async () => {
    const spec = specOf({ training: { learningRate: 0.5 } });
    const { store, workers, ledger } = await started(runRecord({ spec }));
    await vi.waitFor(() => expect(workers.named('prepare')).toHaveLength(1));
    const request = workers.named('prepare')[0]!.args[0] as number;
    workers.listener.fromData({ type: 'prepared', request, preview });
    expect(workers.named('build')).toHaveLength(1);
    store.getState().restoreRun('one');
    await vi.waitFor(() => expect(ledger().restored).not.toBeNull());
    expect(workers.named('prepare')).toHaveLength(1);
    expect(workers.named('build').map(({ args }) => args[1])).toEqual([specOf({}), spec]);
  });

  it('gives the same curve again, bit for bit, when it is trained from what was restored (the real engine)', async () => {
    const race = specOf({
      data: { source: { kind: 'sine', length: 160, noise: 0.1 } },
      task: { window: 8 },
      seeds: 3,
      contenders: [
        { cell: 'lstm', units: 4, dropout: 0.2 },
        { cell: 'gru', units: 5 },
      ],
      training: { epochs: 4, backend: 'reference' },
    });
    const first = await trained(specOfRun(race, 2), 1);
    const record = runRecord({ spec: specOfRun(race, 2), contender: 1, run: 2, curves: first });
    const { store, ledger } = await started();
    store.getState().importRuns(new Blob([runsText([record])]), 'runs.json');
    await vi.waitFor(() => expect(ledger().runs).toHaveLength(1));
    store.getState().restoreRun('one');
    await vi.waitFor(() => expect(ledger().restored).not.toBeNull());
    const again = await trained(store.getState().spec, 1);
    expect(first.epoch).toEqual([0, 1, 2, 3, 4]);
    store.getState().keepRun({ ...record, id: 'again', curves: again });
    expect(ledger().restored!.repetition).toEqual({ differs: [], epochs: 5, firstDifferent: null });
    // Another seed's run is another one.
    expect((await trained(specOfRun(race, 1), 1)).validation).not.toEqual(first.validation);
  });

  it('says whether the run gave the same losses when it was trained again, and what was different (by definition)', async () => {
    const { store, ledger } = await started(runRecord());
    store.getState().restoreRun('one');
    await vi.waitFor(() => expect(ledger().restored).not.toBeNull());
    // Another contender, another seed, another experiment: not the same run.
    store.getState().keepRun(runRecord({ id: 'b', contender: 1 }));
    store.getState().keepRun(runRecord({ id: 'c', trainingSeed: 7 }));
    store.getState().keepRun(runRecord({ id: 'd', spec: specOf({ seed: 8 }) }));
    expect(ledger().restored!.repetition).toBeNull();
    store.getState().keepRun(runRecord({ id: 'e' }));
    expect(ledger().restored!.repetition).toEqual({ differs: [], epochs: 4, firstDifferent: null });
    const { curves } = runRecord();
    const other = { ...curves, validation: [2, 0.8, 0.4000000001, 0.5] };
    store.getState().keepRun(runRecord({ id: 'f', curves: other, fingerprint: 'other', variant: 'fused' }));
    expect(ledger().restored!.repetition).toEqual({
      differs: [
        { condition: 'fingerprint', before: 'c0ffee', now: 'other' },
        { condition: 'variant', before: 'plain', now: 'fused' },
      ],
      epochs: 4,
      firstDifferent: 2,
    });
  });
});
