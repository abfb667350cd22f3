/** What is chosen in the state space; kept by the lab, which outlives the panel when the networks are built anew. */
import { useState } from 'react';
import type { Colouring } from './colouring';
import type { Count } from './sequences';

export interface SpaceChoices {
  readonly open: boolean;
  /** Of an LSTM; all others have h alone. */
  readonly state: 'c' | 'h';
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
