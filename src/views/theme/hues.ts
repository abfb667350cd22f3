/** The one place where colours get their meaning: each gate one hue, each contender another. */
import { toHex, type Oklch } from './oklch';

export type Scheme = 'light' | 'dark';

/**
 * What a quantity is: a gate between 0 and 1, drawn on a ramp of its hue, or a signed candidate or state, drawn on the
 * diverging map.
 */
export type Range = 'unit' | 'signed';

interface Quantity {
  /** OKLCH hue in degrees. */
  readonly hue: number;
  readonly chroma: number;
  readonly range: Range;
}

/** A GRU gate has the hue of the LSTM gate whose part it plays. */
const KEEPS: Quantity = { hue: 45, chroma: 0.17, range: 'unit' };
const LETS_IN: Quantity = { hue: 255, chroma: 0.17, range: 'unit' };
const CANDIDATE: Quantity = { hue: 340, chroma: 0.17, range: 'signed' };

export const QUANTITIES = {
  f: KEEPS,
  i: LETS_IN,
  g: CANDIDATE,
  o: { hue: 155, chroma: 0.15, range: 'unit' },
  c: { hue: 215, chroma: 0.12, range: 'signed' },
  h: { hue: 260, chroma: 0.035, range: 'signed' },
  z: KEEPS,
  r: LETS_IN,
  n: CANDIDATE,
} as const satisfies Record<string, Quantity>;

export type QuantityName = keyof typeof QUANTITIES;

/** Contenders A, B, C, D: at least 30° from every gate's hue. */
export const CONTENDER_HUES = [
  { hue: 300, chroma: 0.21, line: { light: 0.5, dark: 0.76 } },
  { hue: 85, chroma: 0.13, line: { light: 0.63, dark: 0.84 } },
  { hue: 185, chroma: 0.11, line: { light: 0.6, dark: 0.8 } },
  { hue: 12, chroma: 0.2, line: { light: 0.56, dark: 0.74 } },
] as const;

/** Lightness at which every hue passes AA as text on page, card and field. */
const TEXT_LIGHTNESS: Readonly<Record<Scheme, number>> = { light: 0.5, dark: 0.77 };

/** Swatches carry the hue at its strongest; text always stands beside them. */
const SWATCH_LIGHTNESS: Readonly<Record<Scheme, number>> = { light: 0.64, dark: 0.68 };

const shade = (l: number, { hue, chroma }: { hue: number; chroma: number }): Oklch => ({ l, c: chroma, h: hue });

/** A gate's hue as text, "#rrggbb". */
export const quantityText = (name: QuantityName, scheme: Scheme): string =>
  toHex(shade(TEXT_LIGHTNESS[scheme], QUANTITIES[name]));

export const quantitySwatch = (name: QuantityName, scheme: Scheme): string =>
  toHex(shade(SWATCH_LIGHTNESS[scheme], QUANTITIES[name]));

/** A contender's colour as text. */
export const contenderText = (index: number, scheme: Scheme): string =>
  toHex(shade(TEXT_LIGHTNESS[scheme], CONTENDER_HUES[index % CONTENDER_HUES.length]!));

/** The same hue for lines and edges, where it may be as light as 3 : 1 allows. */
export function contenderLine(index: number, scheme: Scheme): string {
  const colour = CONTENDER_HUES[index % CONTENDER_HUES.length]!;
  return toHex(shade(colour.line[scheme], colour));
}
