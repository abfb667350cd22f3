/** What surgery holds of a unit at a step: a gate's value, or a state, that its equation no longer decides. */
import type { Operation } from '../../../experiment/interventions';
import type { QuantityName } from '../../theme/hues';

/** How a value came to be what it is, where no equation gave it. */
export type Held = 'clamped' | 'silenced' | 'erased' | 'frozen' | 'set';

const ACTIONS = { erase: 'erased', freeze: 'frozen', set: 'set' } as const;

/** The quantity that an operation holds, and how. */
function holds(each: Operation): readonly [QuantityName, Held] {
  switch (each.kind) {
    case 'clamp':
      return [each.gate, 'clamped'];
    case 'silence':
      return ['h', 'silenced'];
    case 'state':
      return [each.state, ACTIONS[each.action]];
  }
}

/** By quantity; of several that hold the same the last one listed acts. Both places are 0-based. */
export function heldAt(
  operations: readonly Operation[],
  unit: number,
  step: number,
): Readonly<Partial<Record<QuantityName, Held>>> {
  const held: Partial<Record<QuantityName, Held>> = {};
  for (const each of operations) {
    if (each.units !== 'all' && !each.units.includes(unit)) continue;
    if ('steps' in each && each.steps !== 'all' && (step < each.steps.from || step > each.steps.to)) continue;
    const [name, how] = holds(each);
    held[name] = how;
  }
  return held;
}
