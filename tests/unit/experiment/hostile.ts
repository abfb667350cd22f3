/** Links, specs and files of runs that nobody would write: valid ones that were changed as an attacker or a broken disk would. */
import lzString from 'lz-string';
import { stream, type Stream } from '../../../src/experiment/random';
import { bomb } from './bomb';

type Holder = Record<string, unknown> | unknown[];

/** What texts are damaged with. */
const PIECES = [
  ...[
    '[',
    ']',
    '{',
    '}',
    '"',
    '\\',
    ',',
    ':',
    '&',
    '=',
    '.',
    '#',
    '%',
    '%ff',
    '%00',
    '\0',
    '\ud800',
    '。',
    '1e999',
    '-',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    '"__proto__":{"polluted":1},',
    '&data.__proto__.polluted=1',
    'z=',
    'v=9',
  ],
  ...[
    '[[[[[[[[[[[[[[[[[[[[',
    '{"a":'.repeat(30),
    '[1,1,1,1,1,1,1,1],'.repeat(50),
    'NaN',
    'null',
    '"NaN"',
    '-0',
    '1e308',
  ],
] as const;

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  '',
  'kind',
  'length',
  'x'.repeat(300),
  '0',
];

const one = <V>(from: readonly V[], random: Stream): V => from[random.integer(0, from.length - 1)]!;

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let k = 0; k < depth; k++) value = k % 2 === 0 ? [value] : { __proto: value };
  return value;
}

/** A value that hardly any field has. */
function oddValue(random: Stream): unknown {
  const odd: readonly (() => unknown)[] = [
    () => null,
    () => one([NaN, Infinity, -Infinity, -0, 1e300, -1e300, 9e15, 8.65e15, 2 ** 53, 0.1, -1, 4294967296], random),
    () => one(['', 'NaN', '__proto__', '=1+1', '$t(problems.unknown)', '{{value}}', '\ud800', 'all', 'AAA='], random),
    () => 'x'.repeat(10 ** random.integer(1, 4)),
    () => Array.from({ length: random.integer(0, 40) }, () => one([1, 'x', null, [], {}], random)),
    () => Array.from({ length: random.uniform() < 0.02 ? 30_000 : 600 }, () => one<unknown>([0, 'x', {}], random)),
    () => nested(random.integer(1, 40)),
    () => Object.fromEntries(Array.from({ length: random.integer(0, 60) }, (_, k) => [`k${k}`, k])),
    () => ({ kind: one(['clamp', 'file', 'drawn', 'dataset', 'lorenz', 'copy'], random), units: ['x', -1, 1e9] }),
  ];
  return one(odd, random)();
}

/** Every object and list of a document. */
function holders(node: unknown, found: Holder[] = []): Holder[] {
  if (typeof node !== 'object' || node === null) return found;
  found.push(node as Holder);
  for (const child of Object.values(node)) holders(child, found);
  return found;
}

/** Puts odd values and names into a document; itself, as it is text that is tested. */
function damage(document: unknown, random: Stream): void {
  for (let times = random.integer(1, 3); times > 0; times--) {
    const holder = one(holders(document), random);
    const keys = Object.keys(holder);
    const key = keys.length > 0 && random.uniform() < 0.7 ? one(keys, random) : one(NAMES, random);
    if (random.uniform() < 0.1) Reflect.deleteProperty(holder, key);
    else if (Array.isArray(holder)) holder.push(oddValue(random));
    // As JSON.parse does: `holder.__proto__ = …` would set something else.
    else {
      const value = oddValue(random);
      Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
    }
  }
}

/** Puts pieces into a text, takes some out, or repeats some. */
function scratch(text: string, random: Stream): string {
  let scratched = text;
  for (let times = random.integer(1, 4); times > 0; times--) {
    const at = random.integer(0, scratched.length);
    const end = Math.min(scratched.length, at + random.integer(0, 30));
    const how = random.uniform();
    const piece =
      how < 0.5 ? one(PIECES, random) : how < 0.7 ? scratched.slice(at, end).repeat(random.integer(0, 20)) : '';
    scratched = scratched.slice(0, at) + piece + scratched.slice(how < 0.3 ? at : end);
  }
  return random.uniform() < 0.1 ? scratched.slice(0, random.integer(0, scratched.length)) : scratched;
}

/** The text of a document, damaged as a document, as text, or both. @param seed of all that is random */
export function hostileText(text: string, seed: number): string {
  const random = stream(seed, 'hostile');
  const how = random.uniform();
  let damaged = text;
  if (how < 0.7) {
    const document = JSON.parse(text) as unknown;
    damage(document, random);
    damaged = JSON.stringify(document);
  }
  return how < 0.4 ? damaged : scratch(damaged, random);
}

/** Packed texts whose size nobody sees: brackets, or a list, with no end. */
const BOMBS = [
  ...[bomb('[', 500), bomb('[', 2000), bomb('{', 28_000), bomb(',', 1200), bomb('1', 1500)],
  ...[100_000, 24_000, 3000].map((length) =>
    lzString.compressToEncodedURIComponent(JSON.stringify({ contenders: Array.from({ length }, () => ({})) })),
  ),
];

/** A link to a spec, damaged: as the link, behind its `z=`, or one that was built to unpack to too much. */
export function hostileLink(link: string, json: string, seed: number): string {
  const random = stream(seed, 'link');
  const how = random.uniform();
  if (how < 0.01) return `v=1&z=${one(BOMBS, random)}`;
  if (how < 0.04)
    return `v=1&${one(['seed', 'data.source', 'A.units', 'x'], random)}=${'['.repeat(random.integer(1, 20_000))}`;
  if (how < 0.05) return `v=1&${'a.'.repeat(random.integer(1, 20_000))}b=1`;
  if (how < 0.06) return `v=1&${scratch('data.source.kind=sine&', random).repeat(random.integer(1, 3000))}`;
  if (how < 0.3) return `v=1&z=${lzString.compressToEncodedURIComponent(hostileText(json, seed))}`;
  // A digit that is another one makes a spec as good, or a value out of bounds.
  if (how < 0.4) return link.replace(/\d(?=\D*$)/, () => String(random.integer(0, 9)));
  return scratch(link, random);
}
