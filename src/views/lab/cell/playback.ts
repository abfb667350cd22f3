/** Where the step-through stands, and where it goes next: sub-steps of one time step, then the next time step. */
import type { Direction } from '../../../experiment/directions';
import { PHASES, type CellLayout, type Phase } from './layout';

export interface Position {
  /** 0-based. */
  readonly step: number;
  /** The sub-step that was reached; null: all of the step is shown. */
  readonly phase: Phase | null;
}

/** The sub-steps in which something happens in this cell. */
export const phasesOf = ({ wires, nodes }: CellLayout): Phase[] =>
  PHASES.filter((phase) => [...wires, ...nodes].some((part) => part.phase === phase));

/**
 * One sub-step on or back. A whole step is entered at its beginning, and left backwards from its end.
 *
 * @param by 1 or −1
 * @param steps T
 * @returns null before the first sub-step and after the last of the sequence, in the order in which the layer reads
 */
export function advanced(
  { step, phase }: Position,
  by: 1 | -1,
  phases: readonly Phase[],
  steps: number,
  direction: Direction,
): Position | null {
  if (phase === null && by === 1) return { step, phase: phases[0]! };
  const order = phases.map((each) => PHASES.indexOf(each));
  const now = phase === null ? Infinity : PHASES.indexOf(phase);
  // The cell shown may have become one without this sub-step.
  const place = phase === null ? phases.length - 1 : order.filter((each) => each <= now).length - 1;
  const within = phases[place + by];
  if (within !== undefined) return { step, phase: within };
  const next = step + (direction === 'backward' ? -by : by);
  if (next < 0 || next >= steps) return null;
  return { step: next, phase: by === 1 ? phases[0]! : phases.at(-1)! };
}
