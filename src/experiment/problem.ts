/** What parsing returns instead of a value: a list of problems, put into words by i18n for page and command line alike. */

export interface Problem {
  /** Where: a spec field ("contenders.0.units"), or "line 12, column 3" of a file. Empty: the whole document. */
  readonly path: string;
  /** Which: a key of the `problems` catalogue in i18n. */
  readonly code: string;
  /** What the sentence fills in: the offending value, limits, names. */
  readonly values: Readonly<Record<string, string | number>>;
}

export type Result<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** As many problems as a person reads; `moreProblems` {count} counts the rest. */
export const MOST_LISTED = 20;

/** Longest text from outside that a sentence quotes, in characters. */
export const LONGEST_QUOTED = 80;
/** What a sentence lists, as choices or names, and what a program says of itself may be longer. */
const LONGEST_LISTED = 400;
const LISTS: ReadonlySet<string> = new Set(['options', 'columns', 'expected', 'received', 'detail']);

/** What goes wrong may hold anything: what the sentence quotes of it is cut, and so is the path. */
export const problem = (path: string, code: string, values: Problem['values'] = {}): Problem => ({
  path: cut(path, LONGEST_LISTED),
  code,
  values: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? cut(value, LISTS.has(name) ? LONGEST_LISTED : LONGEST_QUOTED) : value,
    ]),
  ),
});

/** The text, or its beginning with an ellipsis, at most so many characters in all; no character is cut in half. */
const cut = (text: string, longest: number): string =>
  visible(text.length > longest ? `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text);

/** Breaks as blanks; other control characters, which a sentence would swallow or run backwards for, as a sign of their own. */
const visible = (text: string): string =>
  text.replace(/[\t\n\r]/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

export const good = <V>(value: V): Result<V> => ({ ok: true, value });
export const bad = <V = never>(...problems: readonly Problem[]): Result<V> => ({
  ok: false,
  problems: listed(problems),
});

/** The first problems, at most `MOST_LISTED`, and how many more there are. Lists of such lists add up. */
export function listed(problems: readonly Problem[]): readonly Problem[] {
  const own = problems.filter(({ code }) => code !== 'moreProblems');
  const counted = problems.flatMap(({ code, values }) => (code === 'moreProblems' ? Number(values['count']) : []));
  const more = counted.reduce((sum, count) => sum + count, Math.max(0, own.length - MOST_LISTED));
  if (more === 0) return problems;
  return [...own.slice(0, MOST_LISTED), problem('', 'moreProblems', { count: more })];
}

/** What an error says of itself, never empty: its message, else its name. */
export const detailOf = (error: unknown): string =>
  (error instanceof Error ? error.message.trim() || error.name : String(error).trim()) || 'Error';
