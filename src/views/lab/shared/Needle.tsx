/** The crosshair over one strip of the lab: a line at the step and, in a heatmap, a frame around the cell. */
import { useRef } from 'react';
import { useDrawn } from './drawn';
import crosshair from './crosshair.module.css';
import { useLab } from './lab-context';

/**
 * A line at the crosshair's step, in a box as wide as the time axis. Each moves by itself: a variable on all of the lab
 * would give every element in it a new style at every move.
 */
export function StepLine() {
  const line = useRef<HTMLDivElement>(null);
  useDrawn(({ step }) => line.current?.style.setProperty('--step', String(step)));
  return <div ref={line} className={crosshair['column']} />;
}

/** A frame around the crosshair's cell in a heatmap of this contender, whose units may lie in an order of their own. */
export function CellFrame({ contender }: { contender: number }) {
  const { board } = useLab();
  const frame = useRef<HTMLDivElement>(null);
  useDrawn(({ step, unit }) => {
    frame.current?.style.setProperty('--step', String(step));
    frame.current?.style.setProperty('--row', String(board.rowOf(contender, unit)));
  });
  return <div ref={frame} className={crosshair['cell']} />;
}
