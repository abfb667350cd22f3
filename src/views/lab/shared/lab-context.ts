/** What the parts of the gate lab share: the board, the crosshair, the traces that are written out, the scheme. */
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Trace } from '../../state/model';
import { kept } from '../../state/store-context';
import type { Scheme } from '../../theme/hues';
import type { Convention } from './convention';
import type { Crosshair } from './crosshair';
import { sameFrame } from './frame';
import type { LabBoard } from './lab-board';
import type { ShownTraces } from './shown-traces';
import type { Sight } from './sight';

export interface Lab {
  readonly board: LabBoard;
  readonly crosshair: Crosshair;
  readonly shown: ShownTraces;
  /** The same for what is drawn outside React, which follows surgery at once. */
  readonly drawn: ShownTraces;
  readonly sight: Sight;
  readonly scheme: Scheme;
  /** How the update gate of a GRU is written. */
  readonly convention: Convention;
  readonly setConvention: (convention: Convention) => void;
}

export const LabContext = createContext<Lab | null>(null);

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (!lab) throw new Error('LabContext: missing above this component');
  return lab;
}

/** One trace of every contender, of which only the shape matters; null where there is none yet. */
export const FramesContext = createContext<readonly (Trace | null)[]>([]);

/** What a panel lays itself out by; it changes when networks are built anew or another sequence is shown. */
export const useFrames = (): readonly (Trace | null)[] => useContext(FramesContext);

/** The traces of all contenders as they are written out, at a pace that can be read. */
export function useShownTraces(): readonly (Trace | null)[] {
  const { shown } = useLab();
  return useSyncExternalStore(shown.subscribe, shown.read);
}

/** What is drawn outside React, for the few words that React writes beside it. */
export function useDrawnTraces() {
  const { drawn } = useLab();
  const traces = useSyncExternalStore(drawn.subscribe, drawn.read);
  const before = useSyncExternalStore(drawn.subscribe, drawn.readBefore);
  return { traces, before };
}

/** The same, but older ones as long as they have the same rows, columns and kind of cell: what a layout depends on. */
export function useShapeOfTraces(): readonly (Trace | null)[] {
  const { shown } = useLab();
  const read = useMemo(() => kept(shown.read, sameShapes), [shown]);
  return useSyncExternalStore(shown.subscribe, read);
}

const sameShapes = (a: readonly (Trace | null)[], b: readonly (Trace | null)[]): boolean =>
  a.length === b.length && a.every((trace, k) => sameShape(trace, b[k]!));

function sameShape(a: Trace | null, b: Trace | null): boolean {
  if (a === null || b === null) return a === b;
  const [one, other] = [a.weights, b.weights];
  return (
    sameFrame(a, b) &&
    (one === null) === (other === null) &&
    one?.entered.length === other?.entered.length &&
    JSON.stringify(one?.variant) === JSON.stringify(other?.variant)
  );
}
