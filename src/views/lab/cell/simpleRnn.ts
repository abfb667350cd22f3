/** The simple RNN in the cell view: its picture; the equation of its only sum is that of its state. */
import type { CellView } from './cell-view';
import type { CellLayout } from './layout';
import { edge, rails, RIGHT, rowNames, rowsUnder, shares, state, stem, WIDTH } from './layout';

/** One sum, squashed. */
function simpleRnnLayout(): CellLayout {
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

export const simpleRnnView: CellView = {
  variant: 'simpleRnn',
  reset: null,
  change: null,
  layout: simpleRnnLayout,
  states: () => [],
};
