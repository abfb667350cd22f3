/** The time machine: a slider over the epochs whose weights are kept, single steps, a film, and the way back to now. */
import { ActionIcon, Button } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
} from '@tabler/icons-react';
import { useId, useState, type CSSProperties } from 'react';
import type { AppState } from '../../../../store/state';
import { useWords } from '../../../../i18n/react';
import { ChoiceField } from '../../../parts/fields';
import { endShown } from '../../../../store/contender';
import { Segments } from '../../../parts/charts/Segments';
import { contenderStroke, letterOf, type ContenderRun } from '../../../state/model';
import { useApp, usePaced } from '../../../state/store-context';
import { HelpMark } from '../../../parts/HelpMark';
import { useFilm } from './film';
import { PastBanner } from '../../shared/PastBanner';
import styles from './time.module.css';
import { epochList } from '../../shared/epoch-list';
import { bestMarks, epochNow, keptEpochs, placeOf } from './timeline';
import { weightsShown } from '../../../words/weights-shown';

const contenders = (state: AppState) => state.run.contenders;
const ENDS = ['best', 'last'] as const;
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
  const showEnded = useApp((state) => state.showEnded);
  const described = useId();
  const [speed, setSpeed] = useState<string>('1');
  const film = useFilm(Number(speed));
  // What is shown stays on the slider, also when it has been thinned out meanwhile.
  const epochs = wanted === null || kept.includes(wanted) ? kept : [...kept, wanted].sort((a, b) => a - b);
  const last = Math.max(...runs.map(({ epoch }) => epoch));
  const chosen = useApp((state) => state.focus.ended);
  const ends = runs.map((run) => endShown(run, chosen));
  const place = placeOf(epochs, wanted ?? epochNow(runs, chosen));
  const go = (to: number) => {
    film.hold();
    const epoch = epochs[to];
    if (epoch !== undefined) showEpoch(epoch);
  };
  const marks = bestMarks(epochs, runs);
  const now = epochList(runs.map((run, k) => ({ letter: letterOf(k), epoch: epochNow([run], chosen) })));
  const nowAt = ends.every((end) => end !== null)
    ? t('time.endAt', { weights: weightsShown(runs, 'trace', t, chosen), last })
    : t('time.nowAt', { epochs: now, last });
  const at = wanted === null ? nowAt : t('time.at', { epoch: epochs[place], last });
  const bestHere = marks.filter(({ epoch }) => epoch === epochs[place]).map(({ contender }) => letterOf(contender));
  return (
    <>
      <span className={styles['label']} aria-hidden="true">
        {t('time.epoch')}
      </span>
      <span className={styles['track']}>
        <input
          type="range"
          className={styles['slider']}
          aria-label={t('time.epoch')}
          aria-valuetext={
            wanted === null || bestHere.length === 0
              ? at
              : t('time.bestOf', { at, letters: bestHere.join(t('places.listSeparator')) })
          }
          aria-describedby={described}
          min={0}
          max={epochs.length - 1}
          step={1}
          value={place}
          onChange={(event) => go(event.currentTarget.valueAsNumber)}
        />
        {marks.map(({ contender, epoch, share }) => (
          <i
            key={contender}
            className={styles['best']}
            data-best={letterOf(contender)}
            title={t('time.bestMark', { letter: letterOf(contender), epoch })}
            style={{ '--share': share, background: contenderStroke(contender) } as CSSProperties}
          />
        ))}
        <span id={described} hidden>
          {marks.length > 0 &&
            t('time.bestEpochs', {
              epochs: marks
                .map(({ contender, epoch }) => `${letterOf(contender)} ${epoch}`)
                .join(t('places.listSeparator')),
            })}
        </span>
      </span>
      <span className={styles['at']} aria-hidden="true">
        {at}
      </span>
      {ends.some((end) => end !== null) ? (
        <Segments
          label={t('time.ended')}
          // A past epoch is neither.
          value={wanted === null ? (ends.find((end) => end !== null) ?? '') : ''}
          choices={ENDS.map((value) => ({ value, label: t(`time.end.${value}`) }))}
          onChange={(value) => {
            film.hold();
            showEnded(value);
          }}
        />
      ) : (
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
      )}
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
