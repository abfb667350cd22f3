/** What a user changes in a trained network to see what breaks: interventions as data, part of the spec. */
import * as v from 'valibot';
import { list } from './bounded';
import { GATES, STATES } from './cells';
import { INTERVENTION_DEFAULTS_V1 } from './defaults';
import { DIRECTIONS } from './directions';
import { about, integer, real } from './numbers';

/** Interventions a spec may hold. */
export const MOST_INTERVENTIONS = 32;

/** Beyond this no state and no unbounded candidate may be set. */
export const LARGEST_VALUE = 1e6;

const D = INTERVENTION_DEFAULTS_V1;
const value = v.pipe(real(-LARGEST_VALUE, LARGEST_VALUE), about('What is read instead.'));
const step = integer(0, 4999);

const on = v.optional(v.pipe(v.boolean(), about('Whether it acts; one that is off stays listed.')), D.on);
const place = {
  contender: v.optional(v.pipe(integer(0, 3), about('The network, counted from 0.')), D.contender),
  layer: v.optional(v.pipe(integer(0, 3), about('Counted from 0, the one that reads the input first.')), D.layer),
  direction: v.optional(v.picklist(DIRECTIONS), D.direction),
  units: v.optional(v.union([v.literal('all'), v.pipe(list(integer(0, 511), 512), v.minLength(1))]), D.units),
};
const steps = v.optional(
  v.pipe(
    v.union([v.literal('all'), v.strictObject({ from: step, to: step })]),
    about('Counted from 0 in the order of the sequence, both ends included.'),
  ),
  D.steps,
);

export const interventionSchema = v.variant('kind', [
  /** The gate or candidate reads `value` after its activation, wherever the cell uses it. */
  v.strictObject({ kind: v.literal('clamp'), on, ...place, gate: v.picklist(GATES), value, steps }),
  /**
   * The units' h is 0 at every step, both where it leaves the layer and where the next step reads it, in the recurrent
   * product and in what a GRU carries on. The cell state of an LSTM goes on under it.
   */
  v.strictObject({ kind: v.literal('silence'), on, ...place }),
  /**
   * The state is 0 (erase), what it was the step before in the order of work (freeze), or `value` (set), right after the
   * step computed it: h of that step follows a changed c, and later steps read the changed state.
   */
  v.strictObject({
    kind: v.literal('state'),
    on,
    ...place,
    state: v.picklist(STATES),
    action: v.picklist(['erase', 'freeze', 'set']),
    value: v.optional(value, D.value),
    steps,
  }),
  /** A variable of the probe sequence, whichever that is, has `value` at a step, in the user's units. */
  v.strictObject({
    kind: v.literal('input'),
    on,
    variable: v.optional(v.pipe(integer(0, 999), about('The input, counted from 0.')), D.variable),
    step,
    value: v.pipe(real(-1e12, 1e12), about("In the user's units.")),
  }),
]);

/** A list that keeps to its limit. */
export const interventionsSchema = v.pipe(
  list(interventionSchema, MOST_INTERVENTIONS),
  about('Changes to the trained networks in the gate lab; training never sees them.'),
);

export type Intervention = v.InferOutput<typeof interventionSchema>;
export type InterventionOf<K extends Intervention['kind']> = Extract<Intervention, { kind: K }>;
/** Those that act inside a network. */
export type Operation = Exclude<Intervention, { kind: 'input' }>;

export const isOperation = (intervention: Intervention): intervention is Operation => intervention.kind !== 'input';

/** Names the place of an intervention, which one value holds: two with the same name say different things about one thing. */
export function placeName(each: Intervention): string {
  if (each.kind === 'input') return JSON.stringify([each.kind, each.variable, each.step]);
  const { kind, contender, layer, direction } = each;
  const units = each.units === 'all' ? 'all' : [...new Set(each.units)].sort((a, b) => a - b);
  const quantity = each.kind === 'clamp' ? each.gate : each.kind === 'state' ? each.state : 'h';
  const steps = each.kind === 'silence' || each.steps === 'all' ? 'all' : [each.steps.from, each.steps.to];
  return JSON.stringify([kind, contender, layer, direction, units, quantity, steps]);
}

/**
 * Where an intervention with the place of this document stands in a list, the last of them, which is the one that acts; −1
 * where there is none, or the document is no intervention. What is left out has its default.
 */
export function indexOfPlace(list: readonly Intervention[], document: unknown): number {
  const read = v.safeParse(interventionSchema, document);
  if (!read.success) return -1;
  const name = placeName(read.output);
  return list.findLastIndex((each) => placeName(each) === name);
}
