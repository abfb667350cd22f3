/**
 * Axes, bands and lines as one SVG of plain paths. The chart library of the other charts holds a component and a state
 * for every line, and with the lines of twenty runs is slower than a frame.
 */
import { memo, useId } from 'react';
import { X_AXIS_HEIGHT, type Frame } from '../../parts/charts/frame';
import { shareOf, type Axis } from '../../parts/charts/scale';
import { lossTick } from './axes';
import { linePath, shadePath } from './paths';
import type { Picture } from './picture';

interface DrawingProps {
  readonly frame: Frame;
  readonly picture: Picture;
  readonly x: Axis;
  readonly y: Axis;
  readonly xText: (x: number) => string;
}

const TICK = { fontSize: 11, fill: 'var(--dim)' } as const;

export const Drawing = memo(function Drawing({ frame, picture, x, y, xText }: DrawingProps) {
  const clip = useId();
  const { left, top, width, height } = frame;
  const sight = { width, height, x, y };
  return (
    <svg width={left + width + 24} height={top + height + X_AXIS_HEIGHT} style={{ display: 'block' }}>
      <clipPath id={clip}>
        <rect x={0} y={0} width={width} height={height} />
      </clipPath>
      <g transform={`translate(${left} ${top})`}>
        {y.ticks.map((tick) => {
          const at = (1 - shareOf(y, tick)) * height;
          return (
            <g key={tick}>
              <line x1={0} x2={width} y1={at} y2={at} stroke="var(--line)" />
              <text x={-8} y={at} dy="0.355em" textAnchor="end" {...TICK}>
                {lossTick(tick)}
              </text>
            </g>
          );
        })}
        {x.ticks.map((tick) => (
          <text key={tick} x={shareOf(x, tick) * width} y={height + 8} dy="0.71em" textAnchor="middle" {...TICK}>
            {xText(tick)}
          </text>
        ))}
        <g clipPath={`url(#${clip})`} fill="none" strokeLinejoin="round">
          {picture.shades.map((shade) => (
            <path
              key={shade.id}
              data-band={shade.id}
              d={shadePath(shade, sight)}
              fill={shade.colour}
              fillOpacity={0.16}
            />
          ))}
          {picture.strokes.map((stroke) => (
            <path
              key={stroke.id}
              data-line={stroke.id}
              d={linePath(stroke, sight)}
              stroke={stroke.colour}
              strokeWidth={stroke.width}
              strokeOpacity={stroke.opacity}
              {...(stroke.dash ? { strokeDasharray: stroke.dash } : {})}
            />
          ))}
        </g>
      </g>
    </svg>
  );
});
