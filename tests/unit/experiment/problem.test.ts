/** Problems are few enough to be read, and short enough to be shown. */
import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import { bad, listed, problem } from '../../../src/experiment/problem';

const problemsOf = (document: unknown) => {
  const parsed = parseSpec(document);
  return parsed.ok ? [] : parsed.problems;
};

describe('problems', () => {
  const many = (count: number) => Array.from({ length: count }, (_, k) => problem(`p${k}`, 'unknownField'));

  it('are listed up to twenty, with how many more there are (hand-counted)', () => {
    expect(listed(many(20))).toEqual(many(20));
    expect(listed(many(23))).toEqual([...many(20), problem('', 'moreProblems', { count: 3 })]);
    expect(listed([...listed(many(23)), ...listed(many(25))])).toEqual([
      ...many(20),
      problem('', 'moreProblems', { count: 28 }),
    ]);
    expect(bad(...many(30))).toMatchObject({ problems: { length: 21 } });
  });

  it('of 2,000 wrong values of one list are twenty, and the number of the rest', () => {
    const found = problemsOf({ data: { source: { kind: 'drawn', values: Array.from({ length: 2000 }, () => 'x') } } });
    expect(found).toHaveLength(21);
    expect(found[20]).toEqual(problem('', 'moreProblems', { count: 1980 }));
  });

  it('show a sign for control characters and for those that turn the direction of text', () => {
    expect(problem('', 'x', { value: 'a\u0000b\u001b[2J\u202ec\nd\u00e9' }).values['value']).toBe(
      'a\ufffdb\ufffd[2J\ufffdc d\u00e9',
    );
  });

  it('quote at most 80 characters, and cut none in half', () => {
    const long = problemsOf({ seed: 'a'.repeat(5000), [`${'k'.repeat(78)}😀${'k'.repeat(900)}`]: 1 });
    expect(long[0]!.values['received']).toBe('string');
    const { field } = long[1]!.values;
    expect(field).toBe(`${'k'.repeat(78)}…`);
    expect(long[1]!.path.length).toBeLessThanOrEqual(400);
    const list = problemsOf({ training: { optimiser: Array.from({ length: 500 }, () => 'adam') } });
    expect(String(list[0]!.values['value'])).toHaveLength(80);
  });
});
