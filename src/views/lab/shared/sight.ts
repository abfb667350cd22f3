/** What the lab shows of networks under surgery: the touched ones, the untouched ones, or what surgery has changed. */
import { isOperation, type Intervention } from '../../../experiment/interventions';
import type { AppState } from '../../../store/state';
import type { Trace } from '../../state/model';
import { inConvention, type Convention } from './convention';
import { niceAbove } from './painter';

export const SIGHTS = ['touched', 'untouched', 'difference'] as const;
export type Sight = (typeof SIGHTS)[number];

/** Whether anything acts on this contender; an input set by hand acts on all. */
export const isTouched = (interventions: readonly Intervention[], contender: number): boolean =>
  interventions.some((each) => each.on && (!isOperation(each) || each.contender === contender));

/** What the views need of the state. */
export interface Seen {
  readonly spec: Pick<AppState['spec'], 'interventions'>;
  readonly run: Pick<AppState['run'], 'contenders'>;
  readonly surgery: Pick<AppState['surgery'], 'contenders'>;
}

/** The same sequence through the same weights without and with surgery. */
interface Pair {
  readonly before: Trace;
  readonly after: Trace;
}

const pairs = new WeakMap<object, { readonly trace: Trace; readonly pair: Pair }>();

/** The laboratory's last answer, if anything acts and it is about the sequence and layer that are shown. */
export function pairOf({ spec, run, surgery }: Seen, contender: number): Pair | null {
  const trace = run.contenders[contender]?.trace ?? null;
  const answer = surgery.contenders[contender]?.operated?.answer;
  if (!trace || !answer || !isTouched(spec.interventions, contender)) return null;
  const { before, after } = answer;
  if (!samePlace(trace, after)) return null;
  const known = pairs.get(answer);
  if (known?.trace === trace) return known.pair;
  const { layer, direction, flow, asked } = trace;
  const touched = spec.interventions.filter(
    (each) =>
      isOperation(each) &&
      each.on &&
      each.contender === contender &&
      each.layer === layer &&
      each.direction === direction,
  ) as NonNullable<Trace['touched']>;
  // The gradient through time is the trainer's, of the network as it learns.
  const pair = { before: { ...before, flow, asked }, after: { ...after, flow, asked, touched } };
  pairs.set(answer, { trace, pair });
  return pair;
}

const samePlace = (a: Trace, b: Omit<Trace, 'flow' | 'asked'>): boolean =>
  a.part === b.part &&
  a.sample === b.sample &&
  a.layer === b.layer &&
  a.direction === b.direction &&
  a.steps === b.steps &&
  a.units === b.units;

/** The traces that are shown, and beside each touched one the same without surgery; null where there is none. */
export interface Sighted {
  readonly traces: readonly (Trace | null)[];
  readonly before: readonly (Trace | null)[];
}

/** Of all contenders, in the chosen convention. A difference is shown by heatmaps alone; all else shows both sides of it. */
export function sighted(state: Seen, convention: Convention, sight: Sight): Sighted {
  const found = state.run.contenders.map(({ trace }, k) => {
    const pair = sight === 'untouched' ? null : pairOf(state, k);
    return {
      trace: inConvention(pair?.after ?? trace, convention),
      before: inConvention(pair?.before ?? null, convention),
    };
  });
  return { traces: found.map(({ trace }) => trace), before: found.map(({ before }) => before) };
}

const differences = new WeakMap<Trace, { readonly before: Trace; readonly found: Trace }>();

/** With − without, value by value; zeros for a network that nothing acts on. */
export function differenceOf(after: Trace, before: Trace): Trace {
  const known = differences.get(after);
  if (known?.before === before) return known.found;
  const gates = after.gates.map(({ name, values }, k) => {
    const without = before.gates[k]!.values;
    return { name, values: values.map((value, at) => value - without[at]!) };
  });
  const found = { ...after, gates };
  differences.set(after, { before, found });
  return found;
}

/** The largest difference, rounded up to a number that is easy to read; 0.01 where there is none to speak of. */
export function differenceReach(traces: readonly (Pick<Trace, 'gates'> | null)[]): number {
  let largest = 0.01;
  for (const trace of traces)
    for (const { values } of trace?.gates ?? [])
      for (const value of values) {
        const size = Math.abs(value);
        if (size > largest && size < Infinity) largest = size;
      }
  return niceAbove(largest);
}
