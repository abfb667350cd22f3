/** What is chosen in the state space; kept by the lab, which outlives the panel when the networks are built anew. */
import { useState } from 'react';
import type { StateName } from '../../../../experiment/cells';
import type { Colouring } from './colouring';
import type { Count } from './sequences';

export interface SpaceChoices {
  readonly open: boolean;
  /** Where the cell has it; else h. */
  readonly state: StateName;
  readonly count: Count;
  readonly colouring: Colouring;
}

export interface SpaceView {
  readonly chosen: SpaceChoices;
  readonly choose: (change: Partial<SpaceChoices>) => void;
}

export function useSpaceChoices(): SpaceView {
  const [chosen, setChosen] = useState<SpaceChoices>({ open: false, state: 'h', count: 8, colouring: 'time' });
  return { chosen, choose: (change) => setChosen((old) => ({ ...old, ...change })) };
}
