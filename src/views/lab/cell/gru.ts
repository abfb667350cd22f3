/** The GRU in the cell view: its picture, and the equation of its state in both conventions. */
import type { Convention } from '../shared/convention';
import type { CellView, LayerVariant } from './cell-view';
import type { CellLayout } from './layout';
import {
  at,
  box,
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
import { rewritingParts, rewrittenFormula, rewrittenState, type Rewriting } from './rewriting';

const REWRITING: Rewriting = { by: 'z', candidate: 'n' };

/** Where the reset gate's wire comes down, left of the candidate's column. */
const RESET = 208;

/** @param convention decides which way z enters: where 1 − z is made */
function gruLayout(resetAfter: boolean, convention: Convention): CellLayout {
  const column = { z: 84, r: 160, n: 236 };
  const rows = rowsUnder(GATE, resetAfter);
  const update = rewritingParts(REWRITING, column.z, column.n, convention);
  const reset = resetAfter ? { x: column.n, y: rows.reset } : { x: RESET, y: rows.h };
  const resetPath = resetAfter
    ? `M${column.r + 14} ${GATE}H${RESET}V${reset.y}H${reset.x - HALF_NODE}`
    : `M${column.r + 14} ${GATE}H${RESET}V${reset.y - HALF_NODE}`;
  const stemOfN = resetAfter
    ? stem('n', column.n, GATE, rows, true).map((wire) =>
        wire.value === 'n.reset' ? wire : { ...wire, phase: 'candidate' as const },
      )
    : stem('n', column.n, GATE, rows).map((wire) => ({ ...wire, phase: 'candidate' as const }));
  return {
    height: rows.h + 16,
    body: { x: 50, y: 10, width: WIDTH - 62, height: rows.h - 2 },
    rails: resetAfter ? rails(rows, column.n) : rails(rows, column.n, RESET - HALF_NODE),
    wires: [
      ...update.wires,
      gate('r', resetPath, at(column.r + 18, GATE - 6), 'gates'),
      ...(resetAfter ? [] : [state('rh', 'h', `M${RESET + HALF_NODE} ${rows.h}H${column.n}`, 'candidate')]),
      ...stem('z', column.z, GATE, rows),
      ...stem('r', column.r, GATE, rows),
      ...stemOfN,
    ],
    nodes: [
      ...update.nodes,
      operation('×', reset.x, reset.y, 'candidate'),
      box('r', column.r, GATE, 'gates'),
      ...(['z', 'r'] as const).flatMap((name) => shares(name, column[name], rows)),
      ...shares('n', column.n, rows).map((node) => ({ ...node, phase: 'candidate' as const })),
    ],
    edges: [edge('hBefore', 4, STATE - 7), edge('h', RIGHT, STATE - 7, 'end'), ...rowNames(rows)],
  };
}

export const gruView = ({ resetAfter }: LayerVariant): CellView => ({
  variant: resetAfter ? 'gruResetAfter' : 'gruResetBefore',
  reset: { by: 'r', when: resetAfter ? 'after' : 'before' },
  change: rewrittenState(REWRITING),
  layout: (convention) => gruLayout(resetAfter, convention),
  states: (write) => [rewrittenFormula(REWRITING, write)],
});
