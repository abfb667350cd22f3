/** "Save" of the gradient through time: the norms that the plot shows. */
import { useWords } from '../../../../i18n/react';
import { SaveMenu } from '../../../parts/save/SaveMenu';
import { flowTable } from './flow-table';
import { useContenderNames } from '../../../parts/save/names';
import { useAppStore } from '../../../state/store-context';
import { useLab } from '../../shared/lab-context';
import { epochsOf } from '../../shared/LabSave';
import { pictureWords } from '../../shared/shown-words';
import { contenderFlows, labelsOf, type FlowKind } from './contender-flow';

export function FlowSave({ kind }: { kind: FlowKind }) {
  const { t } = useWords();
  const store = useAppStore();
  const lab = useLab();
  const { shown } = lab;
  const names = useContenderNames();
  const numbers = () => {
    const traces = shown.read();
    const columns = names();
    const flows = contenderFlows(traces, store.getState().spec.contenders, kind);
    const named = flows.map(({ contender, flow }) => ({ name: columns[contender]!, flow }));
    return flows.some(({ flow }) => flow.h !== null) ? flowTable(named, labelsOf(traces)) : null;
  };
  return (
    <SaveMenu
      name={t('flow.title')}
      file={`gradient-${kind}`}
      form="long"
      epochs={() => epochsOf(shown.read())}
      detail={() => `${t(`flow.sums.${kind}`)} · ${pictureWords(shown.read(), store.getState(), lab, t)}`}
      numbers={numbers}
    />
  );
}
