/** The mode in which the points of the input sequence are set by hand, shared by the strips and the panel. */
import { createContext, useContext, useMemo, useState } from 'react';
import type { AppState } from '../../../store/state';

export interface Editing {
  readonly on: boolean;
  /** 0-based. */
  readonly variable: number;
  readonly change: (part: { readonly on?: boolean; readonly variable?: number }) => void;
}

export const EditingContext = createContext<Editing>({ on: false, variable: 0, change: () => undefined });

export const useEditing = (): Editing => useContext(EditingContext);

/** For the lab, which holds it. */
export function useEditingState(): Editing {
  const [state, setState] = useState({ on: false, variable: 0 });
  return useMemo(
    () => ({ ...state, change: (part: Parameters<Editing['change']>[0]) => setState((old) => ({ ...old, ...part })) }),
    [state],
  );
}

/** Sets a point of the input sequence, in the user's units. */
export function setPoint(
  { spec, addIntervention, alterIntervention }: Pick<AppState, 'spec' | 'addIntervention' | 'alterIntervention'>,
  variable: number,
  step: number,
  value: number,
): void {
  const at = spec.interventions.findIndex(
    (each) => each.kind === 'input' && each.variable === variable && each.step === step,
  );
  const known = spec.interventions[at];
  if (known === undefined) addIntervention({ kind: 'input', variable, step, value });
  else if (known.on) alterIntervention(at, { value });
  else alterIntervention(at, { value, on: true });
}
