/**
 * The picture of a cell as data: where the gates, operations and wires of each variant lie. Drawing is separate.
 *
 * States run along the top, gates stand in columns under them; into each gate rises a stem on which the recurrent sum, the
 * input's sum and the bias add up. Lengths are in units of the picture, y downwards.
 */
import type { QuantityName } from '../../theme/hues';
import type { Convention } from './convention';
import type { CellVariant } from './numbers';

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
const STATE = 30;
const GATE = 158;
const HALF_BOX = 11;
const HALF_NODE = 9;
const RIGHT = WIDTH - 4;
/** Where the reset gate's wire comes down, left of the candidate's column. */
const RESET = 208;

/** The rows of shares under the gates, from the bias down to the recurrent sum. */
interface Rows {
  readonly b: number;
  readonly x: number;
  /** Where the reset gate meets the candidate's recurrent sum. */
  readonly reset: number;
  readonly bRecurrent: number | null;
  readonly h: number;
}

const rowsUnder = (gate: number, recurrentBias: boolean): Rows => ({
  b: gate + 46,
  x: gate + 70,
  reset: gate + 91,
  bRecurrent: recurrentBias ? gate + 113 : null,
  h: gate + (recurrentBias ? 137 : 96),
});

const LAYOUTS: Readonly<Record<CellVariant, (convention: Convention) => CellLayout>> = {
  lstm,
  gruResetAfter: (convention) => gru(true, convention),
  gruResetBefore: (convention) => gru(false, convention),
  simpleRnn,
};

/** Where everything lies in the cell of a variant; the convention decides which way z enters. */
export const cellLayout = (variant: CellVariant, convention: Convention): CellLayout => LAYOUTS[variant](convention);

function lstm(): CellLayout {
  const column = { f: 76, i: 134, g: 192, o: 250 };
  const rows = rowsUnder(GATE, false);
  const add = 163;
  const product = 84;
  const out = 108;
  const gates = Object.keys(column) as (keyof typeof column)[];
  const phase = (gate: string): Phase => (gate === 'g' ? 'candidate' : 'gates');
  return {
    height: rows.h + 16,
    body: { x: 50, y: 10, width: WIDTH - 62, height: rows.h - 2 },
    rails: rails(rows, column.o),
    wires: [
      state('cBefore', 'c', `M4 ${STATE}H${column.f - HALF_NODE}`, 'products'),
      state(
        'kept',
        'c',
        `M${column.f + HALF_NODE} ${STATE}H${add - HALF_NODE}`,
        'state',
        at((column.f + add) / 2, 24, 'middle'),
      ),
      state('c', 'c', `M${add + HALF_NODE} ${STATE}H${RIGHT}`, 'state'),
      state('written', 'c', `M${add} ${product - HALF_NODE}V${STATE + HALF_NODE}`, 'state', at(add + 5, 62)),
      gate('f', `M${column.f} ${GATE - HALF_BOX}V${STATE + HALF_NODE}`, at(column.f + 5, 100), 'gates'),
      gate('i', `M${column.i} ${GATE - HALF_BOX}V${product}H${add - HALF_NODE}`, at(column.i + 5, 122), 'gates'),
      candidate('g', `M${column.g} ${GATE - HALF_BOX}V${product}H${add + HALF_NODE}`, at(column.g + 5, 122)),
      gate('o', `M${column.o} ${GATE - HALF_BOX}V${out + HALF_NODE}`, at(column.o + 5, 136), 'gates'),
      state('c', 'c', `M${column.o} ${STATE}V${STATE + 18}`, 'output'),
      state('squashed', 'c', `M${column.o} ${STATE + 40}V${out - HALF_NODE}`, 'output', at(column.o + 5, 88)),
      state('h', 'h', `M${column.o + HALF_NODE} ${out}H${RIGHT}`, 'output'),
      ...gates.flatMap((name) => stem(name, column[name], GATE, rows)),
    ],
    nodes: [
      operation('×', column.f, STATE, 'state'),
      operation('+', add, STATE, 'state'),
      operation('×', add, product, 'state'),
      { kind: 'function', text: 'φ', value: 'squashed', hue: 'c', x: column.o, y: STATE + 29, phase: 'output' },
      operation('×', column.o, out, 'output'),
      ...gates.map((name) => box(name, column[name], GATE, phase(name))),
      ...gates.flatMap((name) => shares(name, column[name], rows)),
    ],
    edges: [
      edge('cBefore', 4, STATE - 7),
      edge('c', RIGHT, STATE - 7, 'end'),
      edge('h', RIGHT, out - 7, 'end'),
      ...rowNames(rows),
    ],
  };
}

function gru(resetAfter: boolean, convention: Convention): CellLayout {
  const column = { z: 84, r: 160, n: 236 };
  const rows = rowsUnder(GATE, resetAfter);
  const add = 196;
  const product = 84;
  const fork = 122;
  const keeps = convention === 'keep';
  // In both conventions 1 − z is made on one of z's two ways: up to the old state, or across to the candidate.
  const [turnX, turnY] = keeps ? [140, fork] : [column.z, 90];
  const reset = resetAfter ? { x: column.n, y: rows.reset } : { x: RESET, y: rows.h };
  const resetPath = resetAfter
    ? `M${column.r + 14} ${GATE}H${RESET}V${reset.y}H${reset.x - HALF_NODE}`
    : `M${column.r + 14} ${GATE}H${RESET}V${reset.y - HALF_NODE}`;
  const stemOfN = resetAfter
    ? stem('n', column.n, GATE, rows).map((wire) =>
        wire.value === 'n.reset' ? wire : { ...wire, phase: 'candidate' as const },
      )
    : stem('n', column.n, GATE, rows).map((wire) => ({ ...wire, phase: 'candidate' as const }));
  return {
    height: rows.h + 16,
    body: { x: 50, y: 10, width: WIDTH - 62, height: rows.h - 2 },
    rails: resetAfter ? rails(rows, column.n) : rails(rows, column.n, RESET - HALF_NODE),
    wires: [
      state('hBefore', 'h', `M4 ${STATE}H${column.z - HALF_NODE}`, 'products'),
      state(
        'kept',
        'h',
        `M${column.z + HALF_NODE} ${STATE}H${add - HALF_NODE}`,
        'state',
        at((column.z + add) / 2, 24, 'middle'),
      ),
      state('h', 'h', `M${add + HALF_NODE} ${STATE}H${RIGHT}`, 'output'),
      state('written', 'h', `M${add} ${product - HALF_NODE}V${STATE + HALF_NODE}`, 'state', at(add + 5, 62)),
      gate('z', `M${column.z} ${GATE - HALF_BOX}V${fork}`, at(column.z + 5, 140), 'gates'),
      ...(keeps
        ? [
            gate('z', `M${column.z} ${fork}V${STATE + HALF_NODE}`, null, 'gates'),
            gate('z', `M${column.z} ${fork}H${turnX - 12}`, null, 'gates'),
            gate('write', `M${turnX + 12} ${fork}H${add}V${product + HALF_NODE}`, at(158, fork - 5), 'gates', 'z'),
          ]
        : [
            gate('z', `M${column.z} ${fork}V${turnY + HALF_NODE}`, null, 'gates'),
            gate('z', `M${column.z} ${fork}H${add}V${product + HALF_NODE}`, null, 'gates'),
            gate('keep', `M${column.z} ${turnY - HALF_NODE}V${STATE + HALF_NODE}`, at(column.z + 5, 62), 'gates', 'z'),
          ]),
      gate('r', resetPath, at(column.r + 18, GATE - 6), 'gates'),
      candidate('n', `M${column.n} ${GATE - HALF_BOX}V${product}H${add + HALF_NODE}`, at(column.n + 5, 122)),
      ...(resetAfter ? [] : [state('rh', 'h', `M${RESET + HALF_NODE} ${rows.h}H${column.n}`, 'candidate')]),
      ...stem('z', column.z, GATE, rows),
      ...stem('r', column.r, GATE, rows),
      ...stemOfN,
    ],
    nodes: [
      operation('×', column.z, STATE, 'state'),
      operation('+', add, STATE, 'state'),
      operation('×', add, product, 'state'),
      operation('1−', turnX, turnY, 'gates'),
      operation('×', reset.x, reset.y, 'candidate'),
      box('z', column.z, GATE, 'gates'),
      box('r', column.r, GATE, 'gates'),
      box('n', column.n, GATE, 'candidate'),
      ...(['z', 'r'] as const).flatMap((name) => shares(name, column[name], rows)),
      ...shares('n', column.n, rows).map((node) => ({ ...node, phase: 'candidate' as const })),
    ],
    edges: [edge('hBefore', 4, STATE - 7), edge('h', RIGHT, STATE - 7, 'end'), ...rowNames(rows)],
  };
}

function simpleRnn(): CellLayout {
  const column = 160;
  const top = 40;
  const rows = rowsUnder(top, false);
  return {
    height: rows.h + 16,
    body: { x: 50, y: 10, width: WIDTH - 62, height: rows.h - 2 },
    rails: rails(rows, column),
    wires: [state('h', 'h', `M${column + 17} ${top}H${RIGHT}`, 'output'), ...stem('h', column, top, rows)],
    nodes: [
      { kind: 'function', text: 'φ', value: 'h', hue: 'h', x: column, y: top, phase: 'state' },
      ...shares('h', column, rows),
    ],
    edges: [edge('h', RIGHT, top - 7, 'end'), ...rowNames(rows)],
  };
}

const at = (x: number, y: number, anchor: 'start' | 'middle' | 'end' = 'start') => ({ x, y, anchor });

const state = (value: ValueId, hue: 'c' | 'h', path: string, phase: Phase, label: Wire['label'] = null): Wire => ({
  value,
  kind: 'state',
  hue,
  path,
  label,
  phase,
});

const gate = (value: ValueId, path: string, label: Wire['label'], phase: Phase, hue?: QuantityName): Wire => ({
  value,
  kind: 'gate',
  hue: hue ?? (value as QuantityName),
  path,
  label,
  phase,
});

const candidate = (value: 'g' | 'n', path: string, label: Wire['label']): Wire => ({
  value,
  kind: 'state',
  hue: value,
  path,
  label,
  phase: 'candidate',
});

const operation = (text: string, x: number, y: number, phase: Phase): Node => ({
  kind: 'operation',
  text,
  value: null,
  hue: null,
  x,
  y,
  phase,
});

const box = (name: QuantityName, x: number, y: number, phase: Phase): Node => ({
  kind: 'gate',
  text: name,
  value: name,
  hue: name,
  x,
  y,
  phase,
});

const edge = (symbol: Edge['symbol'], x: number, y: number, anchor: Edge['anchor'] = 'start'): Edge => ({
  symbol,
  x,
  y,
  anchor,
  phase: symbol === 'c' ? 'state' : symbol === 'h' ? 'output' : 'products',
});

const rowNames = (rows: Rows): Edge[] => [
  edge('b', 4, rows.b + 4),
  edge('x', 4, rows.x - 5),
  ...(rows.bRecurrent === null ? [] : [edge('bRecurrent', 4, rows.bRecurrent + 4)]),
  edge('hBefore', 4, rows.h - 5),
];

const rails = (rows: Rows, to: number, stateTo = to): CellLayout['rails'] => [
  { symbol: 'x', path: `M4 ${rows.x}H${to}` },
  { symbol: 'hBefore', path: `M4 ${rows.h}H${stateTo}` },
];

/** The stem under a gate, from the recurrent sum at its foot to all of it; labels are at the shares. */
function stem(name: QuantityName, x: number, gateY: number, rows: Rows): Wire[] {
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
  const fromState = part('fromState', rows.bRecurrent, name === 'n' ? rows.reset + HALF_NODE : rows.x);
  const reset = name === 'n' ? [part('reset', rows.reset - HALF_NODE, rows.x)] : [];
  return [part('h', rows.h, rows.bRecurrent), fromState, ...reset, withInput, sum];
}

/** Where each share joins the stem of a gate. */
function shares(name: QuantityName, x: number, rows: Rows): Node[] {
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
