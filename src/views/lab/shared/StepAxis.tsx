/** The time axis under the heatmaps: as many step labels as fit, each under its column. */
import { useElementSize } from '@mantine/hooks';
import styles from './strip.module.css';

/** Widths in CSS pixels of a character at this size, and of the room between two labels. */
const CHARACTER = 6.4;
const ROOM = 18;

export function StepAxis({ labels }: { labels: readonly string[] }) {
  const { ref, width } = useElementSize();
  const longest = Math.max(1, ...labels.map((label) => label.length));
  const fit = Math.max(2, Math.floor(width / (longest * CHARACTER + ROOM)));
  const every = Math.max(1, Math.ceil(labels.length / fit));
  return (
    <div className={styles['axis']} data-axis="">
      <span />
      <div className={styles['ticks']} ref={ref} aria-hidden="true">
        {width > 0 &&
          labels.map((label, step) =>
            step % every === 0 ? (
              <span key={step} style={{ left: `${clamped(((step + 0.5) / labels.length) * 100, longest, width)}%` }}>
                {label}
              </span>
            ) : null,
          )}
      </div>
    </div>
  );
}

/** Labels at the edges move inwards by what would stick out. */
function clamped(percent: number, characters: number, width: number): number {
  const half = ((characters * CHARACTER) / 2 / width) * 100;
  return Math.min(100 - half, Math.max(half, percent));
}
