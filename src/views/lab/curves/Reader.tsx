/** What pointer and keys do over the curves: a cursor that reads exact values, and the choice of the stretch that is drawn. */
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { flushSync } from 'react-dom';
import { joined, type Translate } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import chart from '../../parts/charts/charts.module.css';
import type { Frame } from '../../parts/charts/frame';
import { shareOf, type Axis } from '../../parts/charts/scale';
import { exact } from '../../words/format';
import { contenderStroke, letterOf } from '../../state/model';
import type { AxisKind } from '../../../store/looks';
import styles from './curves.module.css';
import type { CurveGroup, CurveOverlay } from './groups';
import { overlayInk } from './picture';
import { Readout } from './Readout';
import { grain, readGroup, readOverlay, type GroupReading } from './reading';
import { ZOOM_STEP, panned, scaledAt, showing, type Range } from './zoom';

interface ReaderProps {
  readonly frame: Frame;
  /** Of the whole chart, in pixels. */
  readonly chartWidth: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly kind: AxisKind;
  /** The end of the whole axis. */
  readonly last: number;
  readonly smoothing: number;
  readonly single: boolean;
  readonly groups: readonly CurveGroup[];
  readonly overlays: readonly CurveOverlay[];
  readonly overlayNames: readonly string[];
  readonly description: string;
  /** The place in words, "Epoch 12". */
  readonly xName: (x: number) => string;
  /** Null: the whole. */
  readonly onZoom: (change: (range: Range) => Range | null) => void;
}

/** A shorter drag than this many pixels is a click. */
const SHORTEST = 6;
/** How far Shift and an arrow move the stretch, as a share of it. */
const PAN = 0.25;
/** Wheels report a turn as about so many pixels. */
const TURN = 100;

export function Reader(props: ReaderProps) {
  const { frame, x, y, kind, last, groups, overlays, onZoom } = props;
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  /** Both ends of a drag, on the axis. */
  const [drag, setDrag] = useState<{ readonly start: number; readonly now: number } | null>(null);
  const step = grain(groups, kind);
  const finest = Number.isFinite(step) ? step : 1;
  const [from, to] = x.domain;
  const onGrain = (value: number): number => {
    const whole = Math.round(value / finest) * finest;
    return Math.min(Math.floor(last / finest + 1e-9) * finest, Math.max(0, whole));
  };
  const under = ({ clientX }: { readonly clientX: number }): number => {
    const { left, width } = box.current!.getBoundingClientRect();
    return Math.min(to, Math.max(from, from + ((clientX - left) / width) * (to - from)));
  };

  const wheel = useEffectEvent((event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const at = under(event);
    // Within the frame of the event, and not in the next.
    flushSync(() => onZoom((range) => scaledAt(range, ZOOM_STEP ** (-event.deltaY / TURN), at)));
  });
  useEffect(() => {
    // React's own listeners cannot keep the browser from scaling the page.
    const element = box.current!;
    const listener = (event: WheelEvent) => wheel(event);
    element.addEventListener('wheel', listener, { passive: false });
    return () => element.removeEventListener('wheel', listener);
  }, []);

  const move = (event: PointerEvent<HTMLDivElement>) => {
    const at = under(event);
    if (drag) setDrag({ ...drag, now: at });
    setChosen(onGrain(at));
  };
  const press = (event: PointerEvent<HTMLDivElement>) => {
    move(event);
    // A finger reads, and chooses a stretch on the strip below.
    if (event.pointerType === 'touch' || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ start: under(event), now: under(event) });
  };
  const release = () => {
    if (drag === null) return;
    setDrag(null);
    const stretch = { from: Math.min(drag.start, drag.now), to: Math.max(drag.start, drag.now) };
    if (((stretch.to - stretch.from) / (to - from)) * frame.width >= SHORTEST) onZoom(() => stretch);
  };
  const read = (value: number) => {
    const place = onGrain(value);
    setChosen(place);
    if (place < from || place > to) onZoom((range) => showing(range, place));
  };
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = chosen ?? onGrain(to);
    const middle = chosen !== null && chosen >= from && chosen <= to ? chosen : (from + to) / 2;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => (event.shiftKey ? onZoom((range) => panned(range, -PAN)) : read(at - finest)),
      ArrowRight: () => (event.shiftKey ? onZoom((range) => panned(range, PAN)) : read(at + finest)),
      Home: () => read(0),
      End: () => read(last),
      '+': () => onZoom((range) => scaledAt(range, ZOOM_STEP, middle)),
      '=': () => onZoom((range) => scaledAt(range, ZOOM_STEP, middle)),
      '-': () => onZoom((range) => scaledAt(range, 1 / ZOOM_STEP, middle)),
      '0': () => onZoom(() => null),
      Escape: () => {
        setDrag(null);
        setChosen(null);
      },
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  const seen = chosen !== null && chosen >= from && chosen <= to ? chosen : null;
  const readings = seen === null ? [] : groups.flatMap((group) => readGroup(group, kind, seen, props.smoothing) ?? []);
  const kept =
    seen === null
      ? []
      : overlays.flatMap((overlay, index) => {
          const reading = readOverlay(overlay, kind, seen);
          return reading ? [{ ...reading, name: props.overlayNames[index]!, index }] : [];
        });
  const dots = [
    ...readings.flatMap(({ contender, epoch, validation, training, runs }) => {
      const at = epoch * groups.find((group) => group.contender === contender)!.units[kind]!;
      const singles = props.single || validation === null ? runs.map((run) => run.validation) : [];
      const values = [validation, training, ...singles];
      return values.map((value, k) => ({ id: `${contender}-${k}`, at, value, colour: contenderStroke(contender) }));
    }),
    ...kept.map(({ id, epoch, validation, index }) => ({
      id,
      at: epoch * overlays[index]!.units[kind]!,
      value: validation,
      colour: overlayInk(index),
    })),
  ].filter(({ at, value }) => value !== null && (!y.log || value > 0) && at >= from && at <= to);
  const share = seen === null ? 0 : shareOf(x, seen);
  const something = seen !== null && (readings.length > 0 || kept.length > 0);
  return (
    <>
      <div
        ref={box}
        className={`${chart['hover']} ${styles['reader']}`}
        style={frame}
        tabIndex={0}
        role="img"
        aria-label={joined([props.description, t('charts.keys'), t('curves.zoomKeys')])}
        onPointerMove={move}
        onPointerDown={press}
        onPointerUp={release}
        onPointerCancel={() => setDrag(null)}
        onPointerLeave={() => setChosen(null)}
        onDoubleClick={() => onZoom(() => null)}
        onBlur={() => setChosen(null)}
        onKeyDown={key}
      >
        {drag && (
          <div
            className={styles['selection']}
            style={{
              left: `${shareOf(x, Math.min(drag.start, drag.now)) * 100}%`,
              width: `${((Math.abs(drag.now - drag.start) || 0) / (to - from)) * 100}%`,
            }}
          />
        )}
        {something && (
          <>
            <div className={chart['cursor']} style={{ left: `${share * 100}%` }} />
            {dots.map(({ id, at, value, colour }) => (
              <div
                key={id}
                className={chart['mark']}
                style={{
                  left: `${shareOf(x, at) * 100}%`,
                  bottom: `calc(${shareOf(y, value!) * 100}% - 3.5px)`,
                  background: colour,
                }}
              />
            ))}
            <Readout
              title={props.xName(seen)}
              epochs={kind !== 'epoch'}
              groups={readings}
              seeds={groups.map(({ seeds }) => seeds)}
              single={props.single}
              overlays={kept}
              at={share * frame.width}
              left={-frame.left}
              right={props.chartWidth - frame.left}
            />
          </>
        )}
      </div>
      <span className="visually-hidden" aria-live="polite">
        {something && spoken(props.xName(seen), readings, t)}
      </span>
    </>
  );
}

/** The values in a sentence: a table read aloud at every key would take too long. */
const spoken = (place: string, readings: readonly GroupReading[], t: Translate): string =>
  t('places.sentence', {
    where: place,
    sentence: readings
      .flatMap(({ contender, validation }) =>
        validation === null ? [] : [t('places.sentence', { where: letterOf(contender), sentence: exact(validation) })],
      )
      .join(t('places.sentenceSeparator')),
  });
