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
  { readonly ok: true; readonly value: V } | { readonly ok: false; readonly problems: readonly Problem[] };

export const problem = (path: string, code: string, values: Problem['values'] = {}): Problem => ({
  path,
  code,
  values,
});
export const good = <V>(value: V): Result<V> => ({ ok: true, value });
export const bad = <V = never>(...problems: readonly Problem[]): Result<V> => ({ ok: false, problems });

/** What an error says of itself, never empty: its message, else its name. */
export const detailOf = (error: unknown): string =>
  (error instanceof Error ? error.message.trim() || error.name : String(error).trim()) || 'Error';
