/** Ten thousand links, specs and files of runs that were damaged: each an answer, none an exception, and none that takes more than the limits. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { noCost, RUNS_LIMITS, SPEC_LIMITS, type Cost } from '../../../src/experiment/document';
import { parseSpec, parseSpecText } from '../../../src/experiment/parse';
import { LONGEST_QUOTED, MOST_LISTED, type Problem, type Result } from '../../../src/experiment/problem';
import { parseRuns, runsText } from '../../../src/experiment/runRecord';
import { decodeLink, encodeLink } from '../../../src/experiment/url';
import { problemSentence } from '../../../src/i18n';
import { words } from '../../../src/i18n/both';
import { smallDocument, specDocument } from './arbitrary';
import { hostileLink, hostileText } from './hostile';
import { anyRun } from './runs';

/** Cases of each kind, in parts so that the report goes on. */
const CASES = 10_000;
const PARTS = [1, 2, 3, 4, 5];
const { t } = words('zh');
const inherited = Object.getOwnPropertyNames(Object.prototype).length;

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(inherited);
});

/** Problems that a person can read: few, short, one sentence each. */
function readable(problems: readonly Problem[], said: boolean): void {
  if (problems.length === 0) expect(problems).not.toEqual([]);
  if (problems.length > MOST_LISTED + 1) expect(problems.length).toBeLessThanOrEqual(MOST_LISTED + 1);
  for (const each of problems) {
    for (const [name, value] of Object.entries(each.values)) {
      const longest = ['options', 'columns', 'expected', 'received', 'detail'].includes(name) ? 400 : LONGEST_QUOTED;
      if (typeof value === 'string' && value.length > longest) expect(value).toHaveLength(longest);
    }
    if (said) expect(problemSentence(each, t)).not.toMatch(/undefined|\{\{min|\{\{max/);
  }
}

/** Each case by its number, so that a failure names the one that it was. */
function eachOf(part: number, count: number, check: (base: number, seed: number) => void): void {
  fc.assert(
    fc.property(fc.nat(count - 1), fc.nat(), (base, seed) => {
      check(base, seed);
    }),
    { numRuns: CASES / PARTS.length, seed: part },
  );
}

const specs = fc.sample(fc.oneof(smallDocument, specDocument), { numRuns: 60, seed: 3 }).map((document) => {
  const parsed = parseSpec(document);
  if (!parsed.ok) throw new Error('arbitrary');
  return { link: encodeLink(parsed.value), json: JSON.stringify(parsed.value) };
});
const files = fc
  .sample(fc.array(anyRun, { minLength: 1, maxLength: 2 }), { numRuns: 40, seed: 4 })
  .map((records) => runsText(records));

function checkSpec(parsed: Result<unknown>, cost: Cost, seed: number): void {
  if (cost.values > SPEC_LIMITS.values) expect(cost.values).toBeLessThanOrEqual(SPEC_LIMITS.values);
  if (!parsed.ok) readable(parsed.problems, seed % 20 === 0);
  else if (seed % 20 === 0) expect(parseSpec(parsed.value)).toEqual(parsed);
}

describe('ten thousand that were damaged', () => {
  it.each(PARTS)('links are specs or problems, and unpack to 1 MB at most (property, counted): part %i', (part) => {
    const answers = { good: 0, bad: 0 };
    eachOf(part, specs.length, (base, seed) => {
      const { link, json } = specs[base]!;
      const cost = noCost();
      const parsed = decodeLink(hostileLink(link, json, seed), cost);
      answers[parsed.ok ? 'good' : 'bad']++;
      if (cost.unpacked * 2 > 1e6) expect(cost.unpacked * 2).toBeLessThanOrEqual(1e6);
      checkSpec(parsed, cost, seed);
    });
    // Neither all are refused nor all let through, or little would have been tried.
    expect(Math.min(answers.good, answers.bad)).toBeGreaterThan(CASES / PARTS.length / 50);
  });

  it.each(PARTS)('specs are specs or problems (property, counted): part %i', (part) => {
    eachOf(part, specs.length, (base, seed) => {
      const cost = noCost();
      checkSpec(parseSpecText(hostileText(specs[base]!.json, seed), cost), cost, seed);
    });
  });

  it.each(PARTS)('files of runs are runs or problems (property, counted): part %i', (part) => {
    eachOf(part, files.length, (base, seed) => {
      const cost = noCost();
      const parsed = parseRuns(hostileText(files[base]!, seed), cost);
      if (cost.values > RUNS_LIMITS.values) expect(cost.values).toBeLessThanOrEqual(RUNS_LIMITS.values);
      if (!parsed.ok) readable(parsed.problems, seed % 20 === 0);
      else if (parsed.value.problems.length > 0) readable(parsed.value.problems, seed % 20 === 0);
    });
  });
});
