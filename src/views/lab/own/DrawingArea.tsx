/** The drawing area: a canvas for mouse, pen and finger, and for the arrow keys. */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '../../../i18n/react';
import styles from './own.module.css';
import { POINTS, stroked, type Heights, type Pen } from './stroke';

/** The canvas' own pixels; CSS makes it as wide as there is room. */
const WIDTH = 1200;
const HEIGHT = 400;
const EDGE = 14;
/** An arrow key lifts or lowers the pen by this much. */
const LIFT = 0.05;

interface DrawingAreaProps {
  readonly line: Heights;
  readonly onDraw: (line: Heights) => void;
  readonly describedBy: string;
}

export function DrawingArea({ line, onDraw, describedBy }: DrawingAreaProps) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<Pen | null>(null);
  /** Strokes may come faster than React draws. */
  const drawn = useRef(line);
  const [pen, setPen] = useState<Pen | null>(null);
  useEffect(() => {
    drawn.current = line;
    if (canvas.current) paint(canvas.current, line, pen);
  }, [line, pen]);

  const stroke = (from: Pen, to: Pen) => {
    drawn.current = stroked(drawn.current, from, to);
    onDraw(drawn.current);
  };
  const penOf = (event: PointerEvent | globalThis.PointerEvent, node: HTMLCanvasElement): Pen => {
    const box = node.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const at = Math.round(((share * WIDTH - EDGE) / (WIDTH - 2 * EDGE)) * (POINTS - 1));
    const y = ((event.clientY - box.top) / box.height) * HEIGHT;
    return { at: Math.min(POINTS - 1, Math.max(0, at)), height: 1 - (2 * (y - EDGE)) / (HEIGHT - 2 * EDGE) };
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (last.current === null) return;
    const between = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const each of between.length > 0 ? between : [event.nativeEvent]) {
      const to = penOf(each, event.currentTarget);
      stroke(last.current, to);
      last.current = to;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const [across, up] = direction as [number, number];
    const from = pen ?? { at: 0, height: line[0] ?? 0 };
    const by = event.shiftKey ? 5 : 1;
    const at = Math.min(POINTS - 1, Math.max(0, from.at + across * by));
    const to = { at, height: Math.min(1, Math.max(-1, from.height + up * LIFT * by)) };
    setPen(to);
    // The pen draws where it goes, so that a line can be followed from left to right.
    stroke(from, to);
  };
  return (
    <canvas
      ref={canvas}
      className={styles['canvas']}
      width={WIDTH}
      height={HEIGHT}
      tabIndex={0}
      data-autofocus
      role="application"
      aria-label={t('own.area')}
      aria-describedby={describedBy}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = penOf(event, event.currentTarget);
        stroke(last.current, last.current);
      }}
      onPointerMove={move}
      onPointerUp={() => (last.current = null)}
      onPointerCancel={() => (last.current = null)}
      onFocus={() => setPen(null)}
      onBlur={() => setPen(null)}
      onKeyDown={onKeyDown}
    />
  );
}

function paint(canvas: HTMLCanvasElement, line: Heights, pen: Pen | null): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const style = getComputedStyle(canvas);
  const x = (k: number) => EDGE + (k / (POINTS - 1)) * (WIDTH - 2 * EDGE);
  const y = (height: number) => EDGE + ((1 - height) / 2) * (HEIGHT - 2 * EDGE);
  context.clearRect(0, 0, WIDTH, HEIGHT);
  context.strokeStyle = style.getPropertyValue('--line');
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(EDGE, y(0));
  context.lineTo(WIDTH - EDGE, y(0));
  context.stroke();
  context.strokeStyle = style.getPropertyValue('--accent');
  context.fillStyle = context.strokeStyle;
  context.lineWidth = 5;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.beginPath();
  line.forEach((height, k) => {
    if (height === null) return;
    // A single point is a dot.
    if ((line[k - 1] ?? null) === null) context.moveTo(x(k), y(height));
    context.lineTo(x(k), y(height));
  });
  context.stroke();
  if (pen === null) return;
  context.beginPath();
  context.arc(x(pen.at), y(pen.height), 11, 0, 2 * Math.PI);
  context.fill();
}
