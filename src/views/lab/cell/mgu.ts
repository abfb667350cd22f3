/** The minimal gated unit in the cell view: one gate resets before the candidate's product and says how much is rewritten. */
import type { Convention } from '../shared/convention';
import type { CellView } from './cell-view';
import type { CellLayout } from './layout';
import {
  edge,
  gate,
  GATE,
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
import { FORK, rewritingParts, rewrittenFormula, rewrittenState, type Rewriting } from './rewriting';

const REWRITING: Rewriting = { by: 'f', candidate: 'n' };

/** Where the gate's wire comes down to the state that the candidate reads, left of the candidate's column. */
const RESET = 208;
/** Where that wire leaves the one on which 1 − f goes across. */
const BRANCH = 174;

/** @param convention decides where 1 − f is made: on the way up to the old state, or before the candidate's two products */
function mguLayout(convention: Convention): CellLayout {
  const column = { f: 84, n: 236 };
  const rows = rowsUnder(GATE, false);
  const { wires, nodes } = rewritingParts(REWRITING, column.f, column.n, convention);
  const down = `H${RESET}V${rows.h - HALF_NODE}`;
  return {
    height: rows.h + 16,
    body: { x: 50, y: 10, width: WIDTH - 62, height: rows.h - 2 },
    rails: rails(rows, column.n, RESET - HALF_NODE),
    wires: [
      ...wires,
      convention === 'keep'
        ? gate('write', `M${BRANCH} ${FORK}V${GATE}${down}`, null, 'gates', 'f')
        : gate('f', `M${column.f + 14} ${GATE}${down}`, null, 'gates'),
      state('rh', 'h', `M${RESET + HALF_NODE} ${rows.h}H${column.n}`, 'candidate'),
      ...stem('f', column.f, GATE, rows),
      ...stem('n', column.n, GATE, rows).map((wire) => ({ ...wire, phase: 'candidate' as const })),
    ],
    nodes: [
      ...nodes,
      operation('×', RESET, rows.h, 'candidate'),
      ...shares('f', column.f, rows),
      ...shares('n', column.n, rows).map((node) => ({ ...node, phase: 'candidate' as const })),
    ],
    edges: [edge('hBefore', 4, STATE - 7), edge('h', RIGHT, STATE - 7, 'end'), ...rowNames(rows)],
  };
}

export const mguView: CellView = {
  variant: 'mgu',
  reset: { by: 'f', when: 'before' },
  change: rewrittenState(REWRITING),
  layout: mguLayout,
  states: (write) => [rewrittenFormula(REWRITING, write)],
};
