/** The time machine: a slider over the epochs whose weights are kept, single steps, a film, and the way back to now. */
import { ActionIcon, Button } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { AppState } from '../../../store/state';
import { useWords } from '../../../i18n/react';
import { ChoiceField } from '../../fields';
import { letterOf, type ContenderRun } from '../../model';
import { useApp, usePaced } from '../../store-context';
import { HelpMark } from '../../parts/HelpMark';
import { useFilm } from './film';
import { PastBanner } from './PastBanner';
import styles from './time.module.css';
import { epochList, epochNow, keptEpochs, placeOf } from './timeline';

const contenders = (state: AppState) => state.run.contenders;
const SPEEDS = ['0.5', '1', '2', '4'] as const;

export function TimeMachine() {
  const { t } = useWords();
  // Read once, so that all that is said here is of one moment.
  const runs = usePaced(contenders, 40);
  const kept = keptEpochs(runs);
  return (
    <div className={styles['machine']} role="group" aria-label={t('time.title')}>
      {kept.length > 1 ? <Controls runs={runs} kept={kept} /> : <Before />}
    </div>
  );
}

/** Before there is anything to look back at: what will be here, and what was lost with the old networks. */
function Before() {
  const { t } = useWords();
  const dropped = useApp((state) => state.time.dropped);
  return <p className={styles['words']}>{dropped === null ? t('time.untrained') : <Dropped epoch={dropped} />}</p>;
}

function Dropped({ epoch }: { epoch: number }) {
  const { t } = useWords();
  return (
    <span className={styles['dropped']} role="status">
      {t('time.dropped', { epoch })}
    </span>
  );
}

interface ControlsProps {
  readonly runs: readonly ContenderRun[];
  /** Of all contenders, rising. */
  readonly kept: readonly number[];
}

function Controls({ runs, kept }: ControlsProps) {
  const { t } = useWords();
  const wanted = useApp((state) => state.time.wanted);
  const showEpoch = useApp((state) => state.showEpoch);
  const [speed, setSpeed] = useState<string>('1');
  const film = useFilm(Number(speed));
  // What is shown stays on the slider, also when it has been thinned out meanwhile.
  const epochs = wanted === null || kept.includes(wanted) ? kept : [...kept, wanted].sort((a, b) => a - b);
  const last = Math.max(...runs.map(({ epoch }) => epoch));
  const place = placeOf(epochs, wanted ?? epochNow(runs));
  const go = (to: number) => {
    film.hold();
    const epoch = epochs[to];
    if (epoch !== undefined) showEpoch(epoch);
  };
  const now = epochList(runs.map((run, k) => ({ letter: letterOf(k), epoch: epochNow([run]) })));
  const at = wanted === null ? t('time.nowAt', { epochs: now, last }) : t('time.at', { epoch: epochs[place], last });
  return (
    <>
      <span className={styles['label']} aria-hidden="true">
        {t('time.epoch')}
      </span>
      <input
        type="range"
        className={styles['slider']}
        aria-label={t('time.epoch')}
        aria-valuetext={at}
        min={0}
        max={epochs.length - 1}
        step={1}
        value={place}
        onChange={(event) => go(event.currentTarget.valueAsNumber)}
      />
      <span className={styles['at']} aria-hidden="true">
        {at}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        fz={12}
        disabled={wanted === null}
        onClick={() => {
          film.hold();
          showEpoch(null);
        }}
      >
        {t('time.now')}
      </Button>
      <span className={styles['buttons']}>
        <ActionIcon
          variant="default"
          size={26}
          aria-label={t('time.earlier')}
          disabled={place === 0}
          onClick={() => go(place - 1)}
        >
          <IconPlayerSkipBackFilled size={12} aria-hidden="true" />
        </ActionIcon>
        {film.offered && (
          <Button
            variant="default"
            size="compact-sm"
            fz={12}
            leftSection={
              film.playing ? (
                <IconPlayerPauseFilled size={12} aria-hidden="true" />
              ) : (
                <IconPlayerPlayFilled size={12} aria-hidden="true" />
              )
            }
            onClick={film.playing ? film.hold : film.play}
          >
            {t(film.playing ? 'time.hold' : 'time.play')}
          </Button>
        )}
        <ActionIcon
          variant="default"
          size={26}
          aria-label={t('time.later')}
          disabled={place === epochs.length - 1}
          onClick={() => go(place + 1)}
        >
          <IconPlayerSkipForwardFilled size={12} aria-hidden="true" />
        </ActionIcon>
        {film.offered && (
          <ChoiceField
            hideLabel
            label={t('time.speed')}
            value={speed}
            choices={SPEEDS.map((value) => ({ value, label: `${value} ×` }))}
            onChange={setSpeed}
          />
        )}
      </span>
      <HelpMark of={t('time.title')} text={t('time.help')} />
      <div className={styles['status']}>
        <Status runs={runs} />
      </div>
    </>
  );
}

/** What is shown and what is kept, in one place, so that nothing moves when one takes the other's. */
function Status({ runs }: Pick<ControlsProps, 'runs'>) {
  const { t } = useWords();
  const shown = useApp((state) => state.time.shown);
  const dropped = useApp((state) => state.time.dropped);
  if (shown !== null) return <PastBanner />;
  if (dropped !== null) return <Dropped epoch={dropped} />;
  const all = runs.flatMap(({ kept }) => (kept === null ? [] : [kept]));
  // The one that takes most; all keep the same epochs as far as they have come.
  const most = all.reduce((found, each) => (each.bytes > found.bytes ? each : found));
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
  const bound = megabytes(most.bound);
  const reached = Math.max(...runs.map(({ epoch }) => epoch));
  return (
    <span className={styles['words']} title={t('time.keptTitle', { bound })}>
      {t('time.kept', { kept: most.epochs.length, all: reached + 1, used: megabytes(most.bytes), bound })}
    </span>
  );
}
