/** OKLCH to sRGB, after Björn Ottosson, "A perceptual color space for image processing" (2020). */

/** Lightness 0 … 1, chroma 0 … about 0.37, hue in degrees. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

/** Red, green, blue, each 0 … 1. */
export type Rgb = readonly [number, number, number];

/** Linear light, outside 0 … 1 where sRGB has no such colour. */
function linearRgb({ l, c, h }: Oklch): Rgb {
  const angle = (h * Math.PI) / 180;
  const a = c * Math.cos(angle);
  const b = c * Math.sin(angle);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

const TOLERANCE = 1e-4;
const inGamut = (rgb: Rgb): boolean => rgb.every((channel) => channel >= -TOLERANCE && channel <= 1 + TOLERANCE);

/** The same lightness and hue with as much of the chroma as sRGB can show. */
export function fitted(colour: Oklch): Oklch {
  if (inGamut(linearRgb(colour))) return colour;
  let low = 0;
  let high = colour.c;
  for (let k = 0; k < 20; k++) {
    const middle = (low + high) / 2;
    if (inGamut(linearRgb({ ...colour, c: middle }))) low = middle;
    else high = middle;
  }
  return { ...colour, c: low };
}

const encoded = (channel: number): number =>
  channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055;

/** The colour as the screen shows it, chroma reduced where sRGB ends. */
export function toRgb(colour: Oklch): Rgb {
  const [r, g, b] = linearRgb(fitted(colour)).map((channel) => encoded(Math.min(1, Math.max(0, channel))));
  return [r!, g!, b!];
}

/** "#2f4bd8" */
export function toHex(colour: Oklch): string {
  const channels = toRgb(colour).map((channel) =>
    Math.round(channel * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${channels.join('')}`;
}
