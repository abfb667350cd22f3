/** Where the lines of a text lie, as the browser has broken them. */

export interface Line {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
}

/** The lines of a text node, each with its left end; none where it is not shown. */
export function linesOf(node: Text, style: CSSStyleDeclaration): Line[] {
  const range = document.createRange();
  const lines: { text: string; left: number; top: number; height: number }[] = [];
  const put = (from: number, to: number, glue: string) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    const boxes = range.getClientRects();
    if (boxes.length > 1 && to - from > 1) {
      // Broken inside, as Chinese text is between any two characters.
      for (let k = from; k < to; k++) put(k, k + 1, k === from ? glue : '');
      return;
    }
    const box = boxes[0];
    if (!box || box.width === 0) return;
    const last = lines.at(-1);
    const words = node.data.slice(from, to);
    if (last && Math.abs(last.top - box.top) < box.height / 2) last.text += glue + words;
    else lines.push({ text: words, left: box.left, top: box.top, height: box.height });
  };
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) put(index, index + word.length, ' ');
  const { ascent, height } = metrics(style);
  return lines.map((line) => ({ text: line.text, x: line.left, y: line.top + (line.height - height) / 2 + ascent }));
}

/** How wide a text is in a font, in pixels. */
export const widthOf = (text: string, font: string): number => measured(text, font).width;

function measured(text: string, font: string): TextMetrics {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('canvas: no 2d context');
  context.font = font;
  return context.measureText(text);
}

const known = new Map<string, { readonly ascent: number; readonly height: number }>();

/** How far the baseline lies under the top of a line's own box. */
function metrics({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration) {
  const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  let found = known.get(font);
  if (!found) {
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = measured('x', font);
    found = { ascent, height: ascent + descent };
    known.set(font, found);
  }
  return found;
}
