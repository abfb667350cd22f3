/** What the parts of the gate lab share: the board, the crosshair, the traces that are written out, the scheme. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Trace } from '../model';
import type { Scheme } from '../theme/hues';
import type { Convention } from './cell/numbers';
import type { Crosshair } from './crosshair';
import type { LabBoard } from './lab-board';
import type { ShownTraces } from './shown-traces';

export interface Lab {
  readonly board: LabBoard;
  readonly crosshair: Crosshair;
  readonly shown: ShownTraces;
  readonly scheme: Scheme;
  /** How the update gate of a GRU is written. */
  readonly convention: Convention;
}

export const LabContext = createContext<Lab | null>(null);

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (!lab) throw new Error('LabContext: missing above this component');
  return lab;
}

/** The traces of all contenders as they are written out, at a pace that can be read. */
export function useShownTraces(): readonly (Trace | null)[] {
  const { shown } = useLab();
  return useSyncExternalStore(shown.subscribe, shown.read);
}
