/** Kept runs as a JSON file and back, exactly: spec, numbers, curves and weights. */
import * as v from 'valibot';
import { documentProblem, noCost, ownValue, parseJson, RUNS_LIMITS, runsSizeProblem, type Cost } from './document';
import { earliestVersion } from './migration';
import { issueProblems, kindOf, parseSpec, toProblem } from './parse';
import { bad, detailOf, good, listed, problem, type Problem, type Result } from './problem';
import { RUN_VERSION, type RunCurves, type RunRecord, type RunSummary, type RunWeights } from './runs';
import { bodySchema, runSchema, summarySchema, writtenNumber, type WrittenRun } from './runSchema';
import { floatsOf, floatsText } from './weightsText';

/** The `format` of a file of runs, by which it is known. */
export const RUNS_FORMAT = 'rnn-playground-runs';

/** Runs of one file. */
const MOST_RUNS = 100_000;

/** What a file holds: its runs, and what was wrong with those that were left out. */
export interface ReadRuns {
  readonly runs: readonly RunRecord[];
  /** A sentence for each run that was left out, followed by its fields that are wrong. */
  readonly problems: readonly Problem[];
}

/** The text of a file of runs: `{format, version, runs}`. NaN, ±∞ and −0 are written as words, weights as base64. */
export const runsText = (records: readonly RunRecord[]): string =>
  JSON.stringify({ format: RUNS_FORMAT, version: RUN_VERSION, runs: records.map(written) });

function written({ spec, weights, changes, ...rest }: RunRecord): unknown {
  const arrays = Object.entries(weights).map(([name, { shape, values }]) => [
    name,
    { shape, values: floatsText(values) },
  ]);
  const document = { ...spec, version: earliestVersion(spec) };
  return { ...(withWords(rest) as object), spec: document, changes, weights: Object.fromEntries(arrays) as unknown };
}

function withWords(value: unknown): unknown {
  if (typeof value === 'number') return writtenNumber(value);
  if (Array.isArray(value)) return value.map(withWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, withWords(below)]));
}

/**
 * Reads a file of runs. A damaged run does not take the others with it: it is left out, and `problems` say which it was
 * and which of its fields is wrong. Nothing at all is read from what is no JSON (`notJson`), no file of runs
 * (`notRunFile`), too large (`runsTooLarge`), of a later version (`runsTooNew`), without runs (`noRuns`) or with damaged
 * runs alone.
 * @param cost counts what was looked at
 */
export function parseRuns(text: string, cost: Cost = noCost()): Result<ReadRuns> {
  const file = listedRuns(text);
  if (!file.ok) return file;
  const runs: RunRecord[] = [];
  let problems: readonly Problem[] = [];
  for (const [k, document] of file.value.entries()) {
    const read = parseRun(document, k, cost);
    if (read.ok) runs.push(read.value);
    else problems = listed([...problems, ...read.problems]);
  }
  return runs.length === 0 ? bad(...problems) : good({ runs, problems });
}

/** Whether a text that begins like this is a file of runs, which say so first; a JSON document may also be a table. */
export const beginsLikeRuns = (beginning: string): boolean =>
  new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${RUNS_FORMAT}"`).test(beginning);

/** The runs of a file, none of them looked at. */
export function listedRuns(text: string): Result<readonly unknown[]> {
  const large = runsSizeProblem(text.length);
  if (large !== null) return bad(large);
  const parsed = parseJson(text, RUNS_LIMITS);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const file = v.safeParse(v.object({ format: v.literal(RUNS_FORMAT), version: v.number() }), document);
  if (!file.success) return bad(problem('', 'notRunFile', { format: RUNS_FORMAT }));
  const { version } = file.output;
  if (version > RUN_VERSION) return bad(problem('', 'runsTooNew', { version, known: RUN_VERSION }));
  const runs = ownValue(document, 'runs');
  if (!Array.isArray(runs)) return bad(problem('', 'notRunFile', { format: RUNS_FORMAT }));
  if (runs.length > MOST_RUNS) return bad(problem('runs', 'tooMany', { count: runs.length, max: MOST_RUNS }));
  return runs.length === 0 ? bad(problem('', 'noRuns')) : good(runs as unknown[]);
}

/** Reads the k-th run (from 0) of a file, within the limits of all such files; the first of its problems says which run it is. */
export function parseRun(document: unknown, k: number, cost: Cost = noCost()): Result<RunRecord> {
  const place = `runs.${k}`;
  const damaged = (...problems: readonly Problem[]) =>
    bad(
      problem('', 'runDamaged', { number: k + 1 }),
      ...problems.map((each) => (each.code === 'moreProblems' ? each : { ...each, path: below(place, each.path) })),
    );
  const read = numbersAndSpec(document, runSchema, cost);
  if (!read.ok) return damaged(...read.problems);
  const weights = readWeights(read.value.weights);
  if (!weights.ok) return damaged(...weights.problems);
  const uneven = unevenCurves(read.value.curves);
  if (uneven !== null) return damaged(uneven);
  return good({ ...read.value, weights: weights.value });
}

/** A kept run without curves and weights, checked before anything is made of it: a store may hold anything. */
export const storedSummary = (value: unknown): Result<RunSummary> =>
  checked(() => numbersAndSpec(value, summarySchema, noCost()));

/** A kept run's curves and weights, likewise. */
export const storedBody = (value: unknown): Result<Pick<RunRecord, 'curves' | 'weights'>> =>
  checked(() => {
    const parsed = v.safeParse(bodySchema, value);
    if (!parsed.success) return bad(...issueProblems(parsed.issues, issueProblem));
    const uneven = unevenCurves(parsed.output.curves);
    if (uneven !== null) return bad(uneven);
    for (const [name, { shape, values }] of Object.entries(parsed.output.weights)) {
      const found = values.length;
      const expected = shape.reduce((size, length) => size * length, 1);
      if (found === expected) continue;
      return bad(problem(`weights.${name}`, 'weightsUneven', { shape: shape.join(' × '), expected, found }));
    }
    return good(parsed.output);
  });

/** What cannot even be looked at is damaged as well: a store keeps cycles and numbers that JSON cannot write. */
function checked<V>(read: () => Result<V>): Result<V> {
  try {
    return read();
  } catch (error) {
    return bad(problem('', 'runUnreadable', { detail: detailOf(error) }));
  }
}

type Identified = Pick<RunSummary, 'version' | 'spec' | 'earlierRules'>;

/** Everything of a run that its schema asks for, and its spec, read by the rules of specs. */
function numbersAndSpec<O extends { contender: number; earlierRules: boolean }>(
  document: unknown,
  schema: v.GenericSchema<unknown, O>,
  cost: Cost,
): Result<O & Identified> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return bad(problem('', 'wrongType', { expected: 'object', received: kindOf(document) }));
  }
  const outside = documentProblem(document, RUNS_LIMITS, cost);
  if (outside !== null) return bad(outside);
  const { version, spec: specDocument } = document as { readonly version?: unknown; readonly spec?: unknown };
  if (typeof version !== 'number') {
    return bad(problem('version', 'wrongType', { expected: 'number', received: kindOf(version) }));
  }
  if (version > RUN_VERSION) return bad(problem('version', 'runsTooNew', { version, known: RUN_VERSION }));
  const parsed = v.safeParse(schema, document);
  if (!parsed.success) return bad(...issueProblems(parsed.issues, issueProblem));
  const notes: Problem[] = [];
  const spec = parseSpec(specDocument, cost, notes);
  if (!spec.ok) return bad(...spec.problems.map((each) => ({ ...each, path: below('spec', each.path) })));
  const { contender } = parsed.output;
  const earlierRules = parsed.output.earlierRules || notes.some(({ code }) => code === 'newerFileRules');
  const contenders = spec.value.contenders.length;
  if (contender >= contenders) {
    return bad(problem('contender', 'contenderNotThere', { contender: contender + 1, contenders }));
  }
  return good({ ...parsed.output, version: RUN_VERSION, spec: spec.value, earlierRules });
}

function unevenCurves({ epoch, train, validation }: RunCurves): Problem | null {
  if (train.length === epoch.length && validation.length === epoch.length) return null;
  return problem('curves', 'curvesUneven', {
    epochs: epoch.length,
    train: train.length,
    validation: validation.length,
  });
}

const below = (parent: string, path: string): string => (path === '' ? parent : `${parent}.${path}`);

/** valibot's plain objects and our own checks have words of their own. */
function issueProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = v.getDotPath(issue) ?? '';
  if (issue.type === 'object' && issue.received === 'undefined') return problem(path, 'missingField', { field: path });
  if (issue.type === 'custom') {
    return issue.input === undefined
      ? problem(path, 'missingField', { field: path })
      : problem(path, 'wrongType', { expected: issue.message, received: kindOf(issue.input) });
  }
  return toProblem(issue);
}

function readWeights(arrays: WrittenRun['weights']): Result<RunWeights> {
  const weights: [string, RunWeights[string]][] = [];
  for (const [name, { shape, values }] of Object.entries(arrays)) {
    const read = floatsOf(values, shape, `weights.${name}`);
    if (!read.ok) return read;
    weights.push([name, { shape, values: read.value }]);
  }
  return good(Object.fromEntries(weights));
}
