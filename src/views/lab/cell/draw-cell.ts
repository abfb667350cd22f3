/** Writes the numbers of one unit at one step into diagram and equations, which React has laid out without them. */
import { exact } from '../../words/format';
import type { QuantityName, Scheme } from '../../theme/hues';
import type { Held } from '../shared/held';
import { toHex } from '../../theme/oklch';
import { signedColour } from '../../theme/ramps';
import { mark, write } from '../shared/drawn';
import { equationsOf } from './equations';
import type { Wire } from './layout';
import type { CellNumbers } from './numbers';
import { wireValues } from './wire-values';

/** What a full-strength wire carries: gates are open at 1; a sum of 3 moves any gate to its end; states of tanh reach 1. */
const FULL = { gate: 1, sum: 3, state: 1 } as const;

const strength = (kind: Wire['kind'], value: number): number => Math.min(1, Math.abs(value) / FULL[kind]) || 0;

/** Small numbers keep a thread of their wire and of its colour. */
const widthOf = (share: number): number => 1 + 5 * share;
const inkOf = (share: number): number => 0.4 + 0.6 * share;

/** A sum's colour says its sign, as on the heatmaps of states. */
const signColour = (value: number, scheme: Scheme): string =>
  toHex(signedColour(Math.sign(value) * (0.55 + 0.45 * strength('sum', value)), scheme));

/** As many digits as the picture has room for; table and equations have more. */
const short = (value: number): string => exact(Number(value.toPrecision(Math.abs(value) < 0.01 ? 2 : 3)));

/** Lengths and shares in a picture of 320: finer differences are not seen, and equal ones are not drawn again. */
const fine = (value: number): string => String(Math.round(value * 100) / 100);

/** Numbers, colours and thicknesses of the diagram's wires. */
export function drawDiagram(picture: SVGSVGElement, numbers: CellNumbers, scheme: Scheme): void {
  const values = wireValues(numbers);
  for (const box of picture.querySelectorAll('[data-gate]')) {
    mark(box, 'data-held', numbers.held[box.getAttribute('data-gate') as QuantityName] ?? '');
  }
  for (const part of picture.querySelectorAll<SVGElement>('[data-value]')) {
    const { value: id, draws } = part.dataset;
    const value = values.get(id!);
    if (draws === 'edge') {
      const several = id === 'x' && value === undefined ? ` (${numbers.x.length})` : '';
      write(part, value === undefined ? several : ` ${short(value)}`);
    } else if (value === undefined) {
      if (numbers.held[id!.split('.')[0] as QuantityName] !== undefined) cut(part, draws!);
    } else if (draws === 'number') {
      write(part, short(value));
    } else if (draws === 'share') {
      mark(part, 'r', fine(2.2 + 2.4 * strength('sum', value)));
      mark(part, 'fill', signColour(value, scheme));
    } else {
      const kind = draws as Wire['kind'];
      const share = strength(kind, value);
      if (kind === 'sum') mark(part, 'stroke', signColour(value, scheme));
      mark(part, 'stroke-width', fine(widthOf(share)));
      mark(part, 'stroke-opacity', fine(inkOf(share)));
    }
  }
}

/** Of a gate that surgery holds nothing flows in. */
function cut(part: SVGElement, draws: string): void {
  if (draws === 'number') write(part, '');
  else if (draws === 'share') mark(part, 'r', '0');
  else {
    mark(part, 'stroke-width', '1');
    mark(part, 'stroke-opacity', '0.12');
  }
}

/** The numbers under the symbols; those of a cell have the same tokens at every unit and step. */
export function drawEquations(list: HTMLElement, numbers: CellNumbers, words: Readonly<Record<Held, string>>): void {
  const equations = equationsOf(numbers);
  const tokens = equations.flatMap((equation) => equation.numbers);
  const notes = list.querySelectorAll('[data-note]');
  equations.forEach(({ held }, k) => write(notes[k], held === null ? '' : words[held]));
  list.querySelectorAll('[data-token]').forEach((place, k) => write(place, tokens[k]?.text ?? ''));
}
