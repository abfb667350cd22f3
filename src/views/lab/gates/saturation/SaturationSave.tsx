/** "Save" of the saturation: the shares at every epoch that was measured. */
import { useWords } from '../../../../i18n/react';
import type { Trace } from '../../../state/model';
import { SaveMenu } from '../../../parts/save/SaveMenu';
import { saturationTable } from './saturation-table';
import { useContenderNames } from '../../../parts/save/names';
import { useAppStore } from '../../../state/store-context';
import { useLab } from '../../shared/lab-context';
import { historiesOf } from './saturation-chart';

export function SaturationSave({ frames }: { frames: readonly (Trace | null)[] }) {
  const { t } = useWords();
  const store = useAppStore();
  const { convention } = useLab();
  const names = useContenderNames();
  const numbers = () => {
    const histories = historiesOf(frames, store.getState().run.contenders, convention);
    const measured = histories.some((history) => history.some(({ gates: all }) => all.length > 0));
    return measured ? saturationTable(histories, names()) : null;
  };
  return <SaveMenu name={t('memory.saturation')} file="saturation" form="long" weights={null} numbers={numbers} />;
}
