/** The controls that play one time step in its sub-steps, forwards and backwards. */
import { ActionIcon, Button } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import {
  IconArrowsMaximize,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
} from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '../../../i18n/react';
import { ChoiceField } from '../../parts/fields';
import styles from './cell.module.css';
import type { Phase } from './layout';

interface StepThroughProps {
  readonly phase: Phase | null;
  /** Goes on or back by one sub-step; says whether another one of the same time step follows in that direction. */
  readonly onMove: (by: 1 | -1) => boolean;
  /** Shows the whole step again. */
  readonly onWhole: () => void;
}

/** Milliseconds that a sub-step is shown at normal speed: time to read a few numbers. */
const BEAT = 1600;
const SPEEDS = ['0.5', '1', '2', '4'] as const;

export function StepThrough({ phase, onMove, onWhole }: StepThroughProps) {
  const { t } = useWords();
  const still = useReducedMotion(false, { getInitialValueInEffect: false });
  const [wanted, setWanted] = useState(false);
  const [speed, setSpeed] = useState<string>('1');
  const playing = wanted && !still;
  const tick = useEffectEvent(() => {
    if (!onMove(1)) setWanted(false);
  });
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(tick, BEAT / Number(speed));
    return () => clearInterval(timer);
  }, [playing, speed]);
  const by = (direction: 1 | -1) => {
    setWanted(false);
    onMove(direction);
  };
  const play = () => {
    setWanted(!playing && onMove(1));
  };
  return (
    <div className={styles['steps']} role="group" aria-label={t('cell.stepThrough')}>
      <ActionIcon variant="default" size={28} aria-label={t('cell.previous')} onClick={() => by(-1)}>
        <IconPlayerTrackPrevFilled size={13} aria-hidden="true" />
      </ActionIcon>
      {!still && (
        <Button
          variant="default"
          size="compact-sm"
          fz={12}
          leftSection={
            playing ? (
              <IconPlayerPauseFilled size={13} aria-hidden="true" />
            ) : (
              <IconPlayerPlayFilled size={13} aria-hidden="true" />
            )
          }
          onClick={play}
        >
          {t(playing ? 'cell.hold' : 'cell.play')}
        </Button>
      )}
      <ActionIcon variant="default" size={28} aria-label={t('cell.next')} onClick={() => by(1)}>
        <IconPlayerTrackNextFilled size={13} aria-hidden="true" />
      </ActionIcon>
      {!still && (
        <ChoiceField
          hideLabel
          label={t('cell.speed')}
          value={speed}
          choices={SPEEDS.map((value) => ({ value, label: `${value} ×` }))}
          onChange={setSpeed}
        />
      )}
      {phase !== null && (
        <ActionIcon
          variant="subtle"
          size={28}
          aria-label={t('cell.whole')}
          onClick={() => {
            setWanted(false);
            onWhole();
          }}
        >
          <IconArrowsMaximize size={14} aria-hidden="true" />
        </ActionIcon>
      )}
      <p aria-live="polite">{phase === null ? t('cell.wholeStep') : t(`cell.phases.${phase}`)}</p>
    </div>
  );
}
