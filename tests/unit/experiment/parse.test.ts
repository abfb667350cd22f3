import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPEC_DEFAULTS_V1 } from '../../../src/experiment/defaults';
import { migrate } from '../../../src/experiment/migration';
import { defaultSpec, parseSpec, parseSpecText } from '../../../src/experiment/parse';
import type { Problem } from '../../../src/experiment/problem';
import { specDocument } from './arbitrary';

const problemsOf = (input: unknown): readonly Problem[] => {
  const parsed = parseSpec(input);
  return parsed.ok ? [] : parsed.problems;
};

describe('parseSpec', () => {
  it('fills an empty document with the frozen defaults of its version', () => {
    const spec = defaultSpec();
    expect(spec).toMatchObject(SPEC_DEFAULTS_V1);
    expect(spec.version).toBe(2);
    expect(Object.isFrozen(SPEC_DEFAULTS_V1.training.clipping)).toBe(true);
  });

  it('never hands out the frozen defaults themselves', () => {
    const spec = defaultSpec();
    spec.contenders[0]!.units = 99;
    expect(defaultSpec().contenders[0]!.units).toBe(16);
  });

  it('reads its own JSON back without loss (property)', () => {
    fc.assert(
      fc.property(specDocument, (document) => {
        const parsed = parseSpec(document);
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
        expect(parseSpecText(JSON.stringify(parsed.value))).toEqual(parsed);
      }),
      { numRuns: 300 },
    );
  });

  it('answers anything at all with a spec or with problems, never with an exception (property)', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const parsed = parseSpec(input);
        expect(parsed.ok || parsed.problems.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('lists every problem, each with the path of its field', () => {
    const paths = problemsOf({
      surprise: 1,
      task: { horizon: 0, window: '24' },
      contenders: [{ cell: 'lstm', units: 2.5 }, { cell: 'transformer' }],
      training: { learningRate: 0 },
    }).map(({ path, code }) => `${path} ${code}`);
    expect(paths.toSorted()).toEqual(
      [
        'contenders.0.units notInteger',
        'contenders.1.cell notOneOf',
        'surprise unknownField',
        'task.horizon tooSmall',
        'task.window wrongType',
        'training.learningRate notAbove',
      ].toSorted(),
    );
  });

  it('names the limit that a value breaks', () => {
    expect(problemsOf({ task: { horizon: 0 } })).toEqual([
      { path: 'task.horizon', code: 'tooSmall', values: { value: 0, min: 1 } },
    ]);
    expect(problemsOf({ contenders: Array.from({ length: 5 }, () => ({ cell: 'gru' })) })).toEqual([
      { path: 'contenders', code: 'tooMany', values: { count: 5, max: 4 } },
    ]);
  });

  it('names the options of a word it does not know, and a field that is missing', () => {
    expect(problemsOf({ contenders: [{ cell: 'rnn' }] })).toEqual([
      { path: 'contenders.0.cell', code: 'notOneOf', values: { value: 'rnn', options: 'lstm, gru, simpleRnn, mgu' } },
    ]);
    expect(problemsOf({ contenders: [{ units: 8 }] })).toEqual([
      { path: 'contenders.0.cell', code: 'missingField', values: { field: 'contenders.0.cell' } },
    ]);
    expect(problemsOf({ data: { source: { kind: 'tide' } } })[0]).toMatchObject({
      path: 'data.source.kind',
      code: 'notOneOf',
      values: { value: 'tide', options: expect.stringContaining('adding') as string },
    });
  });

  it('refuses what JSON cannot carry: NaN, a list for an object, text that is no JSON', () => {
    expect(problemsOf({ training: { learningRate: NaN } })[0]).toMatchObject({
      path: 'training.learningRate',
      code: 'wrongType',
    });
    expect(problemsOf([])[0]).toMatchObject({ code: 'wrongType', values: { received: 'array' } });
    expect(problemsOf({ task: [] })[0]).toMatchObject({ path: 'task', code: 'wrongType' });
    const text = parseSpecText('{"seed": }');
    expect(text.ok ? null : text.problems[0]?.code).toBe('notJson');
  });

  it('refuses a split that leaves no training part and sines whose lists differ in length', () => {
    expect(problemsOf({ preparation: { split: { validation: 0.5, test: 0.5 } } })[0]?.path).toBe('preparation.split');
    expect(problemsOf({ data: { source: { kind: 'sumOfSines', periods: [5], amplitudes: [1, 2] } } })[0]?.code).toBe(
      'lengthsDiffer',
    );
  });

  it('refuses fixed bounds of which there is none, and a lowest value that is not below the highest', () => {
    const codeOf = (outliers: object) => problemsOf({ preparation: { outliers } }).map(({ code }) => code);
    expect(codeOf({ rule: 'bounds' })).toEqual(['boundsMissing']);
    expect(codeOf({ rule: 'bounds', low: 2, high: 2 })).toEqual(['boundsCrossed']);
    expect(codeOf({ rule: 'sigma', low: 2, high: 2 })).toEqual([]);
    expect(codeOf({ rule: 'bounds', high: -2 })).toEqual([]);
  });
});

describe('migrate', () => {
  const steps = {
    1: ({ units, ...rest }: Record<string, unknown>) => ({ ...rest, width: units }),
    2: (document: Record<string, unknown>) => ({ ...document, width: Number(document['width']) * 2 }),
  };

  it('applies each step once, in order, and stamps the version (hand-computed)', () => {
    expect(migrate({ version: 1, units: 8 }, [], steps, 3)).toEqual({ ok: true, value: { version: 3, width: 16 } });
    expect(migrate({ version: 2, width: 8 }, [], steps, 3)).toEqual({ ok: true, value: { version: 3, width: 16 } });
    expect(migrate({ width: 8 }, [], steps, 3)).toEqual({ ok: true, value: { width: 8 } });
  });

  it('refuses a later version and what is no version', () => {
    expect(problemsOf({ version: 7 })).toEqual([
      { path: 'version', code: 'versionTooNew', values: { version: 7, known: 2 } },
    ]);
    expect(problemsOf({ version: 'new' })[0]?.code).toBe('versionUnknown');
  });
});
