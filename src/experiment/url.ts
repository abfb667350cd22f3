/** The spec in the address bar: only what differs from the defaults, readable where it is short, compressed where it is long. */
import lzString from 'lz-string';
import { CONTENDER_DEFAULTS_V1, INTERVENTION_DEFAULTS_V1 } from './defaults';
import { isFieldName, noCost, ownValue, parseJson, SPEC_LIMITS, type Cost } from './document';
import { earliestVersion } from './migration';
import { defaultSpec, parseSpec } from './parse';
import { bad, good, problem, type Problem, type Result } from './problem';
import type { ExperimentSpec } from './schema';
import { sourceDefaults } from './sources';
import { unpack } from './unpack';

/** Readable links longer than this are compressed. */
const READABLE_LENGTH = 400;

/** Longer links are not looked at; the longest that the page itself writes has some 60,000 characters. */
export const LONGEST_LINK = 200_000;

/** Fields that hold lists of objects, which a readable link takes apart by index. */
const LISTS: ReadonlySet<string> = new Set(['contenders', 'types', 'interventions']);

/** Letters of the contenders, as the page and the link name them. */
export const CONTENDER_LETTERS = ['A', 'B', 'C', 'D'] as const;

type Document = Record<string, unknown>;

/** What an intervention may leave out of a link. */
const { value: _value, ...OF_ANY } = INTERVENTION_DEFAULTS_V1;
const DEFAULTS_OF = { clamp: OF_ANY, silence: OF_ANY, state: INTERVENTION_DEFAULTS_V1, input: OF_ANY } as const;

/**
 * The smallest document that `parseSpec` turns into this spec: `{}` for the defaults.
 * A source keeps its kind and a list of contenders keeps each cell, so that each stands by itself.
 */
export function minimalSpec(spec: ExperimentSpec): Document {
  const base = defaultSpec();
  const { data, contenders, interventions, ...rest } = spec;
  const { data: baseData, contenders: baseContenders, interventions: _none, ...baseRest } = base;
  const minimal = difference(rest, baseRest);
  const dataDifference = difference(withoutSource(data), withoutSource(baseData));
  if (!same(data.source, baseData.source)) {
    const { kind } = data.source;
    dataDifference['source'] = { kind, ...difference(data.source, { ...sourceDefaults(kind), kind }) };
  }
  if (Object.keys(dataDifference).length > 0) minimal['data'] = dataDifference;
  if (!same(contenders, baseContenders)) {
    minimal['contenders'] = contenders.map(({ cell, ...options }) => ({
      cell,
      ...difference(options, CONTENDER_DEFAULTS_V1),
    }));
  }
  if (interventions.length > 0) {
    minimal['interventions'] = interventions.map((each) => difference(each, DEFAULTS_OF[each.kind]));
  }
  return minimal;
}

/**
 * The part of the address after '#': '' for the defaults, `v=1&task.window=48&A.cell=lstm&…`, or `v=1&z=…` compressed.
 * Its version is the earliest that means the same.
 */
export function encodeLink(spec: ExperimentSpec): string {
  const minimal = minimalSpec(spec);
  if (Object.keys(minimal).length === 0) return '';
  const version = `v=${earliestVersion(spec)}`;
  const readable = [
    version,
    ...leaves(minimal, '').map(([path, value]) => `${shortPath(path)}=${valueText(value)}`),
  ].join('&');
  if (readable.length <= READABLE_LENGTH) return readable;
  return `${version}&z=${lzString.compressToEncodedURIComponent(JSON.stringify(minimal))}`;
}

/**
 * The spec of a link; `hash` with or without its '#'. Anything unreadable, and anything too long, is a listed problem.
 * @param cost counts what was unpacked and looked at
 * @param notes takes what a link of an earlier version may mean otherwise now
 */
export function decodeLink(hash: string, cost: Cost = noCost(), notes: Problem[] = []): Result<ExperimentSpec> {
  const text = hash.replace(/^#/, '');
  if (text.length > LONGEST_LINK) {
    return bad(problem('', 'linkTooLong', { length: text.length, max: LONGEST_LINK }));
  }
  if (text === '') return parseSpec({}, cost);
  const document = documentOf(text, cost);
  return document.ok ? parseSpec(document.value, cost, notes) : document;
}

/** What the fields of a link say, not looked at yet. */
function documentOf(text: string, cost: Cost): Result<Document> {
  const document = emptyDocument();
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=');
    const key = at < 0 ? pair : pair.slice(0, at);
    const broken = () => bad(problem('', 'brokenLink', { part: pair }));
    if (at <= 0) return broken();
    const raw = pair.slice(at + 1);
    if (key === 'z') {
      const packed = unpackedDocument(raw, cost);
      if (!packed.ok) return packed;
      const version = document['version'] ?? packed.value['version'];
      Object.assign(document, packed.value, version === undefined ? {} : { version });
      continue;
    }
    const [name, written] = [decoded(key), decoded(raw)];
    if (name === null || written === null) return broken();
    const value = parsedValue(written);
    if (!value.ok) return value;
    if (key === 'v') document['version'] = value.value;
    else {
      const wrong = place(document, longPath(name), value.value);
      if (wrong === 'broken') return broken();
      if (wrong !== null) return bad(wrong);
    }
  }
  return good(document);
}

function withoutSource({ source: _source, ...rest }: ExperimentSpec['data']): Omit<ExperimentSpec['data'], 'source'> {
  return rest;
}

/** What in `value` differs from `base`, lists taken whole. */
function difference(value: object, base: object): Document {
  const result: Document = {};
  for (const [key, own] of Object.entries(value as Document)) {
    const other = (base as Document)[key];
    if (same(own, other)) continue;
    const nested = isPlain(own) && isPlain(other) ? difference(own, other) : own;
    result[key] = nested;
  }
  return result;
}

const isPlain = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, k) => same(item, b[k]));
  if (isPlain(a) && isPlain(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
  }
  return a === b;
}

/** Leaves in order; lists of objects (contenders) go by index, other lists are leaves. */
function leaves(node: Document | readonly unknown[], prefix: string): [string, unknown][] {
  return Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const list = Array.isArray(value) && value.length > 0 && value.every(isPlain);
    return isPlain(value) || list ? leaves(value as Document, path) : [[path, value]];
  });
}

const shortPath = (path: string): string =>
  path.replace(/^contenders\.(\d)\./, (_, index: string) => `${CONTENDER_LETTERS[Number(index)]!}.`);

/** Letters past D too, so that one contender too many is said to be that. */
const longPath = (path: string): string =>
  path.replace(/^([A-Z])\./, (_, letter: string) => `contenders.${letter.charCodeAt(0) - 'A'.charCodeAt(0)}.`);

/** Words stand bare; a word that would read as a number, a list or a truth value is quoted. */
function valueText(value: unknown): string {
  const read = typeof value === 'string' ? parsedValue(value) : null;
  const bare = read?.ok === true && read.value === value;
  return encodeURIComponent(bare ? String(value) : JSON.stringify(value))
    .replaceAll('%2C', ',')
    .replaceAll('%5B', '[')
    .replaceAll('%5D', ']');
}

/** A value as a link writes it: JSON, or else a word. Problems: JSON that is too deep or too large. */
function parsedValue(text: string): Result<unknown> {
  const parsed = parseJson(text, SPEC_LIMITS);
  return parsed.ok || parsed.problems[0]!.code !== 'notJson' ? parsed : good(text);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The document behind `z=`. */
function unpackedDocument(packed: string, cost: Cost): Result<Document> {
  const text = unpack(packed, SPEC_LIMITS.length, cost);
  if (!text.ok) return text;
  const document = parseJson(text.value, SPEC_LIMITS);
  if (!document.ok && document.problems[0]!.code !== 'notJson') return document;
  const { value } = document.ok ? document : { value: null };
  return isPlain(value) ? good(value) : bad(problem('', 'brokenLink', { part: 'z' }));
}

/** No prototype, so that nothing is found in it that the link has not put there. */
const emptyDocument = (): Document => Object.create(null) as Document;

/**
 * Puts a value at a path, making objects and lists on the way, in what the document itself holds and nowhere else.
 * Returns the problem of a name that no field can have, or of a path that is too long; `broken` where the path contradicts
 * an earlier one.
 */
function place(document: Document, path: string, value: unknown): Problem | 'broken' | null {
  const keys = path.split('.');
  if (keys.length > SPEC_LIMITS.depth) return problem('', 'documentTooDeep', { max: SPEC_LIMITS.depth });
  if (!keys.every(isFieldName)) return problem(path, 'unknownField', { field: path });
  const last = keys.pop()!;
  let node: unknown = document;
  for (const key of keys) {
    const holder = holderOf(node, key);
    if (holder === null) return 'broken';
    node = ownValue(holder, key) ?? (holder[key] = LISTS.has(key) ? [] : emptyDocument());
  }
  const holder = holderOf(node, last);
  if (holder === null || Object.hasOwn(holder, last)) return 'broken';
  holder[last] = value;
  return null;
}

/** An object or a list that may hold the key; a list takes a place below 100. */
function holderOf(node: unknown, key: string): Document | null {
  if (typeof node !== 'object' || node === null || (Array.isArray(node) && !/^\d\d?$/.test(key))) return null;
  return node as Document;
}
