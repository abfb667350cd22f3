/** What the panel draws and says of one contender: its flow where that is of the kind that is looked at. */
import type { AppState } from '../../../../store/state';
import { contenderInk, contenderStroke, letterOf, type Trace } from '../../../state/model';

export type Flow = NonNullable<Trace['flow']>;
export type FlowKind = Flow['kind'];

export interface ContenderFlow {
  /** 0-based. */
  readonly contender: number;
  readonly letter: string;
  readonly cell: AppState['spec']['contenders'][number]['cell'];
  readonly ink: string;
  readonly stroke: string;
  readonly flow: Flow;
  readonly units: number;
  readonly steps: number;
  readonly backward: boolean;
}

/** Of every contender whose flow of this kind has arrived. */
export function contenderFlows(
  traces: readonly (Trace | null)[],
  contenders: AppState['spec']['contenders'],
  kind: FlowKind,
): ContenderFlow[] {
  return traces.flatMap((trace, k) => {
    const cell = contenders[k]?.cell;
    if (!trace?.flow || trace.flow.kind !== kind || !cell) return [];
    const { flow, units, steps, direction } = trace;
    return [
      {
        contender: k,
        letter: letterOf(k),
        cell,
        ink: contenderInk(k),
        stroke: contenderStroke(k),
        flow,
        units,
        steps,
        backward: direction === 'backward',
      },
    ];
  });
}

/** What the steps of the probe sequence are called. */
export const labelsOf = (traces: readonly (Trace | null)[]): readonly string[] =>
  traces.find((trace) => trace !== null)?.stepLabels ?? [];
