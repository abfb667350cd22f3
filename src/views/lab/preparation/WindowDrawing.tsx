/** One sample as a picture: a row of cells for each input, and to its right the cells that are to be predicted. */
import styles from './preparation.module.css';

const MOST_STEPS = 36;
const MOST_ROWS = 6;
const CELL = 10;
const GAP = 2;

interface WindowDrawingProps {
  readonly window: number;
  readonly inputs: number;
  readonly horizon: number;
  /** V */
  readonly targets: number;
  readonly label: string;
}

/** Long windows and wide inputs are shown up to a limit; the numbers beside it are exact. */
export function WindowDrawing({ window, inputs, horizon, targets, label }: WindowDrawingProps) {
  const steps = Math.min(window, MOST_STEPS);
  const ahead = Math.min(horizon, 12);
  const rows = Math.min(Math.max(inputs, targets), MOST_ROWS);
  const width = (steps + 1 + ahead) * (CELL + GAP);
  const height = rows * (CELL + GAP);
  const cells = (count: number, from: number, down: number, className: string | undefined) =>
    Array.from({ length: count * Math.min(down, MOST_ROWS) }, (_, k) => (
      <rect
        key={`${from} ${k}`}
        className={className}
        x={(from + (k % count)) * (CELL + GAP)}
        y={Math.floor(k / count) * (CELL + GAP)}
        width={CELL}
        height={CELL}
        rx={2}
      />
    ));
  return (
    <svg className={styles['windowDrawing']} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {cells(steps, 0, inputs, styles['cellIn'])}
      {cells(ahead, steps + 1, targets, styles['cellOut'])}
    </svg>
  );
}
