/** The lines themselves over the axes and the grid of the chart library; loaded in a chunk of its own. */
import { curveLinear, curveStep, line } from 'd3-shape';
import { CartesianGrid, LineChart, XAxis, YAxis } from 'recharts';
import { exact } from '../../words/format';
import type { Point } from './decimate';
import { X_AXIS_HEIGHT, Y_AXIS_WIDTH, frameIn, marginsWith, type Frame } from './frame';
import type { ChartLine } from './lines';
import { shareOf, type Axis } from './scale';

export interface LinesChartProps {
  readonly width: number;
  readonly height: number;
  /** Room right of the lines. */
  readonly gutter: number;
  readonly lines: readonly ChartLine[];
  readonly x: Axis;
  readonly y: Axis;
  readonly xText: (x: number) => string;
  /** Names instead of numbers on the vertical axis. */
  readonly yTick?: (y: number) => string;
}

const TICK = { fontSize: 11, fill: 'var(--dim)' };

export default function LinesChart({ width, height, gutter, lines, x, y, xText, yTick = exact }: LinesChartProps) {
  return (
    <LineChart width={width} height={height} margin={marginsWith(gutter)} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={[...x.domain]}
        ticks={[...x.ticks]}
        tickFormatter={xText}
        height={X_AXIS_HEIGHT}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        allowDataOverflow
      />
      <YAxis
        dataKey="y"
        type="number"
        scale={y.log ? 'log' : 'linear'}
        domain={[...y.domain]}
        ticks={[...y.ticks]}
        tickFormatter={(value: number) => yTick(value)}
        interval={0}
        width={Y_AXIS_WIDTH}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        allowDataOverflow
      />
      <Lines frame={frameIn(width, height, gutter)} lines={lines} x={x} y={y} />
    </LineChart>
  );
}

interface LinesProps extends Pick<LinesChartProps, 'lines' | 'x' | 'y'> {
  readonly frame: Frame;
}

/** Not by the library, which draws lines some frames after the rest of the page, from a store of its own. */
function Lines({ frame, lines, x, y }: LinesProps) {
  const across = ({ x: at }: Point) => shareOf(x, at) * frame.width;
  const up = ({ y: at }: Point) => (1 - shareOf(y, at)) * frame.height;
  // Where there is no value, as before the first row that a forecast reaches, the line has a gap.
  const path = line(across, up).defined(({ y: at }) => Number.isFinite(at));
  return (
    <svg x={frame.left} y={frame.top} width={frame.width} height={frame.height} overflow="hidden">
      {lines.map(({ id, points, colour, width, opacity, dash, stepped }) => (
        <path
          key={id}
          data-line={id}
          fill="none"
          stroke={colour}
          strokeWidth={width}
          strokeOpacity={opacity}
          strokeDasharray={dash}
          d={path.curve(stepped ? curveStep : curveLinear)([...points]) ?? ''}
        />
      ))}
    </svg>
  );
}
