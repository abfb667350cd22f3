/** The picture of the state space: trajectories in the plane of two components, and the crosshair's step on the probe's. */
import { memo, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { StateName } from '../../../../experiment/cells';
import { joined } from '../../../../i18n';
import { useWords } from '../../../../i18n/react';
import { decimal, exact } from '../../../words/format';
import { letterOf } from '../../../state/model';
import { toHex } from '../../../theme/oklch';
import { sequentialColour } from '../../../theme/ramps';
import type { Scheme } from '../../../theme/hues';
import { placed, type Spot } from '../../shared/crosshair';
import { mark, perFrame, useDrawn, write } from '../../shared/drawn';
import { useLab } from '../../shared/lab-context';
import type { Drawing } from './drawing';
import { MARGIN, nearestStep, SHADES } from './plane';
import styles from './space.module.css';

interface SpacePlotProps {
  readonly contender: number;
  readonly state: StateName;
  readonly drawing: Drawing;
  /** [T, 2] each. */
  readonly probe: { readonly before: Float32Array; readonly after: Float32Array };
  readonly labels: readonly string[];
  /** Shares of the variance. */
  readonly explained: readonly [number, number];
  /** Whether the layer reads from the last step to the first. */
  readonly backward: boolean;
}

/** How near the pointer must be to the trajectory to move the crosshair, in pixels. */
const REACH = 60;

/** A path of more steps than this is drawn thinner, because it crosses itself many times. */
const LONG = 60;

export function SpacePlot({ contender, state, drawing, probe, labels, explained, backward }: SpacePlotProps) {
  const { t } = useWords();
  const { crosshair, shown } = useLab();
  const { plane, touched } = drawing;
  const reader = useRef<HTMLDivElement>(null);
  const ring = useRef<SVGGElement>(null);
  const ghost = useRef<SVGGElement>(null);
  const text = useRef<HTMLParagraphElement>(null);
  const steps = probe.after.length / 2;
  const here = () => Math.min(steps - 1, placed(crosshair.read(), shown.read()).step);
  const spotAt = (step: number): Spot => ({
    step: Math.min(steps - 1, Math.max(0, step)),
    unit: placed(crosshair.read(), shown.read()).unit,
    contender,
    quantity: state,
  });
  const move = useMemo(() => perFrame((spot: Spot) => crosshair.hover(spot)), [crosshair]);
  useDrawn(({ step: wanted }) => {
    const step = Math.min(steps - 1, wanted);
    const place = (points: Float32Array) =>
      `translate(${plane.x(points[2 * step]!)} ${plane.y(points[2 * step + 1]!)})`;
    mark(ring.current, 'transform', place(probe.after));
    mark(ghost.current, 'transform', place(probe.before));
    const label = labels[step];
    const where = label === undefined || label === '' || label === String(step + 1) ? '' : t('space.label', { label });
    const values = { step: step + 1, label: where, ...coordinates(probe.after, step) };
    const said = t('space.at', values);
    const apart = Math.hypot(
      probe.after[2 * step]! - probe.before[2 * step]!,
      probe.after[2 * step + 1]! - probe.before[2 * step + 1]!,
    );
    const sentence = touched
      ? joined([said, t('space.without', { ...coordinates(probe.before, step), distance: exact(apart) })])
      : said;
    write(text.current, sentence);
    mark(reader.current, 'aria-valuenow', String(step + 1));
    mark(reader.current, 'aria-valuetext', sentence);
  });
  const under = (event: MouseEvent<HTMLElement>): Spot | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const { step, distance } = nearestStep(probe.after, plane, x, y);
    return distance <= REACH ? spotAt(step) : null;
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    const step = here();
    const to = {
      ArrowLeft: step - 1,
      ArrowDown: step - 1,
      ArrowRight: step + 1,
      ArrowUp: step + 1,
      Home: 0,
      End: steps - 1,
    }[event.key];
    if (to !== undefined) crosshair.move(spotAt(to));
    else if (event.key === 'Enter' || event.key === ' ') crosshair.toggle(spotAt(step));
    else if (event.key === 'Escape' && crosshair.isPinned()) crosshair.free();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div
        ref={reader}
        className={styles['plot']}
        role="slider"
        tabIndex={0}
        aria-label={t('space.plot', { letter: letterOf(contender), state: t(`gates.${state}`) })}
        aria-valuemin={1}
        aria-valuemax={steps}
        aria-valuenow={1}
        title={t('space.keys')}
        onKeyDown={key}
        onPointerMove={(event) => {
          const spot = under(event);
          if (spot) move(spot);
        }}
        onClick={(event) => {
          const spot = under(event);
          if (spot) crosshair.toggle(spot);
        }}
      >
        <svg width={plane.width} height={plane.height} aria-hidden="true">
          <Axes drawing={drawing} explained={explained} />
          <Trajectories drawing={drawing} long={steps > LONG} />
          <Ends drawing={drawing} points={probe.after} backward={backward} />
          {touched && (
            <g ref={ghost}>
              <circle r={6} className={styles['ghost']} />
            </g>
          )}
          <g ref={ring}>
            <circle r={8} className={styles['halo']} />
            <circle r={6} className={styles['ring']} />
          </g>
        </svg>
      </div>
      <p className={styles['read']} ref={text} />
    </>
  );
}

const coordinates = (points: Float32Array, step: number) => ({
  first: exact(points[2 * step]!),
  second: exact(points[2 * step + 1]!),
});

function Axes({ drawing: { plane }, explained }: Pick<SpacePlotProps, 'drawing' | 'explained'>) {
  const { t } = useWords();
  const { width, height, x, y, ticks } = plane;
  const [left, right, top, bottom] = [MARGIN.left, width - MARGIN.right, MARGIN.top, height - MARGIN.bottom];
  const name = (component: 1 | 2) =>
    t('space.axis', { component, percent: decimal(100 * explained[component - 1]!, explained[1] < 0.01 ? 1 : 0) });
  return (
    <g className={styles['axes']}>
      {ticks.x.map((tick) => (
        <g key={`x${tick}`}>
          <path d={`M${x(tick)} ${top}V${bottom}`} data-zero={tick === 0 ? '' : undefined} />
          <text x={x(tick)} y={bottom + 12} textAnchor="middle">
            {exact(tick)}
          </text>
        </g>
      ))}
      {ticks.y.map((tick) => (
        <g key={`y${tick}`}>
          <path d={`M${left} ${y(tick)}H${right}`} data-zero={tick === 0 ? '' : undefined} />
          <text x={left - 6} y={y(tick) + 4} textAnchor="end">
            {exact(tick)}
          </text>
        </g>
      ))}
      <text className={styles['name']} x={right} y={height - 4} textAnchor="end">
        {name(1)}
      </text>
      <text className={styles['name']} transform={`translate(11 ${top}) rotate(-90)`} textAnchor="end">
        {name(2)}
      </text>
    </g>
  );
}

/** The colour of each path; the last one is of steps that have no number. */
export const shadesOf = (scheme: Scheme): string[] => [
  ...Array.from({ length: SHADES }, (_, k) => toHex(sequentialColour(k / (SHADES - 1), scheme))),
  'var(--field)',
];

/** Drawn anew when numbers arrive, not when the crosshair moves. */
const Trajectories = memo(function Trajectories({ drawing, long }: { drawing: Drawing; long: boolean }) {
  const { scheme } = useLab();
  const colours = useMemo(() => shadesOf(scheme), [scheme]);
  const group = (paths: readonly string[], kind: string, name: string) => (
    <g className={styles[kind]} data-strokes={name}>
      {paths.map((d, k) => d !== '' && <path key={k} d={d} stroke={colours[k]} />)}
    </g>
  );
  return (
    <g className={styles['paths']} data-long={long ? '' : undefined}>
      {group(drawing.others.before, 'thinDashed', 'others before')}
      {group(drawing.others.after, 'thin', 'others after')}
      {group(drawing.probe.before, 'thickDashed', 'probe before')}
      {group(drawing.probe.after, 'thick', 'probe after')}
    </g>
  );
});

/** Where the layer begins to read and where it ends. */
function Ends({ drawing, points, backward }: Pick<SpacePlotProps, 'drawing' | 'backward'> & { points: Float32Array }) {
  const { t } = useWords();
  const { x, y, width } = drawing.plane;
  const last = points.length / 2 - 1;
  const at = (step: number) => ({ cx: x(points[2 * step]!), cy: y(points[2 * step + 1]!) });
  const [start, end] = backward ? [at(last), at(0)] : [at(0), at(last)];
  const label = ({ cx, cy }: typeof start, word: string, dy: number) => (
    <text x={cx > width - 60 ? cx - 9 : cx + 9} y={cy + dy} textAnchor={cx > width - 60 ? 'end' : 'start'}>
      {word}
    </text>
  );
  return (
    <g className={styles['ends']}>
      <circle cx={start.cx} cy={start.cy} r={4.5} data-end="start" />
      <rect x={end.cx - 4} y={end.cy - 4} width={8} height={8} data-end="end" />
      {label(start, t('space.start'), -6)}
      {label(end, t('space.end'), 13)}
    </g>
  );
}
