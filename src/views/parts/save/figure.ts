/**
 * Views as one SVG that stands alone: text stays text, lines stay lines, canvases become images of one pixel a value.
 *
 * Nothing in it refers to the page, and there is no HTML inside, which other programs do not draw. Positions are those of
 * the page as it is laid out; colours, fonts and variables are written out.
 */
import { inkOf } from './colour';
import { drawnSvg } from './inline-svg';
import { linesOf, widthOf } from './text';
import { attributes, escaped, fine } from './xml';

const PAD = 16;
const GAP = 14;
/** Height of the title, and of each line under it. */
const TITLE = 26;
const NOTE = 17;

export interface Figure {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Controls say nothing in a picture, and what only assistive technology reads is not seen. */
const LEFT_OUT = 'button, select, input, textarea, script, style, [data-unsaved], .visually-hidden, [role="dialog"]';

/** The parts under one another, with a title and lines of explanation above them, on the page's own background. */
export function figureOf(parts: readonly Element[], title: string, notes: readonly string[]): Figure {
  const narrow = parts.map(widened);
  try {
    return drawnAll(parts, title, notes);
  } finally {
    for (const restore of narrow) restore();
  }
}

/**
 * Gives a part the width at which nothing in it has to be scrolled sideways: a picture has no scroll bars. Nobody sees it,
 * because the page is not painted before it is undone.
 */
function widened(part: Element): () => void {
  if (!(part instanceof HTMLElement)) return () => undefined;
  const hidden = [part, ...part.querySelectorAll('*')].map((each) =>
    /auto|scroll/.test(getComputedStyle(each).overflowX) ? each.scrollWidth - each.clientWidth : 0,
  );
  const missing = Math.max(...hidden);
  if (missing <= 0) return () => undefined;
  const { style } = part;
  const { minWidth, maxWidth } = style;
  style.minWidth = `${Math.ceil(part.getBoundingClientRect().width + missing)}px`;
  style.maxWidth = 'none';
  return () => {
    style.minWidth = minWidth;
    style.maxWidth = maxWidth;
  };
}

function drawnAll(parts: readonly Element[], title: string, notes: readonly string[]): Figure {
  const page = getComputedStyle(document.body);
  const font = page.fontFamily;
  const ink = inkOf(page.getPropertyValue('--ink')).colour;
  const dim = inkOf(page.getPropertyValue('--dim')).colour;
  const paper = inkOf(page.getPropertyValue('--card')).colour;
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const lines = [
    { text: title, size: 16, weight: 650, fill: ink, y: PAD + 15 },
    ...notes.map((text, k) => ({ text, size: 12, weight: 400, fill: dim, y: PAD + TITLE + 10 + NOTE * k })),
  ];
  const wide = lines.map(({ text, size, weight }) => widthOf(text, `${weight} ${size}px ${font}`));
  const width = Math.ceil(Math.max(...boxes.map((box) => box.width), ...wide) + 2 * PAD);
  const pen: Pen = { defs: [], names: 0 };
  let top = PAD + TITLE + NOTE * notes.length + 6;
  const bodies = parts.map((part, k) => {
    const box = boxes[k]!;
    const drawn = `<g transform="translate(${fine(PAD - box.left)} ${fine(top - box.top)})">${draw(part, pen)}</g>`;
    top += box.height + GAP;
    return drawn;
  });
  const height = Math.ceil(top - GAP + PAD);
  const head = lines.map(
    ({ text, size, weight, fill, y }) =>
      `<text${attributes({ x: PAD, y, fill, 'font-family': font, 'font-size': size, 'font-weight': weight })}>${escaped(text)}</text>`,
  );
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(title)}</title>`,
    `<defs>${pen.defs.join('')}</defs>`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    ...head,
    ...bodies,
    '</svg>',
  ].join('');
  return { svg, width, height };
}

interface Pen {
  readonly defs: string[];
  names: number;
}

function named(pen: Pen, make: (id: string) => string): string {
  const id = `saved-${pen.names++}`;
  pen.defs.push(make(id));
  return `url(#${id})`;
}

function draw(element: Element, pen: Pen): string {
  if (element.matches(LEFT_OUT)) return '';
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return '';
  const box = element.getBoundingClientRect();
  if (element instanceof SVGSVGElement) return surface(style, box, pen) + drawnSvg(element, box);
  if (element instanceof HTMLCanvasElement) return image(element, box);
  const inside = [...element.childNodes].map((node) =>
    node instanceof Element ? draw(node, pen) : node instanceof Text ? text(node, style) : '',
  );
  const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
  const body = inside.join('');
  const clipped =
    clips && body !== ''
      ? `<g clip-path="${named(pen, (id) => `<clipPath id="${id}"><rect${attributes(place(box))}/></clipPath>`)}">${body}</g>`
      : body;
  const all = surface(style, box, pen) + borders(style, box) + clipped;
  return all !== '' && style.opacity !== '1' ? `<g opacity="${style.opacity}">${all}</g>` : all;
}

const place = ({ left, top, width, height }: DOMRect) => ({
  x: fine(left),
  y: fine(top),
  width: fine(width),
  height: fine(height),
});

/** Of the corners, in pixels; a share of the box may have been given. */
function roundness({ borderTopLeftRadius: radius }: CSSStyleDeclaration, { width, height }: DOMRect): number {
  const value = parseFloat(radius) || 0;
  const least = Math.min(width, height);
  return Math.min(radius.includes('%') ? (value / 100) * least : value, least / 2);
}

/** The background: a colour, or a gradient from left to right. */
function surface(style: CSSStyleDeclaration, box: DOMRect, pen: Pen): string {
  const rx = roundness(style, box);
  const round = rx > 0 ? { rx: fine(rx) } : {};
  let found = '';
  const { colour, opacity } = inkOf(style.backgroundColor);
  if (opacity > 0) {
    const seen = opacity < 1 ? { 'fill-opacity': fine(opacity) } : {};
    found += `<rect${attributes({ ...place(box), ...round, fill: colour, ...seen })}/>`;
  }
  if (style.backgroundImage.startsWith('linear-gradient(to right')) {
    const stops = style.backgroundImage.match(/rgba?\([^)]*\)/g) ?? [];
    const fill = named(
      pen,
      (id) =>
        `<linearGradient id="${id}">${stops
          .map((stop, k) => `<stop offset="${fine(k / (stops.length - 1))}" stop-color="${inkOf(stop).colour}"/>`)
          .join('')}</linearGradient>`,
    );
    found += `<rect${attributes({ ...place(box), ...round, fill })}/>`;
  }
  return found;
}

function borders(style: CSSStyleDeclaration, box: DOMRect): string {
  const { left, top, right, bottom } = box;
  const thick = parseFloat(style.borderTopWidth);
  if (thick > 0 && parseFloat(style.borderTopLeftRadius) > 0 && style.borderWidth.split(' ').length === 1) {
    const rx = Math.min(roundness(style, box), (Math.min(box.width, box.height) - thick) / 2);
    const inner = new DOMRect(left + thick / 2, top + thick / 2, box.width - thick, box.height - thick);
    const { colour } = inkOf(style.borderTopColor);
    return `<rect${attributes({ ...place(inner), rx: fine(rx), fill: 'none', stroke: colour, 'stroke-width': thick })}/>`;
  }
  const side = (name: 'top' | 'right' | 'bottom' | 'left', x1: number, y1: number, x2: number, y2: number) => {
    const wide = parseFloat(style.getPropertyValue(`border-${name}-width`));
    const { colour, opacity } = inkOf(style.getPropertyValue(`border-${name}-color`));
    if (!(wide > 0) || opacity === 0) return '';
    const line = { x1: fine(x1), y1: fine(y1), x2: fine(x2), y2: fine(y2) };
    return `<line${attributes({ ...line, stroke: colour, 'stroke-opacity': fine(opacity), 'stroke-width': fine(wide) })}/>`;
  };
  return (
    side('top', left, top, right, top) +
    side('right', right, top, right, bottom) +
    side('bottom', left, bottom, right, bottom) +
    side('left', left, top, left, bottom)
  );
}

/** As many pixels as the canvas has; programs that draw it larger are asked not to smooth them. */
const image = (canvas: HTMLCanvasElement, box: DOMRect): string =>
  canvas.width === 0 || canvas.height === 0
    ? ''
    : `<image${attributes({
        ...place(box),
        preserveAspectRatio: 'none',
        'image-rendering': 'optimizeSpeed',
        style: 'image-rendering:pixelated',
        href: canvas.toDataURL('image/png'),
      })}/>`;

function text(node: Text, style: CSSStyleDeclaration): string {
  const { colour, opacity } = inkOf(style.color);
  if (opacity === 0) return '';
  const font = {
    'font-family': style.fontFamily,
    'font-size': style.fontSize,
    'font-weight': style.fontWeight,
    ...(style.fontStyle === 'normal' ? {} : { 'font-style': style.fontStyle }),
    style: 'font-variant-numeric:tabular-nums',
  };
  return linesOf(node, style)
    .map(
      ({ text: words, x, y }) =>
        `<text${attributes({ x: fine(x), y: fine(y), fill: colour, ...font })}>${escaped(words)}</text>`,
    )
    .join('');
}
