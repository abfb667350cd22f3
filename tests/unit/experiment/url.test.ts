import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLES, exampleOf } from '../../../src/experiment/examples';
import { defaultSpec, parseSpec } from '../../../src/experiment/parse';
import { decodeLink, encodeLink, minimalSpec } from '../../../src/experiment/url';
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
    expect(problemOf('v=2&seed=1')).toMatchObject({ code: 'versionTooNew' });
    expect(problemOf('v=1&seed=1&seed=2')).toMatchObject({ code: 'brokenLink' });
  });

  it('says of a fifth contender that it is one too many', () => {
    const fifth = { path: 'contenders', code: 'tooMany', values: { count: 5, max: 4 } };
    expect(decodeLink('v=1&A.cell=lstm&B.cell=gru&E.units=3')).toEqual({ ok: false, problems: [fifth] });
    expect(decodeLink('v=1&contenders.4.cell=gru')).toEqual({ ok: false, problems: [fifth] });
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
