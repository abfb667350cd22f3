/** One click from the pinned place: its gate clamped to 0, or its unit silenced where a state was pinned. */
import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { ExperimentSpec } from '../../../experiment/schema';
import { useWords } from '../../../i18n/react';
import { GATES_OF, type Gate } from '../../../experiment/interventions';
import { letterOf } from '../../model';
import { useApp, useAppStore } from '../../store-context';
import type { Spot } from '../crosshair';
import { useLab } from '../lab-context';
import type { Convention } from '../cell/numbers';
import { turned } from './chip-text';
import styles from './surgery.module.css';

/** Where a spot of the lab lies in its network. */
function placeOf(spec: ExperimentSpec, focus: { layer: number; direction: 'forward' | 'backward' }, spot: Spot) {
  const { layers, bidirectional } = spec.contenders[spot.contender]!;
  return {
    contender: spot.contender,
    layer: Math.min(focus.layer, layers - 1),
    direction: bidirectional ? focus.direction : 'forward',
    units: [spot.unit],
  };
}

/** The gate of a spot; null where it is a state. */
const gateOf = (spec: ExperimentSpec, { contender, quantity }: Spot): Gate | null =>
  GATES_OF[spec.contenders[contender]?.cell ?? 'simpleRnn'].find((gate) => gate === quantity) ?? null;

/** Clamps the spot's gate to a value as the page writes it; silences the unit where the spot is a state. */
export function useCut(): (spot: Spot, value: number, convention: Convention) => void {
  const store = useAppStore();
  return (spot, value, convention) => {
    const { spec, focus, addIntervention } = store.getState();
    const gate = gateOf(spec, spot);
    const place = placeOf(spec, focus, spot);
    addIntervention(
      gate === null
        ? { kind: 'silence', ...place }
        : { kind: 'clamp', ...place, gate, value: turned(gate, value, convention), steps: 'all' },
    );
  };
}

export function QuickCut() {
  const { t } = useWords();
  const { crosshair, convention } = useLab();
  const cut = useCut();
  const spot = useSyncExternalStore(crosshair.subscribe, () => (crosshair.isPinned() ? crosshair.read() : null));
  const spec = useApp((state) => state.spec);
  const units = spot && spec.contenders[spot.contender]?.units;
  if (!spot || !units || spot.unit >= units) return <p className={styles['explained']}>{t('surgery.pinFirst')}</p>;
  const gate = gateOf(spec, spot);
  const unit = spot.unit + 1;
  return (
    <Button
      variant="light"
      size="compact-sm"
      className={styles['quick']!}
      title={t('surgery.keys')}
      onClick={() => cut(spot, 0, convention)}
    >
      {gate === null
        ? t('surgery.silenceUnit', { unit })
        : t('surgery.clampUnit', { gate: t(`gates.${gate}`).toLowerCase(), unit })}
      {spec.contenders.length > 1 && ` (${letterOf(spot.contender)})`}
    </Button>
  );
}
