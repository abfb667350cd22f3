/** A stroke of a line, as the key to its name. */
import type { ChartLine } from './lines';

export function Key({ line }: { line: Pick<ChartLine, 'colour' | 'width' | 'opacity' | 'dash'> }) {
  return (
    <svg width="18" height="8" aria-hidden="true">
      <path
        d="M0 4H18"
        stroke={line.colour}
        strokeWidth={Math.max(1.5, line.width)}
        strokeOpacity={line.opacity ?? 1}
        {...(line.dash ? { strokeDasharray: line.dash } : {})}
      />
    </svg>
  );
}
