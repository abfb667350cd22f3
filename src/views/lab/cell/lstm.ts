/** The LSTM in the cell view: its picture, and the equations of its states. */
import { changeOf, type CellView } from './cell-view';
import type { CellLayout, Phase } from './layout';
import {
  at,
  box,
  candidate,
  edge,
  gate,
  GATE,
  HALF_BOX,
  HALF_NODE,
  operation,
  rails,
  RIGHT,
  rowNames,
  rowsUnder,
  shares,
  STATE,
  state,
  stem,
  WIDTH,
} from './layout';
import { plain, quantity, type Formula, type Writer } from './writer';

/** Its cell state runs along the top, and what leaves it goes through the output gate. */
function lstmLayout(): CellLayout {
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

/** c = f ⊙ c₋ + i ⊙ g; h = o ⊙ φ(c) */
function states({ phi, oldC, number, factor }: Writer): readonly Formula[] {
  const c: Formula = {
    id: 'c',
    phase: 'state',
    symbols: [
      quantity('c'),
      plain(' = '),
      quantity('f'),
      plain(' '),
      oldC,
      plain(' + '),
      quantity('i'),
      plain(' '),
      quantity('g'),
    ],
    numbers: [
      plain('= '),
      number('f', 'f'),
      plain(' × '),
      factor('cBefore', 'c'),
      plain(' + '),
      number('i', 'i'),
      plain(' × '),
      factor('g', 'g'),
      plain(' = '),
      number('c', 'c'),
    ],
  };
  const h: Formula = {
    id: 'h',
    phase: 'output',
    symbols: [quantity('h'), plain(' = '), quantity('o'), plain(` ${phi}(`), quantity('c'), plain(')')],
    numbers: [plain('= '), number('o', 'o'), plain(' × '), factor('squashed', 'c'), plain(' = '), number('h', 'h')],
  };
  return [c, h];
}

export const lstmView: CellView = {
  variant: 'lstm',
  reset: null,
  change: (of) => changeOf(of('f'), of('c'), of('i'), of('g')),
  layout: lstmLayout,
  states,
};
