/** The number on every wire of the diagram, by the names that layout and equations use. */
import type { CellNumbers } from './numbers';
import { inShownOrder } from '../../shown-order';
import type { ValueId } from './layout';

/**
 * Of a gate that surgery holds only its value. "f", "f.x", "f.h", "f.b", "f.bRecurrent", "f.fromState" (recurrent sum and bias), "f.beforeBias", "f.sum" for every
 * gate; "n.reset" (what the reset gate lets through); "rh" (this unit's own r · h₋); states and what they are made of.
 */
export function wireValues(numbers: CellNumbers): ReadonlyMap<ValueId, number> {
  const values = new Map<ValueId, number>();
  const set = (id: ValueId, value: number | null) => value !== null && values.set(id, value);
  for (const { name, input, recurrent, bias, recurrentBias, sum, value } of inShownOrder(
    numbers.gates,
    (gate) => gate.name,
  )) {
    set(name, value);
    // Nothing of the sum reaches a gate that surgery holds.
    if (numbers.held[name] !== undefined) continue;
    set(`${name}.x`, input);
    set(`${name}.h`, recurrent);
    set(`${name}.b`, bias);
    set(`${name}.bRecurrent`, recurrentBias);
    set(`${name}.fromState`, recurrent + (recurrentBias ?? 0));
    set(`${name}.beforeBias`, sum - bias);
    set(`${name}.sum`, sum);
  }
  const { view, candidate, state, hBefore, cBefore, c, squashed, h } = numbers;
  const own = numbers.gates.find(({ name }) => name === candidate);
  if (own && view.reset?.when === 'after' && numbers.held[candidate] === undefined) {
    set(`${candidate}.reset`, own.sum - own.bias - own.input);
  }
  if (view.reset?.when === 'before') set('rh', values.get(view.reset.by)! * hBefore);
  if (state) Object.entries<number>({ ...state }).forEach(([id, value]) => set(id, value));
  set('hBefore', hBefore);
  set('cBefore', cBefore);
  set('c', c);
  set('squashed', squashed);
  set('h', h);
  // Of several inputs no single number stands for all.
  if (numbers.x.length === 1) set('x', numbers.x[0]!);
  return values;
}
