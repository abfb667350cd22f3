import fc from 'fast-check';
import lzString from 'lz-string';
import { afterEach, describe, expect, it } from 'vitest';
import { EXAMPLES, exampleOf } from '../../../src/experiment/examples';
import { defaultSpec, parseSpec } from '../../../src/experiment/parse';
import { problem } from '../../../src/experiment/problem';
import { decodeLink, encodeLink, LONGEST_LINK, minimalSpec } from '../../../src/experiment/url';
import { bomb } from './bomb';
import { smallDocument, specDocument } from './arbitrary';

const parsed = (document: unknown) => {
  const result = parseSpec(document);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

describe('the link', () => {
  it('is empty for the defaults', () => {
    expect(encodeLink(defaultSpec())).toBe('');
    expect(decodeLink('')).toEqual({ ok: true, value: defaultSpec() });
    expect(decodeLink('#')).toEqual({ ok: true, value: defaultSpec() });
  });

  it('names only what differs, in words a person can read (hand-written)', () => {
    const spec = parsed({ task: { window: 48 }, contenders: [{ cell: 'lstm' }, { cell: 'gru', units: 18 }] });
    expect(encodeLink(spec)).toBe('v=1&task.window=48&A.cell=lstm&B.cell=gru&B.units=18');
    expect(encodeLink(parsed({ data: { source: { kind: 'adding', lag: 100 } } }))).toBe(
      'v=1&data.source.kind=adding&data.source.lag=100',
    );
    expect(encodeLink(parsed({ data: { source: { kind: 'sumOfSines', periods: [9, 5] } } }))).toBe(
      'v=1&data.source.kind=sumOfSines&data.source.periods=[9,5]',
    );
  });

  it('gives back the same spec, readable or compressed (property)', () => {
    const forms = new Set<boolean>();
    fc.assert(
      fc.property(fc.oneof(specDocument, smallDocument), (document) => {
        const spec = parsed(document);
        const link = encodeLink(spec);
        forms.add(link.includes('&z='));
        expect(link).toMatch(/^[\w\-.~!*'()%&=,[\]+$]*$/);
        expect(decodeLink(`#${link}`)).toEqual({ ok: true, value: spec });
      }),
      { numRuns: 400 },
    );
    expect(forms).toEqual(new Set([true, false]));
  });

  it('keeps the minimal document equivalent to the whole (property)', () => {
    fc.assert(
      fc.property(specDocument, (document) => {
        expect(parsed(minimalSpec(parsed(document)))).toEqual(parsed(document));
      }),
    );
  });

  it('answers any text with a spec or with problems (property)', () => {
    const keys = fc.constantFrom(
      'v',
      'z',
      'A.cell',
      'B',
      '__proto__.x',
      'task',
      'task.window',
      'contenders.9.units',
      '%',
      '',
    );
    const link = fc
      .array(fc.tuple(keys, fc.string()).map(([key, value]) => `${key}=${value}`))
      .map((pairs) => pairs.join('&'));
    fc.assert(
      fc.property(fc.oneof(fc.string(), link), (text) => {
        const result = decodeLink(text);
        expect(result.ok || result.problems.length > 0).toBe(true);
        expect(({} as Record<string, unknown>)['x']).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('calls a broken link broken and a wrong field by its path', () => {
    const problemOf = (link: string) => {
      const result = decodeLink(link);
      return result.ok ? null : result.problems[0];
    };
    expect(problemOf('v=1&z=###')).toMatchObject({ code: 'brokenLink' });
    expect(problemOf('hello')).toMatchObject({ code: 'brokenLink', values: { part: 'hello' } });
    expect(problemOf('v=1&task.horizon=0')).toMatchObject({ path: 'task.horizon', code: 'tooSmall' });
    expect(problemOf('v=3&seed=1')).toMatchObject({ code: 'versionTooNew' });
    expect(problemOf('v=1&seed=1&seed=2')).toMatchObject({ code: 'brokenLink' });
  });

  it('says of a fifth contender that it is one too many', () => {
    const fifth = { path: 'contenders', code: 'tooMany', values: { count: 5, max: 4 } };
    expect(decodeLink('v=1&A.cell=lstm&B.cell=gru&E.units=3')).toEqual({ ok: false, problems: [fifth] });
    expect(decodeLink('v=1&contenders.4.cell=gru')).toEqual({ ok: false, problems: [fifth] });
  });
});

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'];
const PLACES = ['', 'data.', 'data.source.', 'preparation.', 'preparation.split.', 'task.', 'training.clipping.'];
const inherited = Object.getOwnPropertyNames(Object.prototype).length;

afterEach(() => {
  // Whatever a link has put there reaches every object of the page.
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(inherited);
});

describe('a link that is too much', () => {
  const codesOf = (link: string) => {
    const result = decodeLink(link);
    return result.ok ? [] : result.problems.map(({ code }) => code);
  };
  const packed = (document: unknown) => `v=1&z=${lzString.compressToEncodedURIComponent(JSON.stringify(document))}`;

  it('is refused with one problem: too long, too deep, too many values, too much behind z (by definition)', () => {
    expect(codesOf(`v=1&data.source.name=${'a'.repeat(LONGEST_LINK)}`)).toEqual(['linkTooLong']);
    expect(codesOf(`v=1&seed=${'['.repeat(10_000)}`)).toEqual(['documentTooDeep']);
    expect(codesOf(`v=1&seed=${'['.repeat(10_000)}1${']'.repeat(10_000)}`)).toEqual(['documentTooDeep']);
    expect(codesOf(`v=1&${'a.'.repeat(10_000)}b=1`)).toEqual(['documentTooDeep']);
    expect(codesOf(`v=1&z=${bomb('[', 28_300)}`)).toEqual(['unpackedTooLong']);
    expect(codesOf(`v=1&z=${bomb('[', 900)}`)).toEqual(['documentTooDeep']);
    expect(codesOf(packed({ contenders: Array.from({ length: 100_000 }, () => 1) }))).toEqual(['documentTooLarge']);
    expect(codesOf(packed({ contenders: Array.from({ length: 20_000 }, () => 1) }))).toEqual(['tooMany']);
  });

  it('is none that the page itself writes, even of the largest experiment', () => {
    const name = (k: number) => `${'数据'.repeat(40)} (${k + 100})`;
    const columns = Array.from({ length: 500 }, (_, k) => name(k));
    const units = Array.from({ length: 512 }, (_, unit) => (unit * 101) % 512);
    const spec = parsed({
      data: {
        source: {
          kind: 'file',
          name: '文'.repeat(255),
          types: columns.slice(0, 99).map((column) => ({ column, type: 'ignore' })),
        },
        inputs: columns,
        targets: columns,
      },
      interventions: Array.from({ length: 32 }, (_, k) => ({ kind: 'clamp', gate: 'f', value: k / 7, units })),
    });
    expect(decodeLink(encodeLink(spec))).toEqual({ ok: true, value: spec });
    const values = Array.from({ length: 2000 }, (_, k) => Math.sin(k) / 1e3);
    const drawn = parsed({ data: { source: { kind: 'drawn', values } } });
    expect(encodeLink(drawn).length).toBeLessThan(LONGEST_LINK / 2);
    expect(decodeLink(encodeLink(drawn))).toEqual({ ok: true, value: drawn });
  });

  it('has a word with brackets in it read as that word', () => {
    for (const name of ['a[[[[[[[[[[[[[[[[[[b.csv', '[[[[[[[[[[[[[[[[[[b.csv', '{"a', '[1,2]', '__proto__']) {
      const spec = parsed({ data: { source: { kind: 'file', name } } });
      expect(decodeLink(encodeLink(spec))).toEqual({ ok: true, value: spec });
    }
  });
});

describe('a link with a name that every object inherits', () => {
  const problemsOf = (link: string) => {
    const result = decodeLink(link);
    return result.ok ? [] : result.problems;
  };

  it('names an unknown field at every level, before and behind its compressed part (by definition)', () => {
    for (const name of NAMES) {
      for (const place of [...PLACES, 'A.', 'contenders.', 'contenders.0.', 'interventions.', 'data.source.types.0.']) {
        for (const start of ['v=1', 'data={}&preparation={}&task={}', 'contenders=[]', 'z=N4Ig']) {
          const unknown = problemsOf(`${start}&${place}${name}.polluted=1`);
          expect(unknown.length).toBeGreaterThan(0);
          if (!start.startsWith('z')) expect(unknown[0]!.code).toBe('unknownField');
          expect(problemsOf(`${start}&${place}${name}=1`).length).toBeGreaterThan(0);
        }
      }
    }
    expect(problemsOf('v=1&data={}&data.__proto__.polluted=1')).toEqual([
      problem('data.__proto__.polluted', 'unknownField', { field: 'data.__proto__.polluted' }),
    ]);
  });
});

describe('the examples', () => {
  it('are found again from their links, each a different one', () => {
    for (const { id, spec } of EXAMPLES) {
      const again = decodeLink(encodeLink(spec));
      expect(again.ok && exampleOf(again.value)).toBe(id);
    }
    expect(exampleOf(parsed({ seed: 7 }))).toBeNull();
  });
});
