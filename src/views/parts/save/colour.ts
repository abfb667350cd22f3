/** Colours as every program that draws SVG reads them. */

export interface Ink {
  /** "#rrggbb". */
  readonly colour: string;
  readonly opacity: number;
}

const known = new Map<string, Ink>();
let pixel: CanvasRenderingContext2D | null = null;

/** Any colour that CSS has computed, mixed and wide ones too, by letting the browser paint it. */
export function inkOf(css: string): Ink {
  let ink = known.get(css);
  if (ink) return ink;
  if (!pixel) {
    const canvas = document.createElement('canvas');
    canvas.width = 1;
    canvas.height = 1;
    pixel = canvas.getContext('2d', { willReadFrequently: true });
  }
  if (!pixel) throw new Error('canvas: no 2d context');
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = css;
  pixel.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
  ink = { colour: `#${[r!, g!, b!].map((part) => part.toString(16).padStart(2, '0')).join('')}`, opacity: a! / 255 };
  known.set(css, ink);
  return ink;
}
