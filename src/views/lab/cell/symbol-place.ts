/** Which symbol of the equations the keyboard stands at, and where an arrow key leads from there. */
import type { Equation } from './equations';

export interface SymbolPlace {
  /** The equation, from 0. */
  readonly equation: number;
  /** The token among its symbols; plain text counts, but is never stood at. */
  readonly token: number;
}

type Rows = readonly Pick<Equation, 'symbols'>[];

const tokensOf = ({ symbols }: Pick<Equation, 'symbols'>): number[] =>
  symbols.flatMap(({ value }, token) => (value === undefined ? [] : [token]));

const allOf = (rows: Rows): SymbolPlace[] =>
  rows.flatMap((row, equation) => tokensOf(row).map((token) => ({ equation, token })));

export const isAt = (place: SymbolPlace | null, equation: number, token: number): boolean =>
  place?.equation === equation && place.token === token;

/** The same place while these equations have it, else their first symbol; null where there is none. */
export function placeIn(rows: Rows, { equation, token }: SymbolPlace): SymbolPlace | null {
  const all = allOf(rows);
  return all.find((each) => isAt(each, equation, token)) ?? all[0] ?? null;
}

/** Left and right lead through all symbols, up and down to the first symbol of another equation; null for any other key. */
export function moved(rows: Rows, place: SymbolPlace | null, key: string): SymbolPlace | null {
  const all = allOf(rows);
  const now = all.findIndex((each) => isAt(place, each.equation, each.token));
  if (!place || now < 0) return null;
  const startOf = (equation: number) => all.find((each) => each.equation === equation);
  const to: Readonly<Record<string, () => SymbolPlace | undefined>> = {
    ArrowLeft: () => all[now - 1],
    ArrowRight: () => all[now + 1],
    ArrowUp: () => startOf(place.equation - 1),
    ArrowDown: () => startOf(place.equation + 1),
    Home: () => all[0],
    End: () => all.at(-1),
  };
  const found = Object.hasOwn(to, key) ? to[key]!() : undefined;
  // At an edge it stays, so that the page does not scroll away under it.
  return found ?? (Object.hasOwn(to, key) ? place : null);
}
