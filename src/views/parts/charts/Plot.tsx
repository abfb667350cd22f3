/** A chart that can be read: the lines, and over them a cursor that says their exact values. */
import { useElementSize } from '@mantine/hooks';
import { memo, useState, type ComponentType, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '../../../i18n/react';
import { exact } from '../../words/format';
import { usePart } from '../later';
import { NotLoaded } from '../NotLoaded';
import { partOf } from '../../../store/part';
import styles from './charts.module.css';
import { GUTTER, frameIn, type Frame } from './frame';
import type { ChartLine } from './lines';
import { shareOf, type Axis } from './scale';
import { Titles } from './Titles';

const linesChart = partOf(() => import('./LinesChart'));

interface PlotProps {
  readonly lines: readonly ChartLine[];
  readonly x: Axis;
  readonly y: Axis;
  readonly xText: (x: number) => string;
  /** Names instead of numbers on the vertical axis. */
  readonly yTick?: (y: number) => string;
  /** What the cursor stands on, "Epoch 12". */
  readonly xName: (x: number) => string;
  /** What the chart shows, for those who do not see it. */
  readonly description: string;
  /** What the axes measure, with unit; the vertical one's name stands above it, the other's right of its end. */
  readonly yTitle: string;
  readonly xTitle?: string;
  /** Where another stretch begins, drawn as a thin upright line; the word for what follows stands above it. */
  readonly boundary?: Boundary;
}

interface Boundary {
  readonly x: number;
  readonly text: string;
}

interface DrawnProps {
  readonly width: number;
  readonly height: number;
  readonly gutter: (typeof GUTTER)[keyof typeof GUTTER];
  readonly plot: PlotProps;
  readonly Lines: ComponentType<PlotProps & Omit<DrawnProps, 'plot' | 'Lines'>>;
}

/** The lines themselves, drawn anew only when they are handed another plot. */
const Drawn = memo(function Drawn({ plot, Lines, ...size }: DrawnProps) {
  return <Lines {...size} {...plot} />;
});

export function Plot(props: PlotProps) {
  const { t } = useWords();
  const { ref, width, height } = useElementSize();
  const { module, failure } = usePart(linesChart);
  const ready = width > 0 && height > 0;
  const gutter = GUTTER[props.xTitle ? 'titled' : 'plain'];
  const frame = frameIn(width, height, gutter);
  return (
    <div className={styles['plot']} ref={ref}>
      {failure && <NotLoaded script="chart" missing={{ failure, again: linesChart.load }} />}
      {ready && !failure && (
        <>
          <div className={styles['canvas']} aria-hidden="true">
            {module ? (
              <Drawn width={width} height={height} gutter={gutter} plot={props} Lines={module.default} />
            ) : (
              <p className={styles['empty']}>{t('charts.loading')}</p>
            )}
          </div>
          <Titles frame={frame} y={props.yTitle} x={props.xTitle ?? ''} />
          {props.boundary && <BoundaryLine frame={frame} axis={props.x} boundary={props.boundary} />}
          <Reader {...props} frame={frame} />
        </>
      )}
    </div>
  );
}

/** The word stands at the right edge: always within the stretch it names, and clear of the vertical axis's name. */
function BoundaryLine({ frame, axis, boundary }: { frame: Frame; axis: Axis; boundary: Boundary }) {
  return (
    <div className={styles['boundary']} style={frame} aria-hidden="true">
      <i style={{ left: `${shareOf(axis, boundary.x) * 100}%` }} />
      <span>{boundary.text}</span>
    </div>
  );
}

/** The cursor: pointer or arrow keys choose a whole x; the values read are the exact ones, not the decimated. */
function Reader({ frame, lines, x, y, xName, yTick = exact, description }: PlotProps & { readonly frame: Frame }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<number | null>(null);
  const first = Math.ceil(x.domain[0]);
  const last = Math.floor(x.domain[1]);
  const within = (value: number): number => Math.min(last, Math.max(first, Math.round(value)));
  const at = chosen === null ? null : within(chosen);
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setChosen(within(x.domain[0] + ((event.clientX - box.left) / box.width) * (x.domain[1] - x.domain[0])));
  };
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = at ?? last;
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: first, End: last }[event.key];
    if (event.key === 'Escape') setChosen(null);
    if (to === undefined) return;
    event.preventDefault();
    setChosen(within(to));
  };
  const values =
    at === null
      ? []
      : lines.flatMap((line) => {
          const value = line.at(at);
          return value === null || !Number.isFinite(value) ? [] : [{ line, value }];
        });
  const left = at === null ? 0 : shareOf({ ...x, log: false }, at);
  return (
    <div
      className={styles['hover']}
      style={frame}
      tabIndex={0}
      role="img"
      aria-label={`${description} ${t('charts.keys')}`}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setChosen(null)}
      onBlur={() => setChosen(null)}
      onKeyDown={key}
    >
      {at !== null && values.length > 0 && (
        <>
          <div className={styles['cursor']} style={{ left: `${left * 100}%` }} />
          {values.map(({ line, value }) => (
            <div
              key={line.id}
              className={styles['mark']}
              style={{
                left: `${left * 100}%`,
                bottom: `calc(${shareOf(y, value) * 100}% - 3.5px)`,
                background: line.colour,
              }}
            />
          ))}
          <div
            className={styles['readoutFrame']}
            style={
              left < 0.5 ? { left: `calc(${left * 100}% + 12px)` } : { right: `calc(${(1 - left) * 100}% + 12px)` }
            }
          >
            <div className={styles['readout']} aria-live="polite">
              <b>{xName(at)}</b>
              {values.map(({ line, value }) => (
                <span key={line.id} style={{ color: line.ink }}>
                  {line.label} <span>{yTick(value)}</span>
                </span>
              ))}
            </div>
          </div>
        </>
      )}
    </div>
  );
}
