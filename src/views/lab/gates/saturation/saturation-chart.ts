/** Saturation over the epochs as data: what is shown of a contender, the areas of a gate, and what stands out. */
import type { ContenderRun, Trace } from '../../../state/model';
import { inShownOrder } from '../../../words/shown-order';
import { isTurned, type Convention } from '../../shared/convention';

type Saturation = ContenderRun['saturation'][number];
type GateShares = NonNullable<Saturation['layers'][number]['forward']>[number];

/** One measurement of the layer and direction that is looked at. */
export interface Measured {
  readonly epoch: number;
  readonly gates: readonly GateShares[];
}

/** The history of a layer and direction; a gate that the convention turns has its ends exchanged. */
export function measuredOf(
  history: readonly Saturation[],
  { cell, layer, direction }: Pick<Trace, 'cell' | 'layer' | 'direction'>,
  convention: Convention,
): Measured[] {
  return history.map(({ epoch, layers }) => {
    const gates = inShownOrder(layers[layer]?.[direction] ?? [], ({ name }) => name);
    return {
      epoch,
      gates: gates.map(({ name, below, above }) =>
        isTurned(cell, name, convention) ? { name, below: above, above: below } : { name, below, above },
      ),
    };
  });
}

/** What is measured of every contender in the layer and direction of its frame. */
export const historiesOf = (
  frames: readonly (Trace | null)[],
  runs: readonly Pick<ContenderRun, 'saturation'>[],
  convention: Convention,
): Measured[][] => frames.map((frame, k) => (frame ? measuredOf(runs[k]?.saturation ?? [], frame, convention) : []));

/** The measurement nearest to an epoch, the earlier one where two are as near; the newest where no epoch is asked for. */
export function measuredAt(history: readonly Measured[], epoch: number | null): Measured | undefined {
  if (epoch === null) return history.at(-1);
  let found: Measured | undefined;
  for (const each of history) {
    if (!found || Math.abs(each.epoch - epoch) < Math.abs(found.epoch - epoch)) found = each;
  }
  return found;
}

/** The picture's own units, stretched to the chart: the largest share on the axis reaches from the middle to top and bottom. */
export const CHART = { width: 300, height: 40 } as const;

export interface Areas {
  /** SVG path of a share's edge. */
  readonly above: string;
  readonly below: string;
}

const REACHES = [0.05, 0.1, 0.25, 0.5, 1] as const;

/** Where the axis of epochs ends: a whole number, though a run that pauses is measured within an epoch. */
export const lastEpoch = (histories: readonly (readonly Measured[])[]): number =>
  Math.max(1, Math.ceil(Math.max(0, ...histories.map((history) => history.at(-1)?.epoch ?? 0))));

/** The share at the ends of the axis, the same for all gates and contenders: the first round one that none exceeds. */
export function reachOf(histories: readonly (readonly Measured[])[]): number {
  const most = Math.max(
    0,
    ...histories.flat().flatMap(({ gates }) => gates.flatMap(({ above, below }) => [above, below])),
  );
  return REACHES.find((reach) => most <= reach) ?? 1;
}

/** The edges of both areas of a gate: above 0.9 upwards from the middle, below 0.1 downwards. */
export function areasOf(history: readonly Measured[], name: string, lastEpoch: number, reach: number): Areas {
  const { width, height } = CHART;
  const middle = height / 2;
  const edge = (end: 'above' | 'below', sign: 1 | -1): string => {
    const points = history.map(({ epoch, gates }) => {
      const share = gates.find((gate) => gate.name === name)?.[end] ?? 0;
      const x = lastEpoch === 0 ? 0 : (epoch / lastEpoch) * width;
      return `${x.toFixed(2)} ${(middle - sign * (share / reach) * (middle - 1)).toFixed(2)}`;
    });
    return points.length === 1 ? `M${points[0]}h0` : `M${points.join('L')}`;
  };
  return { above: edge('above', 1), below: edge('below', -1) };
}

/** The edge closed along the middle, for filling; empty where there is nothing to fill. */
export const filled = (edge: string, history: readonly Measured[], lastEpoch: number): string => {
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last || first === last) return '';
  const x = (epoch: number) => ((epoch / lastEpoch) * CHART.width).toFixed(2);
  return `${edge}L${x(last.epoch)} ${CHART.height / 2}L${x(first.epoch)} ${CHART.height / 2}Z`;
};

/** The gate with the largest share at an end; null where all are zero. */
export function mostAt({ gates }: Measured, end: 'above' | 'below'): GateShares | null {
  let most: GateShares | null = null;
  for (const gate of gates) if (gate[end] > (most?.[end] ?? 0)) most = gate;
  return most;
}

/** An epoch with as few decimals as tell it from the measurement before, but never 0 once training has begun. */
export function epochToSay(epoch: number, before: number | undefined): number {
  for (let decimals = 0; decimals < 4; decimals++) {
    const short = Number(epoch.toFixed(decimals));
    if ((short !== 0 || epoch === 0) && short !== Number(before?.toFixed(decimals))) return short;
  }
  return epoch;
}
