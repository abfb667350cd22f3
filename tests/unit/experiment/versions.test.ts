/** Documents that earlier pages wrote, as they wrote them: what they mean now, and what is said of it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noCost } from '../../../src/experiment/document';
import { parseSpec } from '../../../src/experiment/parse';
import type { Problem } from '../../../src/experiment/problem';
import { parseRuns, runsText, storedSummary } from '../../../src/experiment/runRecord';
import { decodeLink, encodeLink } from '../../../src/experiment/url';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/versions/${name}`, import.meta.url), 'utf8');

const SPECS = Object.entries(
  JSON.parse(fixture('specs-1.json')) as Record<string, { readonly link: string; readonly spec: object }>,
);
const SAID: Problem = { path: '', code: 'newerFileRules', values: { name: 'own.csv' } };

describe.each(SPECS)('the %s spec of version 1', (name, { link, spec }) => {
  const isOfFile = name === 'file';
  const notes: Problem[] = [];
  const parsed = parseSpec(spec, noCost(), notes);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));

  it('is what it was: its fields are those of the document, and new ones have their defaults', () => {
    expect(parsed.value).toMatchObject({ ...spec, version: 2 });
  });

  it('is also what its link says, with the same note, only where a file is read', () => {
    const byLink: Problem[] = [];
    expect(decodeLink(link, noCost(), byLink)).toEqual(parsed);
    expect([notes, byLink]).toEqual(isOfFile ? [[SAID], [SAID]] : [[], []]);
  });

  it('has the link that it had, but where a file is read, for which no note is made again', () => {
    const again = encodeLink(parsed.value);
    expect(again).toBe(isOfFile ? link.replace('v=1', 'v=2') : link);
    const told: Problem[] = [];
    expect(decodeLink(again, noCost(), told)).toEqual(parsed);
    expect(told).toEqual([]);
  });
});

describe('a file of runs of version 1', () => {
  const runsOf = (text: string) => {
    const read = parseRuns(text);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value.runs;
  };
  const runs = runsOf(fixture('runs-1.json'));

  it('knows of each run whether its file was read by earlier rules, and keeps that on its way through a file', () => {
    expect(runs.map(({ id, earlierRules, spec }) => [id, earlierRules, spec.version])).toEqual([
      ['default', false, 2],
      ['file', true, 2],
    ]);
    expect(runsOf(runsText(runs))).toEqual(runs);
  });

  it('is known the same where it was kept by the browser, and kept again', () => {
    const { runs: documents } = JSON.parse(fixture('runs-1.json')) as { runs: object[] };
    for (const [k, document] of documents.entries()) {
      const summary = storedSummary(document);
      if (!summary.ok) throw new Error(JSON.stringify(summary.problems));
      expect(summary.value.earlierRules).toBe(runs[k]!.earlierRules);
      expect(storedSummary(summary.value)).toEqual(summary);
    }
  });

  it('writes a spec that means the same to earlier pages as one of theirs', () => {
    const { runs: written } = JSON.parse(runsText(runs)) as { runs: { spec: { version: number } }[] };
    expect(written.map(({ spec }) => spec.version)).toEqual([1, 2]);
  });
});
