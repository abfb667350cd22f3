/** What a line chart draws: plain lines, whoever they belong to. */
import type { Point } from './decimate';

/** Points of a line in a chart; two charts of a few such lines redraw well within a frame. */
export const MOST_POINTS = 110;

export interface ChartLine {
  readonly id: string;
  /** Its name in the readout and the legend. */
  readonly label: string;
  /** Of the stroke, and of its name as text. */
  readonly colour: string;
  readonly ink: string;
  readonly width: number;
  readonly dash?: string;
  readonly opacity?: number;
  /** Holds its value half-way to the next x. */
  readonly stepped?: boolean;
  /** Decimated, for drawing. */
  readonly points: readonly Point[];
  /** The exact value at a whole x, for reading; null where the line has none. */
  readonly at: (x: number) => number | null;
}
