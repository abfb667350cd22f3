/** Reading a spec: from anything (an object, JSON text) to an ExperimentSpec with all defaults filled in, or the list of what is wrong. */
import * as v from 'valibot';
import { SPEC_DEFAULTS_V1 } from './defaults';
import { migrate } from './migration';
import { bad, good, problem, type Problem, type Result } from './problem';
import { specSchema, type ExperimentSpec } from './schema';

/**
 * Migrates, fills defaults and checks. Every problem is listed, each with its field's path.
 * Cross-checks against the data (a window longer than the series) follow in the data room.
 */
export function parseSpec(input: unknown): Result<ExperimentSpec> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return bad(problem('', 'wrongType', { expected: 'object', received: kindOf(input) }));
  }
  const migrated = migrate(input as Record<string, unknown>);
  if (!migrated.ok) return migrated;
  const lists = listsForObjects(migrated.value, SPEC_DEFAULTS_V1, '');
  if (lists.length > 0) return bad(...lists);
  const parsed = v.safeParse(specSchema, migrated.value);
  if (!parsed.success) return bad(...parsed.issues.map(toProblem));
  const crossed = crossChecks(parsed.output);
  return crossed.length > 0 ? bad(...crossed) : good(parsed.output);
}

/** `parseSpec` of JSON text; what is no JSON is a problem of the whole document. */
export function parseSpecText(text: string): Result<ExperimentSpec> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return bad(problem('', 'notJson', { detail: error instanceof Error ? error.message : String(error) }));
  }
  return parseSpec(document);
}

/** The spec in which nothing was chosen. */
export function defaultSpec(): ExperimentSpec {
  return v.parse(specSchema, {});
}

/** valibot takes an empty list for an empty object; a spec with one there is wrong. */
function listsForObjects(given: object, defaults: object, path: string): Problem[] {
  return Object.entries(defaults).flatMap(([key, value]: [string, unknown]) => {
    const own: unknown = (given as Record<string, unknown>)[key];
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
      return problem(path, 'tooMany', { count: Number(issue.received), max: limit });
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
