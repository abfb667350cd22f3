/**
 * The picture of a cell as data: what gates, operations and wires are, and the parts that all pictures have. Drawing is
 * separate.
 *
 * States run along the top, gates stand in columns under them; into each gate rises a stem on which the recurrent sum, the
 * input's sum and the bias add up. Lengths are in units of the picture, y downwards.
 */
import type { StateName } from '../../../experiment/cells';
import type { QuantityName } from '../../theme/hues';

export const WIDTH = 320;

/** The sub-steps of one time step, in order. */
export const PHASES = ['products', 'gates', 'candidate', 'state', 'output'] as const;
export type Phase = (typeof PHASES)[number];

/** Names a number of the cell: "f", "f.x", "kept", "hBefore"; see `wireValues`. */
export type ValueId = string;

/** How strongly a wire's number is drawn: gates up to 1, sums with a colour for their sign, states in their hue. */
export type WireKind = 'gate' | 'sum' | 'state';

export interface Wire {
  readonly value: ValueId;
  readonly kind: WireKind;
  /** Whose hue it has; sums have their sign's. */
  readonly hue: QuantityName;
  /** SVG path. */
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' } | null;
  readonly phase: Phase;
}

export interface Node {
  /** A gate's box, a round operation, a function's box, or where a sum gets a share. */
  readonly kind: 'gate' | 'operation' | 'function' | 'share';
  /** × + or 1−; φ for the activation; the gate's letter. */
  readonly text: string;
  readonly value: ValueId | null;
  readonly hue: QuantityName | null;
  readonly x: number;
  readonly y: number;
  readonly phase: Phase;
}

/** What a row of shares, or an end of a wire, is called at the edge of the picture. */
export interface Edge {
  readonly symbol: 'x' | 'hBefore' | 'cBefore' | 'b' | 'bRecurrent' | 'c' | 'h';
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly phase: Phase;
}

export interface CellLayout {
  readonly height: number;
  readonly body: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Lines along which x and h₋ reach the columns. */
  readonly rails: readonly { readonly symbol: 'x' | 'hBefore'; readonly path: string }[];
  readonly wires: readonly Wire[];
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** The line on which the state runs, and the middle of the gates' boxes. */
export const STATE = 30;
export const GATE = 158;
export const HALF_BOX = 11;
export const HALF_NODE = 9;
export const RIGHT = WIDTH - 4;

/** The rows of shares under the gates, from the bias down to the recurrent sum. */
export interface Rows {
  readonly b: number;
  readonly x: number;
  /** Where the reset gate meets the candidate's recurrent sum. */
  readonly reset: number;
  readonly bRecurrent: number | null;
  readonly h: number;
}

export const rowsUnder = (gate: number, recurrentBias: boolean): Rows => ({
  b: gate + 46,
  x: gate + 70,
  reset: gate + 91,
  bRecurrent: recurrentBias ? gate + 113 : null,
  h: gate + (recurrentBias ? 137 : 96),
});

export const at = (x: number, y: number, anchor: 'start' | 'middle' | 'end' = 'start') => ({ x, y, anchor });

export const state = (
  value: ValueId,
  hue: StateName,
  path: string,
  phase: Phase,
  label: Wire['label'] = null,
): Wire => ({
  value,
  kind: 'state',
  hue,
  path,
  label,
  phase,
});

export const gate = (value: ValueId, path: string, label: Wire['label'], phase: Phase, hue?: QuantityName): Wire => ({
  value,
  kind: 'gate',
  hue: hue ?? (value as QuantityName),
  path,
  label,
  phase,
});

export const candidate = (value: QuantityName, path: string, label: Wire['label']): Wire => ({
  value,
  kind: 'state',
  hue: value,
  path,
  label,
  phase: 'candidate',
});

export const operation = (text: string, x: number, y: number, phase: Phase): Node => ({
  kind: 'operation',
  text,
  value: null,
  hue: null,
  x,
  y,
  phase,
});

export const box = (name: QuantityName, x: number, y: number, phase: Phase): Node => ({
  kind: 'gate',
  text: name,
  value: name,
  hue: name,
  x,
  y,
  phase,
});

export const edge = (symbol: Edge['symbol'], x: number, y: number, anchor: Edge['anchor'] = 'start'): Edge => ({
  symbol,
  x,
  y,
  anchor,
  phase: symbol === 'c' ? 'state' : symbol === 'h' ? 'output' : 'products',
});

export const rowNames = (rows: Rows): Edge[] => [
  edge('b', 4, rows.b + 4),
  edge('x', 4, rows.x - 5),
  ...(rows.bRecurrent === null ? [] : [edge('bRecurrent', 4, rows.bRecurrent + 4)]),
  edge('hBefore', 4, rows.h - 5),
];

export const rails = (rows: Rows, to: number, stateTo = to): CellLayout['rails'] => [
  { symbol: 'x', path: `M4 ${rows.x}H${to}` },
  { symbol: 'hBefore', path: `M4 ${rows.h}H${stateTo}` },
];

/**
 * The stem under a gate, from the recurrent sum at its foot to all of it; labels are at the shares.
 *
 * @param reset whether a gate is multiplied with what comes from the state, in the row for that
 */
export function stem(name: QuantityName, x: number, gateY: number, rows: Rows, reset = false): Wire[] {
  const part = (what: string, from: number, to: number, label: Wire['label'] = null): Wire => ({
    value: `${name}.${what}`,
    kind: 'sum',
    hue: name,
    path: `M${x} ${from}V${to}`,
    label,
    phase: 'products',
  });
  const sum = part('sum', rows.b, gateY + HALF_BOX, at(x + 6, gateY + 25));
  const withInput = part('beforeBias', rows.x, rows.b);
  if (rows.bRecurrent === null) return [part('h', rows.h, rows.x), withInput, sum];
  const fromState = part('fromState', rows.bRecurrent, reset ? rows.reset + HALF_NODE : rows.x);
  const afterReset = reset ? [part('reset', rows.reset - HALF_NODE, rows.x)] : [];
  return [part('h', rows.h, rows.bRecurrent), fromState, ...afterReset, withInput, sum];
}

/** Where each share joins the stem of a gate. */
export function shares(name: QuantityName, x: number, rows: Rows): Node[] {
  const share = (what: string, y: number): Node => ({
    kind: 'share',
    text: '',
    value: `${name}.${what}`,
    hue: name,
    x,
    y,
    phase: 'products',
  });
  const recurrentBias = rows.bRecurrent === null ? [] : [share('bRecurrent', rows.bRecurrent)];
  return [share('b', rows.b), share('x', rows.x), ...recurrentBias, share('h', rows.h)];
}
