/** The lab of a page: what its panels share, made anew when the scheme, the convention or the sight changes. */
import { useComputedColorScheme } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useApp, useAppStore } from '../../state/store-context';
import type { Convention } from './convention';
import { Crosshair } from './crosshair';
import { LabBoard } from './lab-board';
import type { Lab } from './lab-context';
import { shownTraces } from './shown-traces';
import type { Sight } from './sight';

export function useNewLab(): { readonly lab: Lab; readonly setSight: (sight: Sight) => void } {
  const store = useAppStore();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const crosshair = useMemo(() => new Crosshair(), []);
  const [convention, setConvention] = useState<Convention>('rewrite');
  const [wanted, setSight] = useState<Sight>('touched');
  // The choice goes with the surgery: of untouched networks there is nothing else to see.
  const acts = useApp(({ spec }) => spec.interventions.some(({ on }) => on));
  const sight = acts ? wanted : 'touched';
  const lab = useMemo(
    () => ({
      board: new LabBoard(store, scheme, convention, sight),
      crosshair,
      shown: shownTraces(store, convention, sight, false),
      drawn: shownTraces(store, convention, sight, true),
      scheme,
      convention,
      setConvention,
      sight,
    }),
    [store, scheme, convention, sight, crosshair],
  );
  return { lab, setSight };
}
