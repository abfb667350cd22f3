/** The number on every wire of the diagram, by the names that layout and equations use. */
import type { CellNumbers } from './numbers';
import { inShownOrder } from '../../words/shown-order';
import type { ValueId } from './layout';

/**
 * "f", "f.x", "f.h", "f.b", "f.bRecurrent", "f.fromState" (recurrent sum and bias), "f.beforeBias", "f.sum" for every gate,
 * of one that surgery holds only its value; "n.reset" (what the reset gate lets through); "rh" (this unit's own r · h₋, with
 * 1 − r for r where the convention turns it); states and what they are made of.
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
  const { reset, candidate, state, hBefore, cBefore, c, squashed, h } = numbers;
  const own = numbers.gates.find(({ name }) => name === candidate);
  if (own && reset?.when === 'after' && numbers.held[candidate] === undefined) {
    set(`${candidate}.reset`, own.sum - own.bias - own.input);
  }
  if (reset?.when === 'before') {
    const value = values.get(reset.by)!;
    set('rh', (reset.turned ? 1 - value : value) * hBefore);
  }
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
