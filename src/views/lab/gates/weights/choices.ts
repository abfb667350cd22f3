/** What is chosen in the weights; kept by the lab, which outlives the panel when the networks are built anew. */
import { useState } from 'react';

export type Shown = 'now' | 'change';

export interface WeightChoices {
  readonly open: boolean;
  readonly shown: Shown;
}

export interface WeightsView {
  readonly chosen: WeightChoices;
  readonly choose: (change: Partial<WeightChoices>) => void;
}

export function useWeightChoices(): WeightsView {
  const [chosen, setChosen] = useState<WeightChoices>({ open: false, shown: 'now' });
  return { chosen, choose: (change) => setChosen((old) => ({ ...old, ...change })) };
}
