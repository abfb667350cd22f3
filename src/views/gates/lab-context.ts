/** What the parts of the gate lab share: the board, the crosshair, the scheme. */
import { createContext, useContext } from 'react';
import type { Scheme } from '../theme/hues';
import type { Crosshair } from './crosshair';
import type { LabBoard } from './lab-board';

export interface Lab {
  readonly board: LabBoard;
  readonly crosshair: Crosshair;
  readonly scheme: Scheme;
}

export const LabContext = createContext<Lab | null>(null);

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (!lab) throw new Error('LabContext: missing above this component');
  return lab;
}
