/** What the commands of the terminal share: where they write, how they end, and how they read an option. */

/** Exit code for input that cannot be used: a bad spec, a missing file, an unknown option or lesson. */
export const BAD_INPUT = 2;

/** Where a command writes to. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** What stands behind an option; null where it is not given. Throws unless it is a whole number from 1 on. */
export function wholeNumber(option: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  if (!/^[1-9]\d*$/.test(given)) throw new Error(`${option}: "${given}" is no whole number from 1 on`);
  return Number(given);
}
