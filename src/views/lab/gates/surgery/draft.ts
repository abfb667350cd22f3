/** The form's fields, and the intervention that they describe. Units and steps are counted from 1 in the fields. */
import { gatesOf, hasState, keeperOf, type Gate, type StateName } from '../../../../experiment/cells';
import { gateRange, stateRange } from '../../../../experiment/fitting';
import type { Operation } from '../../../../experiment/interventions';
import type { ContenderSpec } from '../../../../experiment/schema';

export interface Draft {
  readonly kind: Operation['kind'];
  readonly gate: Gate;
  readonly state: StateName;
  readonly action: 'erase' | 'freeze' | 'set';
  /** `here`: the unit at the crosshair. */
  readonly units: 'here' | 'all' | 'list';
  readonly list: string;
  readonly value: number;
  /** `here`: the step at the crosshair. */
  readonly steps: 'all' | 'here' | 'range';
  readonly from: number;
  readonly to: number;
}

/** Where an intervention acts besides its units and steps; unit and step of the crosshair, from 0. */
export interface Place {
  readonly contender: number;
  readonly layer: number;
  readonly direction: Operation['direction'];
  readonly unit: number;
  readonly step: number;
}

export const FIRST_DRAFT: Draft = {
  kind: 'clamp',
  gate: 'f',
  state: 'h',
  action: 'erase',
  units: 'here',
  list: '',
  value: 0,
  steps: 'all',
  from: 1,
  to: 1,
};

/** The draft with what this cell has: of gates the one that keeps the old state, of states the hidden one. */
export function fittedTo(draft: Draft, { cell }: Pick<ContenderSpec, 'cell'>): Draft {
  const gates = gatesOf(cell);
  return {
    ...draft,
    kind: draft.kind === 'clamp' && gates.length === 0 ? 'silence' : draft.kind,
    gate: gates.includes(draft.gate) ? draft.gate : (keeperOf(cell)?.name ?? FIRST_DRAFT.gate),
    state: hasState(cell, draft.state) ? draft.state : 'h',
  };
}

/** The draft with its value inside its range, for when another quantity was chosen. */
export function within(draft: Draft, contender: Pick<ContenderSpec, 'cell' | 'activation'>): Draft {
  const [low, high] = rangeOf(draft, contender);
  return { ...draft, value: Math.min(high, Math.max(low, draft.value)) };
}

/** What the value can be. */
export const rangeOf = (
  { kind, gate, state }: Pick<Draft, 'kind' | 'gate' | 'state'>,
  contender: Pick<ContenderSpec, 'cell' | 'activation'>,
): readonly [number, number] => (kind === 'state' ? stateRange(state, contender) : gateRange(gate, contender));

/** Ends of the slider: those of the range, and where it has none to speak of, what states of such cells reach. */
export const sliderOf = ([low, high]: readonly [number, number]): readonly [number, number] => [
  Math.max(low, -5),
  Math.min(high, 5),
];

export const hasValue = ({ kind, action }: Draft): boolean =>
  kind === 'clamp' || (kind === 'state' && action === 'set');

/** Units from a text: "1, 3, 5-8" from 1, the result from 0; null where it cannot be read. */
export function unitsFrom(text: string): number[] | null {
  const parts = text.split(/[,，、;\s]+/).filter((part) => part !== '');
  const found = parts.map((part) => {
    const read = /^(\d+)(?:[-–](\d+))?$/.exec(part);
    if (!read) return null;
    const from = Number(read[1]);
    const to = Number(read[2] ?? read[1]);
    return from >= 1 && to >= from && to <= 512 ? Array.from({ length: to - from + 1 }, (_, k) => from + k - 1) : null;
  });
  if (found.length === 0 || found.includes(null)) return null;
  return [...new Set(found.flatMap((each) => each!))].sort((a, b) => a - b);
}

/** Units as runs of consecutive ones, first and last of each, in rising order. */
export function runsOf(units: readonly number[]): (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const unit of units.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.[1] === unit - 1) run[1] = unit;
    else runs.push([unit, unit]);
  }
  return runs;
}

/** The units as a text that `unitsFrom` reads. */
export function textOfUnits(units: readonly number[]): string {
  return runsOf(units)
    .map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}-${to + 1}`))
    .join(', ');
}

/** The fields of an intervention of this kind; null while its list of units cannot be read. */
export function fieldsOf(draft: Draft, place: Place): object | null {
  const units = draft.units === 'all' ? 'all' : draft.units === 'here' ? [place.unit] : unitsFrom(draft.list);
  if (units === null) return null;
  const steps =
    draft.steps === 'all'
      ? 'all'
      : draft.steps === 'here'
        ? { from: place.step, to: place.step }
        : { from: draft.from - 1, to: draft.to - 1 };
  const { contender, layer, direction } = place;
  const common = { contender, layer, direction, units };
  switch (draft.kind) {
    case 'clamp':
      return { ...common, gate: draft.gate, value: draft.value, steps };
    case 'silence':
      return common;
    case 'state':
      return { ...common, state: draft.state, action: draft.action, value: draft.value, steps };
  }
}

/** The form for an intervention that is there. */
export function draftOf(each: Operation): Draft {
  const { units } = each;
  const steps = 'steps' in each ? each.steps : 'all';
  return {
    ...FIRST_DRAFT,
    kind: each.kind,
    ...(each.kind === 'clamp' && { gate: each.gate, value: each.value }),
    ...(each.kind === 'state' && { state: each.state, action: each.action, value: each.value }),
    units: units === 'all' ? 'all' : 'list',
    list: units === 'all' ? '' : textOfUnits(units),
    steps: steps === 'all' ? 'all' : 'range',
    ...(steps !== 'all' && { from: steps.from + 1, to: steps.to + 1 }),
  };
}
