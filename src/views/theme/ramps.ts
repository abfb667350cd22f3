/** The colour maps of the heatmaps: one lightness profile for all gates, and one diverging map for all signed values. */
import { toRgb, type Oklch } from './oklch';
import { QUANTITIES, type QuantityName, type Scheme } from './hues';

const ENTRIES = 256;

/** Lightness and chroma at 0 and at 1, the same for every hue, so that equal values look equally strong. */
const PROFILE: Readonly<
  Record<Scheme, { readonly l: readonly [number, number]; readonly c: readonly [number, number] }>
> = {
  light: { l: [0.975, 0.48], c: [0.008, 0.17] },
  dark: { l: [0.22, 0.84], c: [0.015, 0.16] },
};

/** Zero stands out of neither side; blue below and red above stay apart for colour-blind eyes. */
const DIVERGING: Readonly<Record<Scheme, { readonly l: readonly [number, number]; readonly c: number }>> = {
  light: { l: [0.97, 0.47], c: 0.19 },
  dark: { l: [0.24, 0.74], c: 0.18 },
};
/** Below 1: small values get more of the map, since most states stay far from their extremes. */
const STEEPNESS = 0.8;
const NEGATIVE_HUE = 250;
const POSITIVE_HUE = 25;

const between = ([from, to]: readonly [number, number], share: number): number => from + (to - from) * share;

/** The colour of a gate's value in [0, 1]. */
export function gateColour(hue: number, value: number, scheme: Scheme): Oklch {
  const { l, c } = PROFILE[scheme];
  return { l: between(l, value), c: between(c, value), h: hue };
}

/** The colour of a signed value as a share of the range, −1 … 1. */
export function signedColour(share: number, scheme: Scheme): Oklch {
  const { l, c } = DIVERGING[scheme];
  const strength = Math.abs(share) ** STEEPNESS;
  return { l: between(l, strength), c: c * strength, h: share < 0 ? NEGATIVE_HUE : POSITIVE_HUE };
}

/** Time and targets: from yellow to violet as nothing else on the page goes, and ever farther from the background. */
const SEQUENTIAL: Readonly<Record<Scheme, { readonly l: readonly [number, number]; readonly c: number }>> = {
  light: { l: [0.76, 0.36], c: 0.15 },
  dark: { l: [0.5, 0.9], c: 0.14 },
};
const SEQUENTIAL_HUES = { light: [105, 300], dark: [300, 105] } as const;

/** The colour of a share of a range without a middle, 0 … 1. */
export function sequentialColour(share: number, scheme: Scheme): Oklch {
  const { l, c } = SEQUENTIAL[scheme];
  return { l: between(l, share), c, h: between(SEQUENTIAL_HUES[scheme], share) };
}

/** 256 RGBA entries, packed for a 32-bit view of an image (little endian, as on every platform with a browser). */
export type ColourTable = Uint32Array;

const tables = new Map<string, ColourTable>();

/** The table of a quantity: entry 0 is the low end of its range (0, or minus the range), entry 255 the high end. */
export function colourTable(name: QuantityName, scheme: Scheme): ColourTable {
  const { hue, range } = QUANTITIES[name];
  const key = range === 'signed' ? `signed ${scheme}` : `${hue} ${scheme}`;
  let table = tables.get(key);
  if (!table) {
    const colour = (share: number): Oklch =>
      range === 'signed' ? signedColour(2 * share - 1, scheme) : gateColour(hue, share, scheme);
    table = Uint32Array.from({ length: ENTRIES }, (_, k) => packed(colour(k / (ENTRIES - 1))));
    tables.set(key, table);
  }
  return table;
}

/** A CSS gradient through the same colours, for the legend. */
export function gradient(name: QuantityName, scheme: Scheme): string {
  const table = colourTable(name, scheme);
  const stops = Array.from({ length: 9 }, (_, k) => {
    const entry = table[Math.round((k * (ENTRIES - 1)) / 8)]!;
    return `rgb(${entry & 255} ${(entry >> 8) & 255} ${(entry >> 16) & 255})`;
  });
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

function packed(colour: Oklch): number {
  const [r, g, b] = toRgb(colour).map((channel) => Math.round(channel * 255));
  return ((255 << 24) | (b! << 16) | (g! << 8) | r!) >>> 0;
}
