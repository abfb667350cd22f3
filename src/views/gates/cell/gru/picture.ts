/** The picture of a GRU, whose reset gate acts before the candidate's recurrent product or after it. */
import type { Convention } from '../convention';
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
} from '../layout';
import type { CellLayout } from '../layout';

/** Where the reset gate's wire comes down, left of the candidate's column. */
const RESET = 208;

/** @param convention decides which way z enters: where 1 − z is made */
export function gruLayout(resetAfter: boolean, convention: Convention): CellLayout {
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
    ? stem('n', column.n, GATE, rows, true).map((wire) =>
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
