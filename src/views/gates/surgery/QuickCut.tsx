/** One click from the pinned place: its gate clamped to 0, or its unit silenced where a state was pinned. */
import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { gatesOf, type Gate } from '../../../experiment/cells';
import { indexOfPlace, placeName, type Intervention } from '../../../experiment/interventions';
import type { ExperimentSpec } from '../../../experiment/schema';
import type { AppState } from '../../../store/state';
import { useWords } from '../../../i18n/react';
import { letterOf } from '../../state/model';
import { useApp, useAppStore } from '../../state/store-context';
import type { Spot } from '../crosshair';
import { gateWords } from '../../words/gate-words';
import { useLab } from '../lab-context';
import type { Convention } from '../cell/convention';
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
function gateOf(spec: Pick<ExperimentSpec, 'contenders'>, { contender, quantity }: Spot): Gate | null {
  const own = spec.contenders[contender];
  return (own && gatesOf(own.cell).find((gate) => gate === quantity)) ?? null;
}

type Looking = Pick<AppState, 'spec' | 'focus'>;

/** The change that the spot asks for: its gate clamped to a value as the page writes it, or its unit silenced. */
function wanted({ spec, focus }: Looking, spot: Spot, value: number, convention: Convention): Intervention {
  const gate = gateOf(spec, spot);
  const { cell } = spec.contenders[spot.contender]!;
  const place = { on: true, ...placeOf(spec, focus, spot) };
  return gate === null
    ? { kind: 'silence', ...place }
    : { kind: 'clamp', ...place, gate, value: turned(cell, gate, value, convention), steps: 'all' };
}

/** Whether just that acts. */
const isDone = ({ spec }: Looking, change: Intervention): boolean => {
  const known = spec.interventions[indexOfPlace(spec.interventions, change)];
  return known?.on === true && (known.kind !== 'clamp' || change.kind !== 'clamp' || known.value === change.value);
};

/** Makes that change, or takes it back where it is there; a state can only be silenced, which is 0. */
export function useCut(): (spot: Spot, value: number, convention: Convention) => void {
  const store = useAppStore();
  return (spot, value, convention) => {
    const state = store.getState();
    if (value !== 0 && gateOf(state.spec, spot) === null) return;
    const change = wanted(state, spot, value, convention);
    if (!isDone(state, change)) return state.addIntervention(change);
    // A link, or a chip that was changed to this place, may have brought it twice: nothing of it is left.
    const name = placeName(change);
    state.set(
      'interventions',
      state.spec.interventions.filter((each) => placeName(each) !== name),
    );
  };
}

export function QuickCut({ onChoose }: { onChoose: (index: number | null) => void }) {
  const { t } = useWords();
  const { crosshair, convention } = useLab();
  const cut = useCut();
  const store = useAppStore();
  const spot = useSyncExternalStore(crosshair.subscribe, () => (crosshair.isPinned() ? crosshair.read() : null));
  const contenders = useApp((state) => state.spec.contenders);
  const done = useApp((state) => {
    if (!spot || !state.spec.contenders[spot.contender]) return false;
    return isDone(state, wanted(state, spot, 0, convention));
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
