/** The command line with the arguments that a user types: lines, exit codes, the same words as the page, and dumps that can be checked. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { SPEC_DEFAULTS_V1 } from '../../../src/experiment/defaults';
import { MEMORY_KINDS, SYNTHESISED_KINDS } from '../../../src/experiment/sources';
import { SMALL, experiment, folder, linesOf, run, type Ended } from './support';

type Line = Record<string, unknown> & { contender: string; epoch?: number };
const lines = (ended: Ended) => linesOf(ended) as Line[];

describe('experiment', () => {
  it('matches the sizes of the others to the first, as the page does (parameters by hand)', async () => {
    // One input, one output. LSTM of 3: 4 · 3 · 5 + 4; simple RNN: H (H + 2) + H + 1; GRU: 3 H (H + 3) + H + 1.
    const contenders = [...SMALL.contenders, { cell: 'simpleRnn', units: 2 }];
    const finals = async (matching: string) =>
      lines(await run({ ...SMALL, contenders, matching }))
        .filter(({ epoch }) => epoch === undefined)
        .map(({ parameters }) => parameters);
    expect(await Promise.all(['none', 'units', 'parameters'].map(finals))).toEqual([
      [64, 33, 11],
      [64, 58, 19],
      [64, 58, 71],
    ]);
  });

  it('prints a line per contender and epoch, then one per contender, the same numbers twice', async () => {
    const [first, second] = await Promise.all([run(SMALL), run(SMALL)]);
    expect(first.err).toBe('');
    const all = lines(first);
    expect(all.map(({ contender, epoch }) => [contender, epoch])).toEqual([
      ['A', 1],
      ['A', 2],
      ['B', 1],
      ['B', 2],
      ['A', undefined],
      ['B', undefined],
    ]);
    expect(Object.keys(all[0]!)).toEqual(['contender', 'epoch', 'trainLoss', 'valLoss', 'seconds']);
    expect(all[4]).toMatchObject({ contender: 'A', parameters: 4 * (3 * (1 + 3) + 3) + 3 + 1, backend: 'simd' });
    const withoutTimes = (ended: Ended) => lines(ended).map((line) => ({ ...line, seconds: 0, msPerStep: 0 }));
    expect(withoutTimes(second)).toEqual(withoutTimes(first));
  });

  it('beats the naive baselines on the test part with both contenders of the default experiment, within 60 epochs', async () => {
    const finals = lines(await run({ training: { epochs: 60 } })).filter(({ epoch }) => epoch === undefined);
    expect(finals).toHaveLength(2);
    for (const final of finals) {
      const { test, baselines } = final as unknown as {
        test: { rmse: number };
        baselines: Record<string, { rmse: number }>;
      };
      expect(test.rmse).toBeLessThan(0.7 * baselines['lastValue']!.rmse);
      expect(test.rmse).toBeLessThan(0.7 * baselines['seasonalNaive']!.rmse);
    }
  });

  it('runs a spec of every kind of made-up sequence, and scores it against a baseline', async () => {
    const few = { sequencesPerEpoch: 16, heldOutSequences: 8 };
    const sources = [
      ...SYNTHESISED_KINDS.map((kind) => ({ kind, length: 120 })),
      ...MEMORY_KINDS.map((kind) => ({ kind, lag: 10, ...few })),
    ];
    for (const source of sources) {
      const ended = await run({ ...SMALL, data: { source }, contenders: [{ cell: 'gru', units: 2 }] });
      expect([ended.code, ended.err], source.kind).toEqual([0, '']);
      const [final] = lines(ended).filter(({ epoch }) => epoch === undefined) as unknown as {
        test: Record<string, number>;
        baselines: Record<string, Record<string, number>>;
      }[];
      const metric = 'length' in source || source.kind === 'adding' ? 'rmse' : 'accuracy';
      expect(final!.test[metric], source.kind).toBeGreaterThanOrEqual(0);
      for (const baseline of Object.values(final!.baselines)) expect(baseline[metric]).toBeGreaterThanOrEqual(0);
    }
  });

  it('prints the JSON Schema and the defaults', async () => {
    const { code, out } = await experiment('--schema');
    const { schema, defaults } = JSON.parse(out) as { schema: { properties: object }; defaults: object };
    expect(code).toBe(0);
    expect(defaults).toMatchObject(SPEC_DEFAULTS_V1);
    expect(Object.keys(schema.properties)).toEqual([
      'version',
      'seed',
      'seeds',
      'trainingSeed',
      'data',
      'task',
      'preparation',
      'contenders',
      'matching',
      'training',
      'interventions',
    ]);
  });
});

describe('the user’s own data', () => {
  it('are read from beside the spec, in any encoding and dialect that the page reads', async () => {
    const written = Array.from({ length: 120 }, (_, k) => {
      const day = new Date(Date.UTC(2020, 0, 1 + k)).toISOString().slice(0, 10).split('-').reverse().join('.');
      return `${day};${k + 1};${String(10 + 5 * Math.sin(k / 4)).replace('.', ',')}`;
    });
    writeFileSync(join(folder, 'own.csv'), `Tag;Nummer;Wert\r\n${written.join('\r\n')}\r\n`, 'utf16le');
    const document = { ...SMALL, data: { source: { kind: 'file', name: 'own.csv' } } };
    const ended = await run(document);
    expect(ended.code).toBe(0);
    // Standard error says what was recognised, and nothing else.
    expect(lines({ ...ended, out: ended.err })).toMatchObject([
      {
        note: 'own.csv',
        code: 'recognised',
        values: { rows: 120, delimiter: 'semicolon', decimal: 'comma', encoding: 'utf-16le', target: 'Wert' },
        text: 'own.csv: 120 rows, 0 left out.',
      },
    ]);
    const final = lines(ended).at(-1)!;
    expect(final).toMatchObject({ contender: 'B', status: 'finished' });
    // The column that merely counts is not what is forecast: nothing here is near 120.
    expect((final['baselines'] as Record<string, { mae: number }>)['lastValue']!.mae).toBeGreaterThan(0.5);
  });

  it('are noted on standard error, one JSON line for each thing that could be read otherwise', async () => {
    const written = Array.from({ length: 60 }, (_, k) => `${k % 5}.1.20${10 + Math.floor(k / 5)};${k % 7};${k % 3}`);
    writeFileSync(join(folder, 'noted.csv'), `Notes of a logger\nname;a;b\n${written.join('\n')}\n`);
    const source = { kind: 'file', name: 'noted.csv', types: [{ column: 'name', type: 'ignore' }] };
    const ended = await run({ ...SMALL, data: { source } });
    const told = lines({ ...ended, out: ended.err });
    expect(told.map(({ code }) => code)).toEqual(['recognised', 'linesSkipped', 'targetGuessed']);
    expect(told[1]).toEqual({
      note: 'noted.csv',
      code: 'linesSkipped',
      values: { count: 1, line: 1, value: 'Notes of a logger' },
      text: 'Line 1 above the table was left out (“Notes of a logger”).',
    });
    const earlier = await run({ ...SMALL, version: 1, data: { source } }, '--seeds', '1');
    expect(lines({ ...earlier, out: earlier.err })).toEqual([
      {
        note: 'noted.csv',
        code: 'newerFileRules',
        values: { name: 'noted.csv' },
        text: 'The file noted.csv is read by newer rules than when this experiment was saved; restored numbers may differ.',
      },
      ...told,
    ]);
    const named = await run({ ...SMALL, data: { source, targets: ['b'] } });
    expect(lines({ ...named, out: named.err }).map(({ code }) => code)).toEqual(['recognised', 'linesSkipped']);
  });

  it('drawn by hand stand in the spec itself', async () => {
    const values = Array.from({ length: 80 }, (_, k) => Math.round(100 * Math.sin(k / 5)) / 100);
    const ended = await run({ ...SMALL, data: { source: { kind: 'drawn', values } } });
    expect([ended.code, ended.err]).toEqual([0, '']);
    expect(lines(ended).filter(({ epoch }) => epoch === undefined)).toHaveLength(2);
  });

  it('that cannot be used are refused with line and column', async () => {
    writeFileSync(join(folder, 'bad.csv'), 'a,b\n1,2\n3,4\n5,x\n6,7\n8,9\n');
    const refused = await run({ ...SMALL, data: { source: { kind: 'file', name: 'bad.csv' } } });
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toMatch(/bad\.csv[^]*Line 4, column 2: “x” in the column b is not a number/);
    const missing = await run({ ...SMALL, data: { source: { kind: 'file', name: 'absent.csv' } } });
    expect([missing.code, missing.err]).toEqual([2, expect.stringMatching(/absent\.csv could not be read/) as string]);
  });
});

describe('bad input ends with exit code 2 and a sentence', () => {
  const cases: readonly [string, object | string, RegExp][] = [
    ['an unknown field', { surprise: 1 }, /surprise.*no such field/],
    ['a wrong type', { task: { window: '24' } }, /Window \(task\.window\).*expected a number/],
    ['a window longer than the data', { task: { window: 900 } }, /Window \(task\.window\).*900.*at most \d+/],
    ['a horizon of 0', { task: { horizon: 0 } }, /Horizon \(task\.horizon\): 0 is too small; choose 1 or more/],
    [
      'five contenders',
      { contenders: Array.from({ length: 5 }, () => ({ cell: 'gru' })) },
      /contenders.*5 are too many; at most 4/,
    ],
    [
      'an autoregression that grows without bound',
      { data: { source: { kind: 'ar2', phi1: 0.7, phi2: 0.5 } } },
      /φ₁.*\(data\.source\.phi1\).*choose φ₁ between −0\.5 and 0\.5/,
    ],
    ['text that is no JSON', '{"seed": ', /no JSON/],
    ['text that is too long for a spec', `{}${' '.repeat(1_600_000)}`, /1,600,002 bytes, and at most 1,500,000/],
    [
      'a setting that is not built yet',
      { preparation: { imbalance: 'classWeights' } },
      /imbalance.*not available.*use none/,
    ],
  ];
  for (const [name, spec, words] of cases) {
    it(name, async () => {
      const { code, out, err } = await run(spec);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(words);
    });
  }

  it('a file that is not there, and no file at all', async () => {
    const missing = await experiment(join(folder, 'missing.json'));
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('missing.json') as string]);
    const none = await experiment();
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('usage:') as string]);
  });
});

interface Dumped {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

describe('a forecast of several steps', () => {
  type Csv = Record<string, string>;
  const rmse = (rows: readonly Csv[], column: string) =>
    Math.sqrt(rows.reduce((sum, row) => sum + (Number(row[column]) - Number(row['truth'])) ** 2, 0) / rows.length);

  it('is scored by step, for both strategies and every baseline, and written as CSV with the same numbers', async () => {
    const file = join(folder, 'predictions.csv');
    const ended = await run({ ...SMALL, task: { window: 8, horizon: 3, beyond: 4 } }, '--predictions', file);
    expect(ended.err).toBe('');
    const { data } = Papa.parse<Csv>(readFileSync(file, 'utf8').trimEnd(), { header: true });
    const test = data.filter(({ part }) => part === 'test');
    expect(test).toHaveLength(16 * 3);
    expect(data.filter(({ part }) => part === 'beyond').map(({ row, step }) => [row, step])).toEqual([
      ['120', '1'],
      ['121', '2'],
      ['122', '3'],
      ['123', '4'],
    ]);
    interface Final {
      test: { rmse: number };
      steps: number[];
      recursive: { rmse: number; steps: number[] };
      baselines: Record<string, { rmse: number }>;
      baselineSteps: Record<string, number[]>;
    }
    const finals = lines(ended).filter(({ epoch }) => epoch === undefined) as unknown as Final[];
    finals.forEach((final, k) => {
      const column = ['A LSTM', 'B GRU'][k]!;
      const ahead = (step: number) => test.filter((row) => row['step'] === String(step));
      expect(final.test.rmse).toBeCloseTo(rmse(test, column), 6);
      expect(final.recursive.rmse).toBeCloseTo(rmse(test, `${column} recursive`), 6);
      final.steps.forEach((value, step) => expect(value).toBeCloseTo(rmse(ahead(step + 1), column), 6));
      final.recursive.steps.forEach((value, step) =>
        expect(value).toBeCloseTo(rmse(ahead(step + 1), `${column} recursive`), 6),
      );
      expect(Object.keys(final.baselines)).toEqual(['lastValue', 'seasonalNaive', 'ridge']);
      for (const [name, metrics] of Object.entries(final.baselines)) {
        expect(metrics.rmse).toBeCloseTo(rmse(test, name), 6);
        expect(final.baselineSteps[name]![1]).toBeCloseTo(rmse(ahead(2), name), 6);
      }
    });
  });

  it('of several targets is scored by target, over all of them only without units', async () => {
    const data = { source: { kind: 'dataset', id: 'seattleTemperature' }, targets: ['temp_max', 'wind'] };
    const contenders = [{ cell: 'gru', units: 2 }];
    const ended = await run({
      data,
      task: { window: 4, horizon: 2, strategy: 'recursive' },
      contenders,
      training: { epochs: 1 },
    });
    const final = lines(ended).at(-1)! as unknown as {
      test: Record<string, number>;
      targets: Record<string, { test: Record<string, number>; baselines: Record<string, { mase: number }> }>;
    };
    expect(Object.keys(final.test).toSorted()).toEqual(['mase', 'r2']);
    expect(Object.keys(final.targets)).toEqual(['temp_max', 'wind']);
    const { temp_max: warm, wind } = final.targets;
    expect(final.test['mase']).toBeCloseTo((warm!.test['mase']! + wind!.test['mase']!) / 2, 9);
    expect(warm!.test['rmse']).toBeGreaterThan(0);
    expect(final).not.toHaveProperty('recursive');
  });

  it('has no file for a task without rows', async () => {
    const spec = { data: { source: { kind: 'adding', lag: 4 } }, training: { epochs: 1 } };
    const ended = await run(spec, '--predictions', join(folder, 'none.csv'));
    expect([ended.code, ended.err]).toEqual([2, expect.stringMatching(/no predictions by row/)]);
  });
});

describe('--dump', () => {
  it('says in one line that interventions are not applied, and nothing where there are none', async () => {
    const cut = { ...SMALL, interventions: [{ kind: 'clamp', gate: 'f', value: 0 }] };
    const [plain, said, quiet] = await Promise.all([
      run(SMALL, '--dump', join(folder, 'plain')),
      run(cut, '--dump', join(folder, 'cut')),
      run(cut),
    ]);
    expect([plain.err, quiet.err]).toEqual(['', '']);
    expect(said.err).toBe(
      'The dump is of the networks as they were trained: the interventions of the experiment (1) are not applied.\n',
    );
    const weights = (name: string) => readFileSync(join(folder, name, 'A', 'weights.json'), 'utf8');
    expect([said.code, weights('cut')]).toEqual([0, weights('plain')]);
  });

  const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));

  /** The LSTM equations of engine.md for one window, in float64, written for this test. */
  function lstm(window: readonly number[], weights: Record<string, Dumped>, units: number) {
    const [kernel, recurrent, bias] = ['kernel', 'recurrentKernel', 'bias'].map(
      (name) => weights[`layers.0.${name}`]!.values,
    );
    let h = new Array<number>(units).fill(0);
    let c = [...h];
    const trace = { i: [], f: [], g: [], o: [], c: [], h: [] } as Record<string, number[]>;
    for (const x of window) {
      const z = bias!.map(
        (b, k) => b + x * kernel![k]! + h.reduce((sum, was, j) => sum + was * recurrent![j * 4 * units + k]!, 0),
      );
      const part = (index: number, f: (value: number) => number) => z.slice(index * units, (index + 1) * units).map(f);
      const [i, f, g, o] = [part(0, sigmoid), part(1, sigmoid), part(2, Math.tanh), part(3, sigmoid)];
      c = c.map((was, k) => f[k]! * was + i[k]! * g[k]!);
      h = c.map((value, k) => o[k]! * Math.tanh(value));
      for (const [name, values] of Object.entries({ i, f, g, o, c, h })) trace[name]!.push(...values);
    }
    const head = weights['head.kernel']!.values;
    const prediction = h.reduce((sum, value, k) => sum + value * head[k]!, weights['head.bias']!.values[0]!);
    return { trace, prediction };
  }

  it('holds what is known ahead where the network reads it, and names it; rows without a target are predicted (by hand)', async () => {
    const rows = Array.from({ length: 64 }, (_, row) => `${row},${row < 60 ? Math.sin(row).toFixed(6) : ''},${row}`);
    writeFileSync(join(folder, 'holidays.csv'), `day,sales,holiday\n${rows.join('\n')}\n`);
    const document = {
      ...SMALL,
      data: { source: { kind: 'file', name: 'holidays.csv' }, inputs: ['sales', 'holiday'], targets: ['sales'] },
      task: { window: 4, horizon: 2 },
      preparation: { scale: 'none', features: { knownAhead: ['holiday'] } },
    };
    const [dump, predictions] = [join(folder, 'ahead'), join(folder, 'ahead.csv')];
    expect((await run(document, '--dump', dump, '--predictions', predictions)).code).toBe(0);
    const { inputs, inputNames } = JSON.parse(readFileSync(join(dump, 'A', 'windows.json'), 'utf8')) as {
      inputs: Dumped;
      inputNames: string[];
    };
    expect(inputNames).toEqual(['sales', 'holiday +2']);
    // The test part begins with row 51: its first window holds the rows 47 … 50 and reads the holidays of 49 … 52.
    expect(inputs.values.slice(0, 8).filter((_, k) => k % 2 === 1)).toEqual([49, 50, 51, 52]);
    const { data } = Papa.parse<Record<string, string>>(readFileSync(predictions, 'utf8').trim(), { header: true });
    expect(data.filter(({ part }) => part === 'beyond').map(({ step }) => step)).toEqual(['1', '2', '3', '4']);
  });

  it('holds weights, windows, gates, predictions and gradients that fit together (float64 equations, finite differences)', async () => {
    const dump = join(folder, 'dump');
    expect((await run(SMALL, '--dump', dump)).code).toBe(0);
    const read = <V>(name: string) => JSON.parse(readFileSync(join(dump, 'A', name), 'utf8')) as V;
    const weights = read<Record<string, Dumped>>('weights.json');
    const { inputs, targets } = read<Record<'inputs' | 'targets', Dumped>>('windows.json');
    const { windows } = read<{ windows: { layers: Record<string, Dumped>[]; prediction: Dumped }[] }>('trace.json');
    const [n, steps] = inputs.shape as [number, number];
    const window = (k: number) => inputs.values.slice(k * steps, (k + 1) * steps);
    for (let k = 0; k < n; k++) {
      const { trace, prediction } = lstm(window(k), weights, 3);
      for (const [name, values] of Object.entries(trace)) {
        expect(windows[k]!.layers[0]![name]!.shape).toEqual([steps, 3]);
        windows[k]!.layers[0]![name]!.values.forEach((value, at) =>
          expect(Math.abs(value - values[at]!)).toBeLessThan(1e-5),
        );
      }
      expect(Math.abs(windows[k]!.prediction.values[0]! - prediction)).toBeLessThan(1e-5);
    }

    const loss = (changed: Record<string, Dumped>) =>
      targets.values.reduce((sum, target, k) => sum + (lstm(window(k), changed, 3).prediction - target) ** 2 / n, 0);
    const { value, gradients } = read<{ value: number; gradients: Record<string, Dumped> }>('gradients.json');
    expect(Math.abs(loss(weights) - value)).toBeLessThan(1e-5 * Math.max(1, value));
    for (const [name, { shape, values }] of Object.entries(gradients)) {
      expect(shape).toEqual(weights[name]!.shape);
      const largest = Math.max(...values.map(Math.abs));
      for (const at of [0, values.length >> 1, values.length - 1]) {
        const moved = (by: number) => {
          const copy = weights[name]!.values.map((weight, k) => (k === at ? weight + by : weight));
          return loss({ ...weights, [name]: { shape, values: copy } });
        };
        const difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
        expect(Math.abs(values[at]! - difference)).toBeLessThan(1e-4 * largest + 1e-6);
      }
    }
  });
});
