import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../../../src/experiment/parse';
import type { RunRecord, RunSummary } from '../../../../../src/experiment/runs';
import { words } from '../../../../../src/i18n/both';
import { sorted, type Column } from '../../../../../src/views/compare/runs/columns';
import { differingSettings } from '../../../../../src/views/compare/runs/differences';
import { differenceTo, figureOf } from '../../../../../src/views/compare/runs/figures';
import { dataTitles, filtered, NO_FILTER } from '../../../../../src/views/compare/runs/filter';
import { signed } from '../../../../../src/views/compare/runs/FigureCell';
import { distinctLabels, distinctTitles, runName, runOrigin } from '../../../../../src/views/words/run-title';
import { restoredSentences } from '../../../../../src/views/compare/runs/restored';
import { runsTable } from '../../../../../src/views/compare/runs/runs-csv';
import { settingName, settingText } from '../../../../../src/views/compare/runs/setting-words';
import { runRecord } from '../../../experiment/runs';

const english = words('en').t;

function specOf(document: object): RunRecord['spec'] {
  const parsed = parseSpec(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

function scored(metrics: Record<string, number>): RunRecord['scores'] {
  const scores = { overall: metrics, targets: [metrics], steps: [], scored: 10, of: 10 };
  return { validation: { own: scores, recursive: null }, test: { own: scores, recursive: null } };
}

const order = specOf({ data: { source: { kind: 'temporalOrder' } } });

describe('the deciding metric', () => {
  it('is the error of a forecast, and the accuracy of a task with classes', () => {
    expect(figureOf(runRecord({ scores: scored({ rmse: 2, accuracy: 1 }) }), 'test')).toEqual({
      metric: 'rmse',
      value: 2,
    });
    const answers = runRecord({ spec: order, scores: scored({ accuracy: 0.75 }) });
    expect(figureOf(answers, 'validation')).toEqual({ metric: 'accuracy', value: 0.75 });
    expect(figureOf(runRecord({ scores: scored({}) }), 'test').value).toBeNaN();
  });

  it('differs from the baseline’s by a share of its error, or by points (hand-computed); over other data by nothing', () => {
    const baseline = runRecord({ scores: scored({ rmse: 4 }) });
    const better = runRecord({ id: 'b', scores: scored({ rmse: 3 }) });
    expect(differenceTo(baseline, better)).toEqual({ kind: 'error', value: -0.25 });
    expect(differenceTo(baseline, baseline)).toEqual({ kind: 'itself' });
    expect(differenceTo(baseline, { ...better, fingerprint: 'other' })).toEqual({ kind: 'incomparable' });
    const half = runRecord({ spec: order, scores: scored({ accuracy: 0.5 }) });
    expect(differenceTo(half, runRecord({ id: 'b', spec: order, scores: scored({ accuracy: 0.75 }) }))).toEqual({
      kind: 'share',
      value: 0.25,
    });
    expect(
      differenceTo(runRecord({ scores: scored({ rmse: 0 }) }), { ...better, scores: scored({ rmse: 0 }) }),
    ).toBeNull();
  });
});

describe('sorting', () => {
  const ids = (runs: readonly RunSummary[], column: Column, descending = false, baseline: RunSummary | null = null) =>
    sorted(runs, { column, descending }, english, 'en', baseline).map(({ id }) => id);

  it('puts what has no number at the end, whichever way, and leaves equals in their order', () => {
    const runs = [
      runRecord({ id: 'none', scores: scored({}) }),
      runRecord({ id: 'three', scores: scored({ rmse: 3 }) }),
      runRecord({ id: 'one', scores: scored({ rmse: 1 }) }),
      runRecord({ id: 'three too', scores: scored({ rmse: 3 }) }),
    ];
    expect(ids(runs, 'validation')).toEqual(['one', 'three', 'three too', 'none']);
    expect(ids(runs, 'validation', true)).toEqual(['three', 'three too', 'one', 'none']);
    expect(ids(runs, 'difference', false, runs[1])).toEqual(['one', 'three', 'three too', 'none']);
    expect(ids(runs, 'cell')).toEqual(['none', 'three', 'one', 'three too']);
  });

  it('keeps runs of one metric together, because an error and an accuracy have no common order', () => {
    const runs = [
      runRecord({ id: 'r2', scores: scored({ rmse: 0.2 }) }),
      runRecord({ id: 'a9', spec: order, scores: scored({ accuracy: 0.9 }) }),
      runRecord({ id: 'r1', scores: scored({ rmse: 0.1 }) }),
      runRecord({ id: 'a5', spec: order, scores: scored({ accuracy: 0.5 }) }),
    ];
    expect(ids(runs, 'test')).toEqual(['a5', 'a9', 'r1', 'r2']);
    expect(ids(runs, 'test', true)).toEqual(['r2', 'r1', 'a9', 'a5']);
  });

  it('counts numbers inside names, and layers after units', () => {
    const names = ['try 10', 'try 9'].map((name) => runRecord({ id: name, name }));
    expect(ids(names, 'name')).toEqual(['try 9', 'try 10']);
    const sizes = [
      [8, 2],
      [8, 1],
      [4, 3],
    ].map(([units, layers]) =>
      runRecord({ id: `${units}×${layers}`, spec: specOf({ contenders: [{ cell: 'gru', units, layers }] }) }),
    );
    expect(ids(sizes, 'units')).toEqual(['4×3', '8×1', '8×2']);
  });
});

describe('the filter', () => {
  const runs = [
    runRecord({ id: 'lstm', note: 'forgets early' }),
    runRecord({ id: 'gru', contender: 1, starred: true, race: 'b7e2' }),
    runRecord({ id: 'order', spec: order, name: 'My Order' }),
  ];
  const ids = (filter: object) => filtered(runs, { ...NO_FILTER, ...filter }, english).map(({ id }) => id);

  it('finds all of its words in titles, notes, data and races, whatever their case', () => {
    expect(ids({ text: '' })).toHaveLength(3);
    expect(ids({ text: 'EARLY forgets' })).toEqual(['lstm']);
    expect(ids({ text: 'b7e2' })).toEqual(['gru']);
    expect(ids({ text: 'my temporal' })).toEqual(['order']);
    expect(ids({ text: 'my sunspots' })).toEqual([]);
  });

  it('finds a race and a run by the words that the table shows, in both languages, by example', () => {
    const chinese = words('zh').t;
    expect(ids({ text: 'race b7e2' })).toEqual(['gru']);
    expect(ids({ text: runOrigin(runs[1]!, english) })).toEqual(['gru']);
    const zh = (text: string) => filtered(runs, { ...NO_FILTER, text }, chinese).map(({ id }) => id);
    expect(zh('比赛 b7e2')).toEqual(['gru']);
    expect(zh('比赛b7e2')).toEqual(['gru']);
    expect(zh(runOrigin(runs[1]!, chinese))).toEqual(['gru']);
  });

  it('takes one cell, one sequence and the starred ones', () => {
    expect(ids({ cell: 'gru' })).toEqual(['gru']);
    expect(ids({ data: 'Temporal order' })).toEqual(['order']);
    expect(ids({ starred: true })).toEqual(['gru']);
    expect(dataTitles(runs, english, 'en')).toEqual(['Sunspots, yearly', 'Temporal order']);
  });
});

describe('the names of runs', () => {
  const twins = [0, 1].map((run) => runRecord({ id: String(run), race: '2d71ffff', run }));
  const own = runRecord({ name: 'Best' });

  it('say contender, run and race where there is no own name, by example', () => {
    expect(twins.map((run) => runName(run, english))).toEqual([
      'LSTM, Sunspots, yearly (A, run 1 of race 2d71)',
      'LSTM, Sunspots, yearly (A, run 2 of race 2d71)',
    ]);
    expect(runName(own, english)).toBe('Best');
  });

  it('are longer over the curves only where they are equal, by example', () => {
    expect(distinctLabels([...twins, own], english)).toEqual(['LSTM A1 2d71', 'LSTM A2 2d71', 'Best']);
    expect(distinctLabels([twins[0]!, own], english)).toEqual(['LSTM', 'Best']);
    expect(new Set(distinctTitles(twins, words('zh').t)).size).toBe(2);
  });
});

describe('a difference in percent', () => {
  it('has no sign where it rounds to nothing, by example', () => {
    expect([-0.04, 0.04, 0, -0.06, 3.21].map(signed)).toEqual(['0.0', '0.0', '0.0', '−0.1', '+3.2']);
  });
});

describe('the settings that differ', () => {
  it('are those of the runs’ own contenders, in the order of the document', () => {
    const spec = specOf({ contenders: [{ cell: 'lstm' }, { cell: 'gru', units: 9 }] });
    const runs = [runRecord({ spec }), runRecord({ id: 'b', spec, contender: 1, trainingSeed: 5 })];
    expect(differingSettings(runs)).toEqual([
      { path: 'trainingSeed', values: [42, 5] },
      { path: 'contenders.0.cell', values: ['lstm', 'gru'] },
      { path: 'contenders.0.units', values: [16, 9] },
    ]);
    expect(differingSettings([runs[0]!, { ...runs[0]!, id: 'twin' }])).toEqual([]);
    expect(differingSettings([])).toEqual([]);
  });

  it('name another source once, also where a third run has the first’s with another number', () => {
    const sine = (period: number) => specOf({ data: { source: { kind: 'sine', period } } });
    const runs = [sine(20), sine(30), order].map((spec, k) => runRecord({ id: String(k), spec }));
    const [found, ...others] = differingSettings(runs);
    expect(found!.path).toBe('data.source');
    expect(found!.values.map((value) => settingText('data.source', value, english))).toEqual([
      'Sine',
      'Sine',
      'Temporal order',
    ]);
    expect(others.filter(({ path }) => path.startsWith('data.source'))).toEqual([]);
  });

  it('stand in words of the page', () => {
    expect(settingName('contenders.0.units', english)).toBe('Units');
    expect(settingName('preparation.outliers.rule', english)).toBe('Outliers');
    expect(settingText('contenders.0.cell', 'simpleRnn', english)).toBe('Simple RNN');
    expect(settingText('training.optimiser', 'rmsprop', english)).toBe('RMSprop');
    expect(settingText('training.backend', 'simd', english)).toBe('CPU (SIMD)');
    expect(settingText('contenders.0.chronoMax', null, english)).toBe('automatic');
    expect(settingText('contenders.0.bidirectional', true, english)).toBe('yes');
    expect(settingText('training.learningRate', 0.00012345678, english)).toBe('0.0001235');
    expect(settingText('seed', 1234567890, english)).toBe('1234567890');
    expect(settingText('data.inputs', [], english)).toBe('–');
    expect(settingText('preparation.gaps', 'fill', english)).toBe('Put them in as missing values');
    expect(settingText('preparation.resample', { to: 'day', by: 'sum' }, english)).toBe('A day, Sum');
    expect(settingText('preparation.resample.to', 'week', english)).toBe('A week');
    expect(settingText('preparation.resample', null, english)).toBe('–');
    expect(settingText('preparation.outliers.rule', 'bounds', english)).toBe('Clip at fixed bounds');
    expect(settingText('preparation.outliers.high', null, english)).toBe('open');
    expect(settingText('preparation.smoothing.rule', 'movingMean', english)).toBe('Moving mean');
    expect(settingName('preparation.smoothing.rows', english)).toBe('Rows smoothed over');
    expect(settingName('preparation.outliers.low', english)).toBe('Lowest value');
    expect(settingName('preparation.resample.by', english)).toBe('Value of rows put together');
    expect(settingText('task.window', undefined, english)).toBe('–');
  });
});

describe('a restored run in words', () => {
  const change = { step: 40, epoch: 2, path: 'training.learningRate', value: 0.001 };
  const summary = runRecord({ name: 'Best', changes: [change] });

  it('says what is loaded, what has to be changed again, and that the backend is another', () => {
    expect(restoredSentences({ summary, repetition: null }, 'webgl', english)).toEqual([
      'The experiment of “Best” is loaded with its seed; press Train to repeat it.',
      'While it ran this was changed: Learning rate: 0.001 after epoch 2 (step 40). Change it at the same moments for the same curve.',
      'It ran on CPU (SIMD), and now it runs on GPU (WebGL): choose that backend for the same numbers.',
    ]);
    expect(restoredSentences({ summary, repetition: null }, 'simd', english)).toHaveLength(2);
    const earlier = { ...summary, earlierRules: true };
    expect(restoredSentences({ summary: earlier, repetition: null }, 'simd', english)[1]).toBe(
      'Its file is read by newer rules than when it ran: restored numbers may differ.',
    );
  });

  it('says whether the losses were the same, and if not, what was different', () => {
    const same = { differs: [], epochs: 4, firstDifferent: null };
    expect(restoredSentences({ summary, repetition: same }, 'simd', english)).toEqual([
      'Trained again, “Best” gave the same losses bit for bit over 3 epochs.',
    ]);
    const differs = [{ condition: 'fingerprint', before: 'c0ffee', now: 'beef' } as const];
    const other = { differs, epochs: 4, firstDifferent: 1 };
    expect(restoredSentences({ summary, repetition: other }, 'simd', english).slice(0, 2)).toEqual([
      'Trained again, “Best” gave other losses from epoch 1 on.',
      'The data are not the same (fingerprint c0ffee, now beef).',
    ]);
  });
});

describe('the table for other programs', () => {
  it('has a cell for each column, and the difference to the baseline as a number (by definition)', () => {
    const baseline = runRecord({ scores: scored({ rmse: 4 }) });
    const runs = [baseline, runRecord({ id: 'b', contender: 1, name: 'Second', scores: scored({ rmse: 5 }) })];
    const { columns, rows } = runsTable(runs, baseline);
    const [first, second] = [...rows].map((row) => Object.fromEntries(row.map((cell, k) => [columns[k]!, cell])));
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(first).toMatchObject({ id: 'one', cell: 'lstm', 'difference to reference': null, 'test rmse': 4 });
    expect(second).toMatchObject({
      ...{ id: 'b', name: 'Second', contender: 'B', cell: 'gru', 'training seed': 42, 'best epoch': 2 },
      ...{ 'difference to reference': 0.25, ended: '2026-11-21T04:05:00.000Z', data: 'sunspots' },
    });
  });
});
