/** The lines themselves, drawn by the chart library; loaded in a chunk of its own. */
import { CartesianGrid, Curve, Line, LineChart, XAxis, YAxis, type CurveProps } from 'recharts';
import { exact } from '../format';
import { X_AXIS_HEIGHT, Y_AXIS_WIDTH, marginsWith } from './frame';
import type { ChartLine } from './lines';
import type { Axis } from './scale';

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

/** Neither animation nor dots: the data changes five times a second. */
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
      {lines.map((line) => (
        <Line
          key={line.id}
          data={[...line.points]}
          dataKey="y"
          type={line.stepped ? 'step' : 'linear'}
          stroke={line.colour}
          strokeWidth={line.width}
          strokeOpacity={line.opacity ?? 1}
          {...(line.dash ? { strokeDasharray: line.dash } : {})}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
          shape={Unmeasured}
        />
      ))}
    </LineChart>
  );
}

/** Without a reference to its path, the length of which the library would ask the browser for with every change. */
const Unmeasured = ({ pathRef: _, ...props }: CurveProps) => <Curve {...props} />;
