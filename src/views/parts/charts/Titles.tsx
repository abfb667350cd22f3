/** What stands around the lines of a chart: the names of its axes, and points worth a dot of their own. */
import styles from './charts.module.css';
import type { Frame } from './frame';
import { shareOf, type Axis } from './scale';

/** The names of the axes. */
export function Titles({ frame, x, y }: { frame: Frame; x: string; y: string }) {
  const right = frame.left + frame.width;
  return (
    <>
      <span className={styles['axisTitle']} aria-hidden="true" style={{ top: 0, left: 0, maxWidth: right }}>
        {y}
      </span>
      <span className={styles['axisTitle']} aria-hidden="true" style={{ bottom: 0, left: right + 18 }}>
        {x}
      </span>
    </>
  );
}

interface Mark {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

export function Marks({ frame, x, y, marks }: { frame: Frame; x: Axis; y: Axis; marks: readonly Mark[] }) {
  return (
    <div className={styles['marks']} style={frame} aria-hidden="true">
      {marks.map((mark) => (
        <i
          key={mark.id}
          style={{ left: `${shareOf(x, mark.x) * 100}%`, bottom: `${shareOf(y, mark.y) * 100}%`, color: mark.colour }}
        />
      ))}
    </div>
  );
}
