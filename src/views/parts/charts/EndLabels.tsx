/** Names and last values at the right end of the lines, pushed apart where they would cover one another. */
import { useState } from 'react';
import styles from './charts.module.css';
import type { Frame } from './frame';
import { Key } from './Key';
import type { ChartLine } from './lines';
import { shareOf, type Axis } from './scale';

export interface EndLabel {
  /** The line's. */
  readonly id: string;
  readonly text: string;
  /** A second, smaller line. */
  readonly detail: string;
  /** How the line is dashed, shown beside its name. */
  readonly dash?: string;
}

interface EndLabelsProps {
  readonly frame: Frame;
  readonly lines: readonly Pick<ChartLine, 'id' | 'ink' | 'points'>[];
  readonly y: Axis;
  readonly labels: readonly EndLabel[];
}

export const LABEL_HEIGHT = 30;
/** Right of the line's end, at its height. */
const AWAY = 7;

export function EndLabels({ frame, lines, y, labels }: EndLabelsProps) {
  const ends = labels.flatMap(({ id, text, detail, dash }) => {
    const line = lines.find((candidate) => candidate.id === id);
    const last = line?.points.at(-1);
    return line && last
      ? [{ id, text, detail, dash, colour: line.ink, top: (1 - shareOf(y, last.y)) * frame.height - LABEL_HEIGHT / 2 }]
      : [];
  });
  const [order, setOrder] = useState<readonly string[]>([]);
  const kept = keptOrder(order, ends, LABEL_HEIGHT);
  if (kept.join('\n') !== order.join('\n')) setOrder(kept);
  const tops = apart(
    ends.map(({ top }) => top),
    LABEL_HEIGHT,
    frame.height - LABEL_HEIGHT,
    kept.map((id) => ends.findIndex((end) => end.id === id)),
  );
  return ends.map(({ id, text, detail, dash, colour }, k) => (
    <span
      key={id}
      className={styles['endLabel']}
      aria-hidden="true"
      style={{ color: colour, top: frame.top + tops[k]!, left: frame.left + frame.width + AWAY }}
    >
      {dash !== undefined && (
        <>
          <Key line={{ colour, width: 1.6, dash }} />{' '}
        </>
      )}
      {text}
      <small>{detail}</small>
    </span>
  ));
}

/**
 * The labels from top to bottom: two change places only once their lines lie a whole label apart the other way round, so
 * that those of lines that cross again and again stand still.
 *
 * @param before as it was; ids that are gone are left out, new ones go where their line ends
 */
export function keptOrder(
  before: readonly string[],
  ends: readonly { readonly id: string; readonly top: number }[],
  gap: number,
): string[] {
  const topOf = new Map(ends.map(({ id, top }) => [id, top]));
  const old = before.filter((id) => topOf.has(id));
  const fresh = ends.filter(({ id }) => !old.includes(id)).sort((a, b) => a.top - b.top);
  const order = [...old];
  for (const { id, top } of fresh) {
    const at = order.findIndex((other) => topOf.get(other)! > top);
    order.splice(at < 0 ? order.length : at, 0, id);
  }
  for (let pass = 0; pass < order.length; pass++) {
    for (let k = 0; k + 1 < order.length; k++) {
      const [upper, lower] = [order[k]!, order[k + 1]!];
      if (topOf.get(upper)! - topOf.get(lower)! >= gap) [order[k], order[k + 1]] = [lower, upper];
    }
  }
  return order;
}

/**
 * The same positions, moved as little as needed to lie at least `gap` apart, none below 0 or above `limit`.
 *
 * @param order of the positions from the smallest on, where it is not their own
 */
export function apart(
  positions: readonly number[],
  gap: number,
  limit: number,
  order: readonly number[] = positions.map((_, k) => k).sort((a, b) => positions[a]! - positions[b]!),
): number[] {
  const placed = [...positions];
  let free = 0;
  for (const k of order) {
    placed[k] = Math.max(free, placed[k]!);
    free = placed[k]! + gap;
  }
  let ceiling = limit;
  for (const k of order.toReversed()) {
    placed[k] = Math.min(ceiling, placed[k]!);
    ceiling = placed[k]! - gap;
  }
  return placed;
}
