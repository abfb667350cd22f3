import { describe, expect, it } from 'vitest';
import { CONTENDER_HUES, QUANTITIES, type QuantityName, type Scheme } from '../../../../src/views/theme/hues';
import { fitted, toHex, toRgb } from '../../../../src/views/theme/oklch';
import { colourTable, gateColour, signedColour } from '../../../../src/views/theme/ramps';
import { SURFACES, variables } from '../../../../src/views/theme/tokens';

const SCHEMES: readonly Scheme[] = ['light', 'dark'];
const NAMES = Object.keys(QUANTITIES) as QuantityName[];

const channels = (hex: string): number[] => [1, 3, 5].map((k) => parseInt(hex.slice(k, k + 2), 16) / 255);
const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

/** Contrast ratio of WCAG 2.2. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, bl] = channels(hex).map(linear);
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * bl!;
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

/** OKLab lightness of sRGB bytes, by Ottosson's forward matrices. */
function lightness(r: number, g: number, b: number): number {
  const [x, y, z] = [r, g, b].map((byte) => linear(byte / 255)) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * x + 0.5363325363 * y + 0.0514459929 * z);
  const m = Math.cbrt(0.2119034982 * x + 0.6806995451 * y + 0.1073969566 * z);
  const s = Math.cbrt(0.0883024619 * x + 0.2817188376 * y + 0.6299787005 * z);
  return 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
}

const lightnesses = (table: Uint32Array): number[] =>
  [...table].map((entry) => lightness(entry & 255, (entry >> 8) & 255, (entry >> 16) & 255));

describe('OKLCH', () => {
  it('gives the sRGB primaries of Ottosson’s definition', () => {
    expect(toHex({ l: 0.6279554, c: 0.2576833, h: 29.2338851 })).toBe('#ff0000');
    expect(toHex({ l: 0.452014, c: 0.3132144, h: 264.0520206 })).toBe('#0000ff');
    expect(toHex({ l: 1, c: 0, h: 0 })).toBe('#ffffff');
  });

  it('keeps lightness and hue where sRGB cannot show the chroma', () => {
    const loud = { l: 0.5, c: 0.37, h: 215 };
    const shown = fitted(loud);
    expect(shown).toMatchObject({ l: 0.5, h: 215 });
    expect(shown.c).toBeLessThan(0.12);
    expect(toRgb(loud).every((channel) => channel >= 0 && channel <= 1)).toBe(true);
  });
});

describe('the colour maps', () => {
  it('give every gate the same lightness at the same value, measured on the finished bytes', () => {
    for (const scheme of SCHEMES) {
      const gates = NAMES.filter((name) => QUANTITIES[name].range === 'unit');
      const profiles = gates.map((name) => lightnesses(colourTable(name, scheme)));
      for (const profile of profiles) {
        profile.forEach((value, k) => expect(Math.abs(value - profiles[0]![k]!)).toBeLessThan(0.006));
      }
    }
  });

  it('run evenly from 0 to 1', () => {
    for (const scheme of SCHEMES) {
      const profile = lightnesses(colourTable('f', scheme));
      const step = (profile[255]! - profile[0]!) / 255;
      profile.forEach((value, k) => expect(Math.abs(value - profile[0]! - k * step)).toBeLessThan(0.006));
    }
  });

  it('diverge symmetrically about zero, which has no hue', () => {
    for (const scheme of SCHEMES) {
      for (const share of [0.1, 0.5, 1]) {
        expect(signedColour(-share, scheme).l).toBe(signedColour(share, scheme).l);
        expect(signedColour(-share, scheme).c).toBe(signedColour(share, scheme).c);
      }
      expect(signedColour(0, scheme).c).toBe(0);
      expect(gateColour(45, 0, scheme).c).toBeLessThan(0.02);
    }
  });

  it('are one and the same map for all states and candidates', () => {
    for (const name of ['g', 'n', 'c', 'h'] as const)
      expect(colourTable(name, 'light')).toBe(colourTable('c', 'light'));
  });
});

describe('hues', () => {
  it('give a GRU gate the hue of the LSTM gate whose part it plays', () => {
    expect(QUANTITIES.z).toBe(QUANTITIES.f);
    expect(QUANTITIES.r).toBe(QUANTITIES.i);
    expect(QUANTITIES.n).toBe(QUANTITIES.g);
  });

  it('keep contenders at least 25° from every gate and from one another', () => {
    const apart = (a: number, b: number) => Math.min(Math.abs(a - b), 360 - Math.abs(a - b));
    CONTENDER_HUES.forEach(({ hue }, k) => {
      for (const name of NAMES) expect(apart(hue, QUANTITIES[name].hue), name).toBeGreaterThanOrEqual(25);
      CONTENDER_HUES.slice(k + 1).forEach((other) => expect(apart(hue, other.hue)).toBeGreaterThanOrEqual(25));
    });
  });
});

describe('contrast, by WCAG 2.2', () => {
  for (const scheme of SCHEMES) {
    const tokens = variables(scheme);
    const grounds = ['--page', '--card', '--soft'] as const;
    const inks = [
      '--ink',
      '--dim',
      '--accent',
      ...NAMES.map((name) => `--quantity-${name}-text` as const),
      ...CONTENDER_HUES.map((_, k) => `--contender-${k}-text` as const),
    ] as const;

    it(`is AA for every ink on every ground, ${scheme}`, () => {
      for (const ink of inks) {
        for (const ground of grounds) {
          expect(contrast(tokens[ink]!, tokens[ground]!), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
      }
    });

    it(`is AA on the accent, on alerts and on the chosen part, ${scheme}`, () => {
      const of = SURFACES[scheme];
      expect(contrast(of['on-accent'], of.accent)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of['on-accent'], of['accent-hover'])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of.ink, of['alert-soft'])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of.dim, of['accent-soft'])).toBeGreaterThanOrEqual(4.5);
    });

    it(`is 3 : 1 for lines, swatches and the edges of fields, ${scheme}`, () => {
      const marks = [
        '--field',
        ...NAMES.map((name) => `--quantity-${name}` as const),
        ...CONTENDER_HUES.map((_, k) => `--contender-${k}` as const),
      ] as const;
      for (const mark of marks) expect(contrast(tokens[mark]!, tokens['--card']!), mark).toBeGreaterThanOrEqual(3);
    });
  }
});
