/** An SVG of the page as one that needs neither its style sheets nor its variables. */
import { inkOf } from './colour';
import { fine } from './xml';

const COLOURS = ['fill', 'stroke'] as const;

/** What a style sheet may have set, with the value that needs no words. */
const PROPERTIES: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'vector-effect': 'none',
  'paint-order': 'normal',
  'shape-rendering': 'auto',
};

const TEXT: Readonly<Record<string, string>> = {
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
};

/** The same picture at this place, as text. */
export function drawnSvg(original: SVGSVGElement, box: DOMRect): string {
  const copy = original.cloneNode(true) as SVGSVGElement;
  const from = [original, ...original.querySelectorAll<SVGElement>('*')];
  const to = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  from.forEach((each, k) => writeOut(each, to[k]!));
  for (const [name, value] of Object.entries({ x: box.left, y: box.top, width: box.width, height: box.height })) {
    copy.setAttribute(name, String(fine(value)));
  }
  copy.setAttribute('overflow', getComputedStyle(original).overflow === 'visible' ? 'visible' : 'hidden');
  return new XMLSerializer().serializeToString(copy);
}

function writeOut(original: SVGElement, copy: SVGElement): void {
  const style = getComputedStyle(original);
  if (style.display === 'none' && !original.closest('defs, clipPath')) {
    copy.remove();
    return;
  }
  for (const { name } of [...copy.attributes]) {
    if (/^(class|style|tabindex|role|data-.*|aria-.*)$/.test(name)) copy.removeAttribute(name);
  }
  for (const name of COLOURS) {
    const value = style.getPropertyValue(name);
    if (value === 'none' || value.startsWith('url')) copy.setAttribute(name, value);
    else {
      const { colour, opacity } = inkOf(value);
      copy.setAttribute(name, colour);
      if (opacity < 1) copy.setAttribute(`${name}-opacity`, String(fine(opacity)));
    }
  }
  const isText = original instanceof SVGTextContentElement;
  for (const [name, usual] of Object.entries(isText ? { ...PROPERTIES, ...TEXT } : PROPERTIES)) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== usual) copy.setAttribute(name, value);
    else if (!/^(fill|stroke)-opacity$/.test(name)) copy.removeAttribute(name);
  }
}
