/** "Save" of the memory lengths: every unit's half-life. */
import { useWords } from '../../../../i18n/react';
import { SaveMenu } from '../../../parts/save/SaveMenu';
import { memoryTable } from './memory-table';
import { useContenderNames } from '../../../parts/save/names';
import { useAppStore } from '../../../state/store-context';
import { useLab } from '../../shared/lab-context';
import { pictureWords } from '../../shared/shown-words';
import { epochsOf } from '../../shared/LabSave';
import { memoryLengths } from './memory-length';

export function MemorySave() {
  const { t } = useWords();
  const lab = useLab();
  const { shown, convention } = lab;
  const store = useAppStore();
  const names = useContenderNames();
  const numbers = () => {
    const lengths = shown.read().map((trace) => trace && memoryLengths(trace, convention));
    return lengths.some((units) => units !== null) ? memoryTable(lengths, names()) : null;
  };
  return (
    <SaveMenu
      name={t('memory.length')}
      file="memory-length"
      form="long"
      epochs={() => epochsOf(shown.read())}
      detail={() => pictureWords(shown.read(), store.getState(), lab, t)}
      numbers={numbers}
    />
  );
}
