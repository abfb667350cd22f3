/** Reading a spec: from anything (an object, JSON text) to an ExperimentSpec with all defaults filled in, or the list of what is wrong. */
import * as v from 'valibot';
import { SPEC_DEFAULTS_V1 } from './defaults';
import { migrate } from './migration';
import { documentProblem, noCost, ownValue, parseJson, SPEC_LIMITS, type Cost } from './document';
import { bad, good, MOST_LISTED, problem, type Problem, type Result } from './problem';
import { specSchema, type ExperimentSpec } from './schema';

/**
 * Migrates, fills defaults and checks. The problems are listed, each with its field's path, the first twenty of many.
 * Cross-checks against the data (a window longer than the series) follow in the data room.
 * @param cost counts what was looked at
 * @param notes takes what a spec of an earlier version may mean otherwise now
 */
export function parseSpec(input: unknown, cost: Cost = noCost(), notes: Problem[] = []): Result<ExperimentSpec> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return bad(problem('', 'wrongType', { expected: 'object', received: kindOf(input) }));
  }
  const outside = documentProblem(input, SPEC_LIMITS, cost);
  if (outside !== null) return bad(outside);
  const migrated = migrate(input as Record<string, unknown>, notes);
  if (!migrated.ok) return migrated;
  const lists = listsForObjects(migrated.value, SPEC_DEFAULTS_V1, '');
  if (lists.length > 0) return bad(...lists);
  const parsed = v.safeParse(specSchema, migrated.value);
  if (!parsed.success) return bad(...issueProblems(parsed.issues, toProblem));
  const crossed = crossChecks(parsed.output);
  return crossed.length > 0 ? bad(...crossed) : good(parsed.output);
}

/** `parseSpec` of JSON text; text that is not JSON, or too much of it, is a problem of the whole document. */
export function parseSpecText(text: string, cost: Cost = noCost(), notes: Problem[] = []): Result<ExperimentSpec> {
  const document = parseJson(text, SPEC_LIMITS);
  return document.ok ? parseSpec(document.value, cost, notes) : document;
}

/** The spec in which nothing was chosen. */
export function defaultSpec(): ExperimentSpec {
  return v.parse(specSchema, {});
}

/** valibot takes an empty list for an empty object; a spec with one there is wrong. */
function listsForObjects(given: object, defaults: object, path: string): Problem[] {
  return Object.entries(defaults).flatMap(([key, value]: [string, unknown]) => {
    const own = ownValue(given, key);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    if (typeof own !== 'object' || own === null) return [];
    const below = path === '' ? key : `${path}.${key}`;
    if (Array.isArray(own)) return [problem(below, 'wrongType', { expected: 'object', received: 'array' })];
    return listsForObjects(own, value, below);
  });
}

function crossChecks(spec: ExperimentSpec): Problem[] {
  const problems: Problem[] = [];
  const { validation, test } = spec.preparation.split;
  // 0.56 + 0.34 is a little more than 0.9 in binary fractions.
  if (validation + test > 0.9 + 1e-9) {
    problems.push(problem('preparation.split', 'splitLeavesNothing', { validation, test, max: 0.9 }));
  }
  problems.push(...boundsProblems(spec.preparation.outliers));
  const { source } = spec.data;
  if (source.kind === 'sumOfSines' && source.periods.length !== source.amplitudes.length) {
    problems.push(
      problem('data.source.amplitudes', 'lengthsDiffer', {
        periods: source.periods.length,
        amplitudes: source.amplitudes.length,
      }),
    );
  }
  // AR(2) is stationary inside a triangle (Box & Jenkins, section 3.2); phi2 keeps to its own side by its bounds.
  if (source.kind === 'ar2' && Math.abs(source.phi1) >= 1 - source.phi2) {
    const { phi1, phi2 } = source;
    // Without the dust of binary fractions.
    const limit = Number((1 - phi2).toPrecision(6));
    problems.push(problem('data.source.phi1', 'notStationary', { phi1, phi2, limit }));
  }
  return problems;
}

/** Fixed bounds are one or two, the lower one below the other. */
function boundsProblems({ rule, low, high }: ExperimentSpec['preparation']['outliers']): Problem[] {
  if (rule !== 'bounds') return [];
  if (low === null && high === null) return [problem('preparation.outliers', 'boundsMissing')];
  if (low === null || high === null || low < high) return [];
  return [problem('preparation.outliers.low', 'boundsCrossed', { low, high })];
}

/** The first of what the schema library found in words of our own, and how much more there is: it may be thousands. */
export function issueProblems(
  issues: readonly v.BaseIssue<unknown>[],
  inWords: (issue: v.BaseIssue<unknown>) => Problem,
): readonly Problem[] {
  const more = issues.length - MOST_LISTED;
  const first = issues.slice(0, MOST_LISTED).map(inWords);
  return more > 0 ? [...first, problem('', 'moreProblems', { count: more })] : first;
}

/** What the schema library found, with the field's path, in the words of our problems. */
export function toProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = v.getDotPath(issue) ?? '';
  const value = shown(issue.input);
  const limit = Number((issue as { requirement?: unknown }).requirement);
  switch (issue.type) {
    case 'strict_object':
      if (issue.expected === 'never') return problem(path, 'unknownField', { field: path });
      return issue.received === 'undefined'
        ? problem(path, 'missingField', { field: path })
        : problem(path, 'wrongType', { expected: 'object', received: kindOf(issue.input) });
    case 'union':
    case 'picklist':
    case 'variant':
    case 'literal':
      if (issue.input === undefined) return problem(path, 'missingField', { field: path });
      return problem(path, 'notOneOf', { value, options: optionsOf(issue.expected) });
    case 'integer':
      return problem(path, 'notInteger', { value });
    case 'finite':
      return problem(path, 'notFinite', { value });
    case 'min_value':
      return problem(path, 'tooSmall', { value, min: limit });
    case 'gt_value':
      return problem(path, 'notAbove', { value, min: limit });
    case 'max_value':
      return problem(path, 'tooLarge', { value, max: limit });
    case 'min_length':
      return problem(path, 'tooFew', { count: Number(issue.received), min: limit });
    case 'max_length':
    case 'max_entries':
      if (typeof issue.input !== 'string')
        return problem(path, 'tooMany', { count: Number(issue.received), max: limit });
      return problem(path, 'textTooLong', { value, length: issue.input.length, max: limit });
    default:
      return problem(path, 'wrongType', { expected: issue.type, received: kindOf(issue.input) });
  }
}

/** A type as the sentence of a problem names it. */
export function kindOf(input: unknown): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'array';
  return Number.isNaN(input) ? 'NaN' : typeof input;
}

function shown(input: unknown): string | number {
  return typeof input === 'number' || typeof input === 'string' ? input : (JSON.stringify(input) ?? String(input));
}

/** '("lstm" | "gru")' as valibot prints it → 'lstm, gru'; '("all" | Array)' → 'all, […]'. */
function optionsOf(expected: string | null): string {
  return (expected ?? '')
    .replace(/^\(|\)$/g, '')
    .replaceAll('"', '')
    .replaceAll(' | ', ', ')
    .replace('Array', '[…]')
    .replace('Object', '{…}');
}
