/** What comes from outside becomes an object within limits, and only with keys of its own. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { documentProblem, noCost, ownValue, parseJson, SPEC_LIMITS } from '../../../src/experiment/document';
import { fieldAt, withField } from '../../../src/experiment/fields';
import { defaultSpec, parseSpec, parseSpecText } from '../../../src/experiment/parse';
import { problem } from '../../../src/experiment/problem';

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'];
const problemsOf = (result: ReturnType<typeof parseSpec>) => (result.ok ? [] : result.problems);
const inherited = Object.getOwnPropertyNames(Object.prototype).length;

afterEach(() => {
  // Whatever a document has put there reaches every object of the page.
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(inherited);
  expect(Object.getOwnPropertyNames(Array.prototype)).not.toContain('polluted');
});

describe('a name that every object inherits', () => {
  const places = ['', 'data.', 'data.source.', 'preparation.', 'preparation.split.', 'task.', 'training.clipping.'];

  it('is an unknown field at every level of a spec', () => {
    for (const name of NAMES) {
      for (const place of places) {
        const keys = `${place}${name}`.split('.');
        const text = keys.reduceRight((inner, key) => `{"${key}":${inner}}`, '{"polluted":1}');
        const path = keys.join('.');
        expect(problemsOf(parseSpecText(text)), path).toEqual([problem(path, 'unknownField', { field: path })]);
      }
      expect(problemsOf(parseSpecText(`{"contenders":[{"cell":"lstm","${name}":1}]}`))[0]).toMatchObject({
        path: `contenders.0.${name}`,
        code: 'unknownField',
      });
    }
  });

  it('is not found in a document that does not hold it, and cannot be set in one', () => {
    for (const name of NAMES) {
      expect(fieldAt(defaultSpec(), `data.${name}`)).toBeUndefined();
      expect(ownValue({}, name)).toBeUndefined();
      expect(() => withField(defaultSpec(), `data.${name}.polluted`, 1)).toThrow('no field can have');
    }
  });

  it('may be a word: a column or a file can be called so', () => {
    const spec = { data: { source: { kind: 'file', name: 'constructor' }, targets: ['__proto__'] } };
    expect(parseSpec(spec).ok).toBe(true);
  });
});

describe('the limits of a document', () => {
  const limits = { length: 60, depth: 3, values: 10 };
  const codeOf = (text: string) => {
    const parsed = parseJson(text, limits);
    return parsed.ok ? null : parsed.problems[0]!.code;
  };

  it('are kept before anything is made of its text (hand-counted)', () => {
    expect(codeOf('[[[1]]]')).toBeNull();
    expect(codeOf('[[[[1]]]]')).toBe('documentTooDeep');
    expect(codeOf('{"a":{"b":{"c":{}}}}')).toBe('documentTooDeep');
    expect(codeOf('[1,2,3,4,5,6,7,8,9]')).toBeNull();
    expect(codeOf('[1,2,3,4,5,6,7,8,9,10]')).toBe('documentTooLarge');
    expect(codeOf(' '.repeat(61))).toBe('documentTooLong');
    expect(codeOf('[[[[')).toBe('documentTooDeep');
    expect(codeOf('[1,')).toBe('notJson');
    // Signs inside of quotes count for nothing, however they end.
    expect(codeOf(String.raw`["[[[[{{{{","\"[[[[","\\",1,",,,,,,,,,,"]`)).toBeNull();
    expect(codeOf(String.raw`["\\\\",[[[1]]]]`)).toBe('documentTooDeep');
  });

  it('count what any JSON holds as many or more than there is (property, counted by walking)', () => {
    const size = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? Object.values(value).reduce((sum: number, each) => sum + size(each), 1)
        : 1;
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const [text, values] = [JSON.stringify(value), size(value)];
        expect(parseJson(text, { length: 1e6, depth: 100, values: values + 1 + text.split(/[[{]/).length })).toEqual({
          ok: true,
          value: JSON.parse(text) as unknown,
        });
        if (values > 1) expect(parseJson(text, { length: 1e6, depth: 100, values: values - 1 }).ok).toBe(false);
        const cost = noCost();
        const walked = documentProblem(JSON.parse(text), { length: 0, depth: 100, values: 1e6 }, cost);
        if (walked === null) expect(cost.values).toBe(typeof value === 'object' && value !== null ? values : 1);
        else expect(walked.code).toBe('unknownField');
      }),
    );
  });

  it('hold for objects that were never text: a list in itself, ten thousand levels, a million values', () => {
    const around: unknown[] = [];
    around.push(around);
    expect(documentProblem(around, SPEC_LIMITS)!.code).toBe('documentTooDeep');
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level++) deep = { deep };
    expect(problemsOf(parseSpec(deep))).toMatchObject([{ code: 'documentTooDeep', values: { max: 16 } }]);
    const cost = noCost();
    expect(problemsOf(parseSpec({ seed: Array.from({ length: 1e6 }, () => 1) }, cost))).toMatchObject([
      { code: 'documentTooLarge' },
    ]);
    expect(cost.values).toBeLessThanOrEqual(SPEC_LIMITS.values);
  });
});
