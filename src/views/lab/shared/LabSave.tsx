/** "Save" of the gate lab's parts: their numbers are those that are written out, in the convention that is shown. */
import { useWords } from '../../../i18n/react';
import type { Trace } from '../../state/model';
import { SaveMenu, type SaveMenuProps } from '../../parts/save/SaveMenu';
import { useContenderNames } from '../../parts/save/names';
import { gateTable } from './gate-table';
import { useAppStore } from '../../state/store-context';
import { placed } from './crosshair';
import type { Lab } from './lab-context';
import { pictureWords } from './shown-words';

interface LabSaveProps extends Pick<SaveMenuProps, 'name' | 'file' | 'parts'> {
  readonly lab: Pick<Lab, 'crosshair' | 'shown' | 'board' | 'convention' | 'sight'>;
  /** Only this one; absent: all. */
  readonly contender?: number;
  /** All values, those of the unit at the crosshair, or only those at its step as well. */
  readonly of: 'all' | 'unit' | 'place';
}

export function LabSave({ lab, contender, of, ...menu }: LabSaveProps) {
  const { t } = useWords();
  const store = useAppStore();
  const names = useContenderNames();
  const traces = () => lab.shown.read().map((trace, k) => (k === (contender ?? k) ? trace : null));
  const numbers = () => {
    const { unit, step } = placed(lab.crosshair.read(), lab.shown.read());
    return gateTable(
      traces(),
      names(),
      { all: {}, unit: { unit }, place: { unit, step } }[of],
      lab.convention === 'keep',
    );
  };
  const detail = () => {
    const state = store.getState();
    const touched = state.spec.interventions.some(({ on }) => on);
    const words = [
      pictureWords(traces(), state, lab, t),
      touched ? t(`surgery.tag.${lab.sight}`) : '',
      of === 'all' ? t('lab.captionEmpty') : '',
    ];
    return words.filter((word) => word !== '').join(' · ');
  };
  return <SaveMenu {...menu} form="long" epochs={() => epochsOf(traces())} detail={detail} numbers={numbers} />;
}

/** The epochs of what is shown, by contender. */
export const epochsOf = (shown: readonly (Pick<Trace, 'epoch'> | null)[]): (number | null)[] =>
  shown.map((each) => each?.epoch ?? null);

/** The lab's legend, which every picture of heatmaps needs. */
export const legendOf = (element: Element): Element | null =>
  element.closest('#gates')?.querySelector('[data-legend]') ?? null;
