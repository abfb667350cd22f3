/**
 * What cells share in which one gate says how much of the state is rewritten: h = (1 − z) ⊙ h₋ + z ⊙ n, or with 1 minus its
 * value written for z.
 */
import type { Gate } from '../../../experiment/cells';
import { changeOf, type CellView } from './cell-view';
import type { Convention } from '../shared/convention';
import { at, box, candidate, gate, GATE, HALF_BOX, HALF_NODE, operation, RIGHT, STATE, state } from './layout';
import type { CellLayout } from './layout';
import { oneMinus, plain, quantity, type Formula, type Writer } from './writer';

/** The gate that rewrites, and what it lets in. */
export interface Rewriting {
  readonly by: Gate;
  readonly candidate: Gate;
}

/** The line on which the gate's wire goes across to the candidate, and the row of their product. */
export const FORK = 122;
const PRODUCT = 84;
const ADD = 196;

export const rewrittenState =
  ({ by, candidate: written }: Rewriting): NonNullable<CellView['change']> =>
  (of, convention) =>
    convention === 'rewrite'
      ? changeOf(1 - of(by), of('h'), of(by), of(written))
      : changeOf(of(by), of('h'), 1 - of(by), of(written));

export function rewrittenFormula(
  { by, candidate: written }: Rewriting,
  { convention, oldH, number, factor }: Writer,
): Formula {
  const own = [quantity(by)];
  const turned = oneMinus(quantity(by));
  const [keep, write] = convention === 'keep' ? [own, turned] : [turned, own];
  return {
    id: 'h',
    phase: 'output',
    symbols: [
      quantity('h'),
      plain(' = '),
      ...keep,
      plain(' '),
      oldH,
      plain(' + '),
      ...write,
      plain(' '),
      quantity(written),
    ],
    numbers: [
      plain('= '),
      number('keep', by),
      plain(' × '),
      factor('hBefore', 'h'),
      plain(' + '),
      number('write', by),
      plain(' × '),
      factor(written, written),
      plain(' = '),
      number('h', 'h'),
    ],
  };
}

/**
 * The state's line, the gate and its two ways, and the candidate above its box.
 *
 * @param byX the gate's column
 * @param candidateX the candidate's column
 */
export function rewritingParts(
  { by, candidate: written }: Rewriting,
  byX: number,
  candidateX: number,
  convention: Convention,
): Pick<CellLayout, 'wires' | 'nodes'> {
  const keeps = convention === 'keep';
  // In both conventions 1 − z is made on one of z's two ways: up to the old state, or across to the candidate.
  const [turnX, turnY] = keeps ? [140, FORK] : [byX, 90];
  return {
    wires: [
      state('hBefore', 'h', `M4 ${STATE}H${byX - HALF_NODE}`, 'products'),
      state('kept', 'h', `M${byX + HALF_NODE} ${STATE}H${ADD - HALF_NODE}`, 'state', at((byX + ADD) / 2, 24, 'middle')),
      state('h', 'h', `M${ADD + HALF_NODE} ${STATE}H${RIGHT}`, 'output'),
      state('written', 'h', `M${ADD} ${PRODUCT - HALF_NODE}V${STATE + HALF_NODE}`, 'state', at(ADD + 5, 62)),
      gate(by, `M${byX} ${GATE - HALF_BOX}V${FORK}`, at(byX + 5, 140), 'gates'),
      ...(keeps
        ? [
            gate(by, `M${byX} ${FORK}V${STATE + HALF_NODE}`, null, 'gates'),
            gate(by, `M${byX} ${FORK}H${turnX - 12}`, null, 'gates'),
            gate('write', `M${turnX + 12} ${FORK}H${ADD}V${PRODUCT + HALF_NODE}`, at(158, FORK - 5), 'gates', by),
          ]
        : [
            gate(by, `M${byX} ${FORK}V${turnY + HALF_NODE}`, null, 'gates'),
            gate(by, `M${byX} ${FORK}H${ADD}V${PRODUCT + HALF_NODE}`, null, 'gates'),
            gate('keep', `M${byX} ${turnY - HALF_NODE}V${STATE + HALF_NODE}`, at(byX + 5, 62), 'gates', by),
          ]),
      candidate(written, `M${candidateX} ${GATE - HALF_BOX}V${PRODUCT}H${ADD + HALF_NODE}`, at(candidateX + 5, 122)),
    ],
    nodes: [
      operation('×', byX, STATE, 'state'),
      operation('+', ADD, STATE, 'state'),
      operation('×', ADD, PRODUCT, 'state'),
      operation('1−', turnX, turnY, 'gates'),
      box(by, byX, GATE, 'gates'),
      box(written, candidateX, GATE, 'candidate'),
    ],
  };
}
