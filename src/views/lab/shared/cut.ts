/** The change that one press makes at a place of the heatmaps: its gate clamped, or its unit silenced where a state stands. */
import { gatesOf, type Gate } from '../../../experiment/cells';
import { indexOfPlace, placeName, type Intervention } from '../../../experiment/interventions';
import type { ExperimentSpec } from '../../../experiment/schema';
import type { AppState } from '../../../store/state';
import { useAppStore } from '../../state/store-context';
import { turned, type Convention } from './convention';
import type { Spot } from './crosshair';

/** Where a spot of the lab lies in its network. */
function placeOf(spec: ExperimentSpec, focus: { layer: number; direction: 'forward' | 'backward' }, spot: Spot) {
  const { layers, bidirectional } = spec.contenders[spot.contender]!;
  return {
    contender: spot.contender,
    layer: Math.min(focus.layer, layers - 1),
    direction: bidirectional ? focus.direction : 'forward',
    units: [spot.unit],
  };
}

/** The gate of a spot; null where it is a state. */
export function gateOf(spec: Pick<ExperimentSpec, 'contenders'>, { contender, quantity }: Spot): Gate | null {
  const own = spec.contenders[contender];
  return (own && gatesOf(own.cell).find((gate) => gate === quantity)) ?? null;
}

type Looking = Pick<AppState, 'spec' | 'focus'>;

/** The change that the spot asks for: its gate clamped to a value as the page writes it, or its unit silenced. */
export function cutAt({ spec, focus }: Looking, spot: Spot, value: number, convention: Convention): Intervention {
  const gate = gateOf(spec, spot);
  const { cell } = spec.contenders[spot.contender]!;
  const place = { on: true, ...placeOf(spec, focus, spot) };
  return gate === null
    ? { kind: 'silence', ...place }
    : { kind: 'clamp', ...place, gate, value: turned(cell, gate, value, convention), steps: 'all' };
}

/** Whether just that acts. */
export const isDone = ({ spec }: Looking, change: Intervention): boolean => {
  const known = spec.interventions[indexOfPlace(spec.interventions, change)];
  return known?.on === true && (known.kind !== 'clamp' || change.kind !== 'clamp' || known.value === change.value);
};

/** Makes that change, or takes it back where it is there; a state can only be silenced, which is 0. */
export function useCut(): (spot: Spot, value: number, convention: Convention) => void {
  const store = useAppStore();
  return (spot, value, convention) => {
    const state = store.getState();
    if (value !== 0 && gateOf(state.spec, spot) === null) return;
    const change = cutAt(state, spot, value, convention);
    if (!isDone(state, change)) return state.addIntervention(change);
    // A link, or a chip that was changed to this place, may have brought it twice: nothing of it is left.
    const name = placeName(change);
    state.set(
      'interventions',
      state.spec.interventions.filter((each) => placeName(each) !== name),
    );
  };
}
