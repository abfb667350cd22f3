/** The spec in the address bar: only what differs from the defaults, readable where it is short, compressed where it is long. */
import lzString from 'lz-string';
import { CONTENDER_DEFAULTS_V1, INTERVENTION_DEFAULTS_V1, SOURCE_DEFAULTS_V1 } from './defaults';
import { defaultSpec, parseSpec } from './parse';
import { bad, problem, type Result } from './problem';
import { SPEC_VERSION, type ExperimentSpec } from './schema';

/** Readable links longer than this are compressed. */
const READABLE_LENGTH = 400;

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
    const defaults = kind === 'dataset' ? {} : SOURCE_DEFAULTS_V1[kind];
    dataDifference['source'] = { kind, ...difference(data.source, { ...defaults, kind }) };
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

/** The part of the address after '#': '' for the defaults, `v=1&task.window=48&A.cell=lstm&…`, or `v=1&z=…` compressed. */
export function encodeLink(spec: ExperimentSpec): string {
  const minimal = minimalSpec(spec);
  if (Object.keys(minimal).length === 0) return '';
  const version = `v=${SPEC_VERSION}`;
  const readable = [
    version,
    ...leaves(minimal, '').map(([path, value]) => `${shortPath(path)}=${valueText(value)}`),
  ].join('&');
  if (readable.length <= READABLE_LENGTH) return readable;
  return `${version}&z=${lzString.compressToEncodedURIComponent(JSON.stringify(minimal))}`;
}

/** The spec of a link; `hash` with or without its '#'. Anything unreadable is a listed problem. */
export function decodeLink(hash: string): Result<ExperimentSpec> {
  const text = hash.replace(/^#/, '');
  if (text === '') return parseSpec({});
  const document = emptyDocument();
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=');
    const key = at < 0 ? pair : pair.slice(0, at);
    if (at <= 0) return bad(problem('', 'brokenLink', { part: pair }));
    const raw = pair.slice(at + 1);
    if (key === 'v') {
      document['version'] = parsedValue(raw);
    } else if (key === 'z') {
      const unpacked = decompressed(raw);
      if (unpacked === null) return bad(problem('', 'brokenLink', { part: 'z' }));
      Object.assign(document, unpacked, { version: document['version'] ?? unpacked['version'] });
    } else {
      const value = decoded(raw);
      const name = decoded(key);
      if (value === null || name === null || !place(document, longPath(name), parsedValue(value))) {
        return bad(problem('', 'brokenLink', { part: pair }));
      }
    }
  }
  if (document['version'] === undefined) delete document['version'];
  const { contenders } = document;
  if (Array.isArray(contenders) && contenders.length > CONTENDER_LETTERS.length) {
    const values = { count: contenders.length, max: CONTENDER_LETTERS.length };
    return bad(problem('contenders', 'tooMany', values));
  }
  return parseSpec(document);
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
  const bare = typeof value === 'string' && parsedValue(value) === value;
  return encodeURIComponent(bare ? value : JSON.stringify(value))
    .replaceAll('%2C', ',')
    .replaceAll('%5B', '[')
    .replaceAll('%5D', ']');
}

function parsedValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The unpacked document; null for a damaged text, on which the library may also throw. */
function decompressed(text: string): Document | null {
  let json: string | null;
  try {
    json = lzString.decompressFromEncodedURIComponent(text);
  } catch {
    return null;
  }
  const document = json ? parsedValue(json) : null;
  return isPlain(document) ? document : null;
}

/** No prototype, so that a link with `__proto__` names an unknown field and nothing else. */
const emptyDocument = (): Document => Object.create(null) as Document;

/** Puts a value at a path, making objects and lists on the way; false where the path contradicts an earlier one. */
function place(document: Document, path: string, value: unknown): boolean {
  const keys = path.split('.');
  let node: Document | unknown[] = document;
  for (const [depth, key] of keys.entries()) {
    const last = depth === keys.length - 1;
    if (Array.isArray(node) && !/^\d\d?$/.test(key)) return false;
    const holder = node as Document;
    if (last) {
      if (Object.hasOwn(holder, key)) return false;
      holder[key] = value;
      return true;
    }
    holder[key] ??= LISTS.has(key) ? [] : emptyDocument();
    const next: unknown = holder[key];
    if (typeof next !== 'object' || next === null) return false;
    node = next as Document;
  }
  return false;
}
