/** Every list and text of a spec has an end, and what is beyond it costs nothing. */
import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import { problem } from '../../../src/experiment/problem';

const problemsOf = (document: unknown) => {
  const parsed = parseSpec(document);
  return parsed.ok ? [] : parsed.problems;
};

describe('a list that is too long', () => {
  it('is said to be that, and none of its items is looked at (by definition)', () => {
    const wrong = (length: number) => Array.from({ length }, () => ({ wrong: [] }));
    expect(problemsOf({ contenders: wrong(1000) })).toEqual([
      problem('contenders', 'tooMany', { count: 1000, max: 4 }),
    ]);
    const file = { kind: 'file', name: 'a.csv', types: wrong(100) };
    const columns = wrong(501).map((_, k) => `c${k}`);
    for (const [document, path, max] of [
      [{ interventions: wrong(33) }, 'interventions', 32],
      [{ data: { inputs: columns } }, 'data.inputs', 500],
      [{ data: { targets: columns } }, 'data.targets', 500],
      [{ data: { source: file } }, 'data.source.types', 99],
      [{ data: { source: { kind: 'drawn', values: wrong(2001) } } }, 'data.source.values', 2000],
      [{ data: { source: { kind: 'sumOfSines', periods: wrong(9) } } }, 'data.source.periods', 8],
      [{ data: { source: { kind: 'sumOfSines', amplitudes: wrong(9) } } }, 'data.source.amplitudes', 8],
      [{ preparation: { features: { lags: wrong(13) } } }, 'preparation.features.lags', 12],
      [{ preparation: { features: { calendar: wrong(4) } } }, 'preparation.features.calendar', 3],
    ] as const) {
      expect(problemsOf(document), path).toMatchObject([{ path, code: 'tooMany', values: { max } }]);
    }
  });

  it('of characters says so as well', () => {
    const name = 'x'.repeat(101);
    expect(problemsOf({ data: { inputs: [name] } })).toEqual([
      problem('data.inputs.0', 'textTooLong', { value: name, length: 101, max: 100 }),
    ]);
  });
});
