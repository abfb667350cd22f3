/** Documents from outside (links, specs, runs): text becomes an object only within limits, and only with keys of its own. */
import { bad, good, problem, type Problem, type Result } from './problem';

/** How large a document may be. */
export interface Limits {
  /** UTF-16 code units of its text. */
  readonly length: number;
  /** Objects and lists inside one another, the document itself included. */
  readonly depth: number;
  /** Objects, lists and plain values, the document itself included. */
  readonly values: number;
}

/** Of a spec: 1 MB of text; the largest valid one has some 20,000 values, 16,384 of them units of interventions. */
export const SPEC_LIMITS: Limits = { length: 500_000, depth: 16, values: 25_000 };

/** Of a file of runs: as much text as a browser can hold at once; a run of 100,000 epochs has 300,000 values. */
export const RUNS_LIMITS: Limits = { length: 500_000_000, depth: 24, values: 30_000_000 };

/** The problem of a file of runs of so many bytes: `runsTooLarge` {size, max} in MB; null where it can be read. */
export const runsSizeProblem = (bytes: number): Problem | null => {
  const megabytes = (count: number) => Math.ceil(count / 1e6);
  if (bytes <= RUNS_LIMITS.length) return null;
  return problem('', 'runsTooLarge', { size: megabytes(bytes), max: megabytes(RUNS_LIMITS.length) });
};

/** What reading a document took; one object for all of its parts, so that tests and benchmarks can compare it with the limits. */
export interface Cost {
  /** Code units that were unpacked. */
  unpacked: number;
  /** Values that were looked at one by one. */
  values: number;
}

export const noCost = (): Cost => ({ unpacked: 0, values: 0 });

/** Every object answers to these, whether or not it holds them; no document has a field of such a name. */
const INHERITED: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** Whether a document may have a field of this name. */
export const isFieldName = (key: string): boolean => !INHERITED.has(key);

/** What an object or a list itself holds under a key, never what it inherits; undefined where it holds nothing. */
export function ownValue(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return undefined;
  return (holder as Readonly<Record<string, unknown>>)[key];
}

/**
 * JSON as a value, after a look at its length, depth and size that needs no memory. Problems: `documentTooLong`
 * {length, max}, `documentTooDeep` {max}, `documentTooLarge` {max}, `notJson` {detail}.
 */
export function parseJson(text: string, limits: Limits): Result<unknown> {
  if (text.length > limits.length) {
    return bad(problem('', 'documentTooLong', { length: text.length, max: limits.length }));
  }
  const found = sizeProblem(text, limits);
  if (found !== null) return bad(found);
  try {
    return good(JSON.parse(text) as unknown);
  } catch (error) {
    return bad(problem('', 'notJson', { detail: error instanceof Error ? error.message : String(error) }));
  }
}

const [QUOTE, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 44, 91, 93, 123, 125];

/** Counts the brackets and commas outside of quotes; of text that is not JSON it may say anything, and parsing refuses it. */
function sizeProblem(text: string, { depth: deepest, values: most }: Limits): Problem | null {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      at = endOfString(text, at);
    } else if (sign === OPEN_LIST || sign === OPEN_OBJECT) {
      if (++depth > deepest) return problem('', 'documentTooDeep', { max: deepest });
      values++;
    } else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) {
      depth--;
    } else if (sign === COMMA) {
      values++;
    }
    if (values > most) return problem('', 'documentTooLarge', { max: most });
  }
  return null;
}

/** Where the string that begins at `start` ends: at the next quote that an even number of backslashes precedes. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** An object or list on the way from the document down, by the key that its parent has for it. */
interface Place {
  readonly node: object;
  readonly key: string;
  readonly parent: Place | null;
  readonly depth: number;
}

/**
 * Whether a document, wherever it comes from, keeps to the limits and has only keys of its own. It is walked without
 * recursion. Problem: `documentTooDeep` or `documentTooLarge` {max}, or `unknownField` {field} at an inherited name.
 */
export function documentProblem(document: unknown, limits: Limits, cost: Cost = noCost()): Problem | null {
  let values = 1;
  const places: Place[] = [];
  const enter = (node: unknown, key: string, parent: Place | null): Problem | null => {
    if (typeof node !== 'object' || node === null) return null;
    const depth = (parent?.depth ?? 0) + 1;
    if (depth > limits.depth) return problem('', 'documentTooDeep', { max: limits.depth });
    places.push({ node, key, parent, depth });
    return null;
  };
  let found = enter(document, '', null);
  for (let place = places.pop(); place !== undefined && found === null; place = places.pop()) {
    const { node } = place;
    const keys = Array.isArray(node) ? null : Object.keys(node);
    const count = keys?.length ?? (node as readonly unknown[]).length;
    for (let k = 0; k < count && found === null; k++) {
      const key = keys?.[k];
      if (++values > limits.values) found = problem('', 'documentTooLarge', { max: limits.values });
      else if (key !== undefined && !isFieldName(key)) found = unknownField(pathTo(place, key));
      else {
        const child = key === undefined ? (node as readonly unknown[])[k] : ownValue(node, key);
        if (typeof child === 'object' && child !== null) found = enter(child, key ?? String(k), place);
      }
    }
  }
  cost.values += Math.min(values, limits.values);
  return found;
}

const unknownField = (path: string): Problem => problem(path, 'unknownField', { field: path });

function pathTo(place: Place, key: string): string {
  const keys = [key];
  for (let at: Place | null = place; at?.parent; at = at.parent) keys.unshift(at.key);
  return keys.join('.');
}
