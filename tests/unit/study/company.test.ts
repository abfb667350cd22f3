/** Whether times were measured with other networks training: of one, of several, of several groups. */
import { describe, expect, it } from 'vitest';
import { companyOf, sharedCompany } from '../../../src/study/company';

const of = (...all: (boolean | null)[]) => companyOf(all.map((beside) => ({ beside })));

describe('the company of timed runs', () => {
  it('is one word for all of them (by definition)', () => {
    expect(of()).toBeNull();
    expect(of(false, false)).toBe('alone');
    expect(of(true, true)).toBe('beside');
    expect(of(true, false)).toBe('mixed');
    expect(of(true, null)).toBe('mixed');
    expect(of(null)).toBe('unknown');
    expect(of(false, null)).toBe('unknown');
  });

  it('of several groups is theirs where they agree; one that is not timed says nothing (by definition)', () => {
    expect(sharedCompany([null, null])).toBeNull();
    expect(sharedCompany(['alone', null, 'alone'])).toBe('alone');
    expect(sharedCompany(['beside', 'alone'])).toBe('mixed');
    expect(sharedCompany(['mixed', 'unknown'])).toBe('mixed');
    expect(sharedCompany(['alone', 'unknown'])).toBe('unknown');
  });
});
