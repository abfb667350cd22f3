/** Surgery: changes to the trained networks, what they do, and where new ones are made. */
import { useEffect, useState } from 'react';
import type { AppState } from '../../../../store/state';
import { isTraining } from '../../../state/model';
import { useApp } from '../../../state/store-context';
import { LabPanel, type PanelProps } from '../../shared/LabPanel';
import { useOpen } from '../../../state/use-open';
import { Chips } from './Chips';
import { ClampForm } from './ClampForm';
import { useEditing } from '../../shared/editing';
import { Effects } from './Effects';
import { InputEdits } from './InputEdits';
import { QuickCut } from './QuickCut';

const anyActs = ({ spec }: AppState) => spec.interventions.some(({ on }) => on);
/** Before training there is nothing to operate on, and while it goes on the laboratory is only asked for a reason. */
const isTrained = ({ run }: AppState) => !isTraining(run.status) && run.contenders.some(({ step }) => step > 0);

export function SurgeryPanel(panel: PanelProps) {
  const { open } = useOpen(panel.id);
  const looked = useApp((state) => Math.min(state.focus.cell ?? 0, state.spec.contenders.length - 1));
  const [chosen, setChosen] = useState<number | null>(null);
  const there = useApp((state) => chosen !== null && state.spec.interventions[chosen]?.kind !== undefined);
  const owner = useApp(({ spec }) => {
    const each = chosen === null ? undefined : spec.interventions[chosen];
    return each === undefined || each.kind === 'input' ? looked : each.contender;
  });
  const watchSurgery = useApp((state) => state.watchSurgery);
  const acts = useApp(anyActs);
  const trained = useApp(isTrained);
  const editing = useEditing().on;
  // Its worker is warm by the time of the first cut.
  const watching = acts || editing || (open && trained);
  useEffect(() => {
    if (!watching) return undefined;
    watchSurgery(true);
    return () => watchSurgery(false);
  }, [watching, watchSurgery]);
  const index = there ? chosen : null;
  return (
    <div data-surgery="">
      <LabPanel {...panel}>
        <Chips contender={looked} chosen={index} onChoose={setChosen} />
        <Effects />
        <QuickCut onChoose={setChosen} />
        <ClampForm contender={owner} chosen={index} onChoose={setChosen} />
        <InputEdits />
      </LabPanel>
    </div>
  );
}
