/** The shape of a trace: what the lab's layout depends on, while the values change under it many times a second. */
import { QUANTITY_ORDER } from '../../words/shown-order';
import type { QuantityName } from '../../theme/hues';
import type { Trace } from '../../state/model';

/** True when both fill the same rows and columns, whatever the values. */
export function sameFrame(a: Trace | null, b: Trace | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.steps === b.steps &&
    a.units === b.units &&
    a.layer === b.layer &&
    a.direction === b.direction &&
    a.part === b.part &&
    a.sample === b.sample &&
    sameItems(a.stepLabels, b.stepLabels) &&
    sameItems(a.inputs, b.inputs) &&
    sameItems(quantitiesOf(a), quantitiesOf(b))
  );
}

function sameItems<V>(a: ArrayLike<V>, b: ArrayLike<V>): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}

/** The gates and states of a trace in the lab's order. */
export const quantitiesOf = (trace: Pick<Trace, 'gates'>): QuantityName[] =>
  QUANTITY_ORDER.filter((name) => trace.gates.some((gate) => gate.name === name));

/** The value of a quantity at a step and unit; null where the trace has none. */
export function valueAt(trace: Trace | null, name: QuantityName, step: number, unit: number): number | null {
  const gate = trace?.gates.find((candidate) => candidate.name === name);
  if (!trace || !gate || step >= trace.steps || unit >= trace.units) return null;
  return gate.values[step * trace.units + unit] ?? null;
}
