/** One click from the pinned place: its gate clamped to 0, or its unit silenced where a state was pinned. */
import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useWords } from '../../../../i18n/react';
import { letterOf } from '../../../state/model';
import { useApp, useAppStore } from '../../../state/store-context';
import { gateWords } from '../../../words/gate-words';
import { cutAt, gateOf, isDone, useCut } from '../../shared/cut';
import { useLab } from '../../shared/lab-context';
import styles from './surgery.module.css';

export function QuickCut({ onChoose }: { onChoose: (index: number | null) => void }) {
  const { t } = useWords();
  const { crosshair, convention } = useLab();
  const cut = useCut();
  const store = useAppStore();
  const spot = useSyncExternalStore(crosshair.subscribe, () => (crosshair.isPinned() ? crosshair.read() : null));
  const contenders = useApp((state) => state.spec.contenders);
  const done = useApp((state) => {
    if (!spot || !state.spec.contenders[spot.contender]) return false;
    return isDone(state, cutAt(state, spot, 0, convention));
  });
  const units = spot && contenders[spot.contender]?.units;
  if (!spot || !units || spot.unit >= units) return <p className={styles['explained']}>{t('surgery.pinFirst')}</p>;
  const gate = gateOf({ contenders }, spot);
  const unit = spot.unit + 1;
  return (
    <Button
      variant="light"
      size="compact-sm"
      className={styles['quick']!}
      title={t('surgery.keys')}
      onClick={() => {
        const before = store.getState().spec.interventions.length;
        cut(spot, 0, convention);
        const { interventions } = store.getState().spec;
        // What was just made follows the form's slider.
        onChoose(interventions.length > before ? interventions.length - 1 : null);
      }}
    >
      {gate === null
        ? t(done ? 'surgery.hearUnit' : 'surgery.silenceUnit', { unit })
        : t(done ? 'surgery.freeUnit' : 'surgery.clampUnit', {
            gate: gateWords(contenders[spot.contender]!.cell, gate, t).toLowerCase(),
            unit,
          })}
      {contenders.length > 1 && ` (${letterOf(spot.contender)})`}
    </Button>
  );
}
