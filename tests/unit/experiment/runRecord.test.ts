import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldAt } from '../../../src/experiment/fields';
import { beginsLikeRuns, listedRuns, parseRuns, runsText } from '../../../src/experiment/runRecord';
import type { RunRecord } from '../../../src/experiment/runs';
import { floatsOf, floatsText } from '../../../src/experiment/weightsText';
import { anyRun, runRecord } from './runs';

type Written = { format: string; version: number; runs: Record<string, unknown>[] };

/** The file of one run, altered. */
function altered(change: (file: Written) => void, ...records: RunRecord[]): string {
  const file = JSON.parse(runsText(records.length > 0 ? records : [runRecord()])) as Written;
  change(file);
  return JSON.stringify(file);
}

const problemsOf = (text: string) => {
  const parsed = parseRuns(text);
  return parsed.ok ? parsed.value.problems : parsed.problems;
};

describe('a file of runs', () => {
  it('gives back every run exactly, NaN, infinities, −0 and all weights bit for bit (property)', () => {
    fc.assert(
      fc.property(fc.array(anyRun, { minLength: 1, maxLength: 3 }), (records) => {
        const parsed = parseRuns(runsText(records));
        expect(parsed).toEqual({ ok: true, value: { runs: records, problems: [] } });
        // toEqual takes two NaN for equal; their bits may still differ.
        if (!parsed.ok) return;
        parsed.value.runs.forEach((run, k) => {
          for (const [name, { values }] of Object.entries(records[k]!.weights)) {
            expect(new Uint32Array(run.weights[name]!.values.slice().buffer)).toEqual(
              new Uint32Array(values.slice().buffer),
            );
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('never throws, whatever stands in it (property)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseRuns(text).ok).toBe(false);
      }),
    );
  });

  it('never throws when any field of a run is anything else (property)', () => {
    const keys = Object.keys(runRecord());
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        const parsed = parseRuns(altered(({ runs }) => (runs[0]![key] = value)));
        // A list of problems that names the field, or a run in which the value is allowed.
        if (parsed.ok) expect(parsed.value.runs).toHaveLength(1);
        else expect(parsed.problems.some(({ path }) => path.startsWith(`runs.0.${key}`))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused with what it is not: no JSON, no runs, a later version, an empty list', () => {
    expect(problemsOf('{')).toMatchObject([{ path: '', code: 'notJson' }]);
    for (const text of ['[]', '7', 'null', '{}', '{"format":"x","version":1,"runs":[]}', JSON.stringify({ seed: 1 })]) {
      expect(problemsOf(text), text).toMatchObject([{ path: '', code: 'notRunFile' }]);
    }
    expect(problemsOf(altered((file) => (file.version = 2)))).toEqual([
      { path: '', code: 'runsTooNew', values: { version: 2, known: 1 } },
    ]);
    expect(problemsOf(altered((file) => (file.runs = [])))).toMatchObject([{ code: 'noRuns' }]);
  });

  it('loses only the damaged run, and says which one and which field (by definition)', () => {
    const three = ['one', 'two', 'three'].map((id) => runRecord({ id }));
    const cases: [(run: Record<string, unknown>) => void, object][] = [
      [(run) => delete run['seconds'], { path: 'runs.1.seconds', code: 'missingField' }],
      [(run) => (run['backend'] = 3), { path: 'runs.1.backend', code: 'wrongType' }],
      [(run) => (run['ended'] = 'NaN'), { path: 'runs.1.ended', code: 'wrongType' }],
      [(run) => (run['ended'] = null), { path: 'runs.1.ended', code: 'wrongType' }],
      // A day after the last date that there is.
      [(run) => (run['ended'] = 8.64e15 + 86_400_000), { path: 'runs.1.ended', code: 'tooLarge' }],
      [(run) => (run['ended'] = -9e15), { path: 'runs.1.ended', code: 'tooSmall' }],
      [(run) => (run['epochs'] = 1e300), { path: 'runs.1.epochs', code: 'tooLarge' }],
      [(run) => (run['steps'] = 1.5), { path: 'runs.1.steps', code: 'notInteger' }],
      [(run) => (run['parameters'] = -1), { path: 'runs.1.parameters', code: 'tooSmall' }],
      [(run) => (run['trainingSeed'] = 2 ** 31), { path: 'runs.1.trainingSeed', code: 'tooLarge' }],
      [(run) => (run['seconds'] = 'NaN'), { path: 'runs.1.seconds', code: 'wrongType' }],
      [(run) => (run['msPerStep'] = -1), { path: 'runs.1.msPerStep', code: 'tooSmall' }],
      [
        (run) => (run['changes'] = [{ step: 1, epoch: 1, path: 'training.epochs', value: { a: 1 } }]),
        { path: 'runs.1.changes.0.value', code: 'wrongType', values: { expected: 'setting', received: 'object' } },
      ],
      [
        (run) => (run['curves'] = { epoch: [0, 2, 1], train: [1, 1, 1], validation: [1, 1, 1] }),
        { path: 'runs.1.curves.epoch', code: 'wrongType', values: { expected: 'epochs', received: 'array' } },
      ],
      [(run) => (run['version'] = 2), { path: 'runs.1.version', code: 'runsTooNew' }],
      [(run) => delete run['version'], { path: 'runs.1.version', code: 'wrongType' }],
      [(run) => (run['spec'] = { seed: -1 }), { path: 'runs.1.spec.seed', code: 'tooSmall' }],
      [(run) => (run['contender'] = 4), { path: 'runs.1.contender', code: 'contenderNotThere' }],
      [
        (run) => (run['curves'] = { epoch: [0], train: ['NaN', 1], validation: [1] }),
        { path: 'runs.1.curves', code: 'curvesUneven', values: { epochs: 1, train: 2, validation: 1 } },
      ],
      [
        (run) => (run['curves'] = { epoch: [0], train: ['nan'], validation: [1] }),
        { path: 'runs.1.curves.train', code: 'wrongType', values: { expected: 'numbers', received: 'array' } },
      ],
      [
        (run) => (run['weights'] = { 'head.bias': { shape: [2], values: 'AAAAAA==' } }),
        { path: 'runs.1.weights.head.bias', code: 'weightsUneven', values: { shape: '2', expected: 2, found: 1 } },
      ],
      [
        (run) => (run['weights'] = { 'head.bias': { shape: [1], values: 'AAA' } }),
        { path: 'runs.1.weights.head.bias', code: 'notBase64' },
      ],
    ];
    const long = (length: number) => Array.from({ length }, () => 1);
    const names = (count: number) => Object.fromEntries(long(count).map((_, k) => [`m${k}`, 1]));
    const tooMuch: [(run: Record<string, unknown>) => void, object][] = [
      [(run) => (run['backend'] = 'x'.repeat(41)), { path: 'runs.1.backend', code: 'textTooLong' }],
      [(run) => (run['variant'] = 'x'.repeat(41)), { path: 'runs.1.variant', code: 'textTooLong' }],
      [
        (run) => (run['fingerprint'] = 'f'.repeat(5000)),
        { path: 'runs.1.fingerprint', code: 'textTooLong', values: { length: 5000, max: 128 } },
      ],
      [
        (run) => (run['curves'] = { epoch: long(100_002), train: [], validation: [] }),
        { path: 'runs.1.curves.epoch', code: 'tooMany', values: { count: 100_002, max: 100_001 } },
      ],
      [(run) => (run['weights'] = names(101)), { path: 'runs.1.weights', code: 'tooMany', values: { max: 100 } }],
      [(run) => (run['weights'] = { a: { shape: long(5), values: '' } }), { path: 'runs.1.weights.a.shape' }],
      [(run) => (run['changes'] = [{ step: 1, epoch: 1, path: 'x'.repeat(201), value: 1 }]), { code: 'textTooLong' }],
      [
        (run) => (run['changes'] = [{ step: 1, epoch: 1, path: 'x', value: [[[]]] }]),
        { path: 'runs.1.changes.0.value' },
      ],
      [(run) => (run['baselines'] = { validation: names(9), test: {} }), { path: 'runs.1.baselines.validation' }],
    ];
    for (const [damage, found] of [...cases, ...tooMuch]) {
      const parsed = parseRuns(altered(({ runs }) => damage(runs[1]!), ...three));
      if (!parsed.ok) throw new Error('the other two are good');
      expect(parsed.value.runs.map(({ id }) => id)).toEqual(['one', 'three']);
      expect(parsed.value.problems).toMatchObject([{ code: 'runDamaged', values: { number: 2 } }, found]);
    }
  });

  it('is refused whole where it is too much: too deep, a list of runs without an end', () => {
    expect(problemsOf(`{"format":"rnn-playground-runs","version":1,"runs":${'['.repeat(10_000)}`)).toMatchObject([
      { path: '', code: 'documentTooDeep' },
    ]);
    const many = altered((file) => (file.runs = Array.from({ length: 100_001 }, () => ({}))));
    expect(problemsOf(many)).toMatchObject([{ path: 'runs', code: 'tooMany', values: { max: 100_000 } }]);
  });

  it('lists twenty of the problems of many damaged runs, and how many more there are', () => {
    // Two each: that the run was left out, and its version.
    const damaged = altered((file) => (file.runs = Array.from({ length: 5000 }, () => ({}))));
    const problems = problemsOf(damaged);
    expect(problems).toHaveLength(21);
    expect(problems[20]).toEqual({ path: '', code: 'moreProblems', values: { count: 9980 } });
  });

  it('names a field that every object inherits as unknown, and sets nothing of it (by definition)', () => {
    const places = [
      '',
      'spec',
      'spec.data',
      'weights',
      'scores.test',
      'scores.test.own.overall',
      'baselines.test',
      'curves',
    ];
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString']) {
      for (const place of places) {
        const text = altered(
          ({ runs }) => {
            const holder = place === '' ? runs[1] : fieldAt(runs[1], place);
            Object.defineProperty(holder, name, { value: { polluted: 1 }, enumerable: true });
          },
          runRecord({ id: 'one' }),
          runRecord({ id: 'two' }),
        );
        const parsed = parseRuns(text);
        if (!parsed.ok) throw new Error('the other one is good');
        const path = ['runs.1', place, name].filter((part) => part !== '').join('.');
        expect(parsed.value.problems).toMatchObject([{ code: 'runDamaged' }, { path, code: 'unknownField' }]);
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      }
    }
  });

  it('is told from any other JSON by its beginning, also where somebody has laid it out anew', () => {
    const text = runsText([runRecord()]);
    expect(beginsLikeRuns(text.slice(0, 60))).toBe(true);
    expect(beginsLikeRuns(JSON.stringify(JSON.parse(text), null, 2))).toBe(true);
    for (const other of ['[{"format": "rnn-playground-runs"}]', '{"date": ["2024-01-01"]}', 'format', ''])
      expect(beginsLikeRuns(other), other).toBe(false);
  });

  it('names the file’s format and version, so that anyone can tell what it is (by definition)', () => {
    const file = JSON.parse(runsText([runRecord()])) as Written;
    expect(Object.keys(file)).toEqual(['format', 'version', 'runs']);
    expect(file.format).toBe('rnn-playground-runs');
    expect((file.runs[0]!['curves'] as { train: unknown[] }).train[0]).toBe('NaN');
    expect(listedRuns(runsText([runRecord(), runRecord()]))).toMatchObject({ ok: true, value: [{}, {}] });
  });
});

describe('weights as text', () => {
  it('are 32-bit floats, little endian, as base64 (hand-computed: 1 is 00 00 80 3f)', () => {
    expect(floatsText(Float32Array.of(1))).toBe('AACAPw==');
  });

  it('come back from four million values (512 units of an LSTM have so many)', () => {
    const values = new Float32Array(4_000_000).map((_, k) => k / 7);
    const read = floatsOf(floatsText(values), [2000, 2000], 'w');
    expect(read.ok && read.value.every((value, k) => value === values[k])).toBe(true);
  });
});
