/** The learning curves as lines of a chart. */
import { decimate } from '../charts/decimate';
import { MOST_POINTS, type ChartLine } from '../charts/lines';
import { heights, linearAxis, logAxis, type Axis } from '../charts/scale';
import { contenderInk, contenderStroke, type ContenderRun } from '../model';

type Curves = Pick<ContenderRun, 'curves'>;

/** Training lines first, so that validation lies over them. A loss of 0 has no place on a log axis and is left out. */
export function curveLines(
  runs: readonly Curves[],
  names: readonly string[],
  words: { readonly validation: string; readonly training: string },
  log: boolean,
): ChartLine[] {
  const line = ({ curves }: Curves, k: number, kind: 'training' | 'validation'): ChartLine => {
    const ys = kind === 'training' ? curves.train : curves.validation;
    const length = curves.length;
    return {
      id: `${kind}-${k}`,
      label: `${names[k] ?? ''} ${words[kind]}`,
      colour: contenderStroke(k),
      ink: contenderInk(k),
      width: kind === 'training' ? 1.1 : 2.3,
      opacity: kind === 'training' ? 0.6 : 1,
      points: decimate(curves.epoch, ys, length, MOST_POINTS).filter(({ y }) => !log || y > 0),
      at: (epoch) => valueAt(curves.epoch, ys, length, epoch),
    };
  };
  return [...runs.map((run, k) => line(run, k, 'training')), ...runs.map((run, k) => line(run, k, 'validation'))];
}

/** Epochs from 0 on; losses on a log axis, or on a linear one from 0. */
export function curveAxes(lines: readonly ChartLine[], log: boolean): { readonly x: Axis; readonly y: Axis } {
  const last = Math.max(1, ...lines.map((line) => line.points.at(-1)?.x ?? 0));
  const { ticks } = linearAxis([0, last], { zero: true, count: 5 });
  const whole = ticks.filter((tick) => Number.isInteger(tick) && tick <= last);
  return {
    x: { domain: [0, last], ticks: whole, log: false },
    y: log ? logAxis(heights(lines)) : linearAxis(heights(lines), { zero: true }),
  };
}

/** The loss of an epoch; epochs are in rising order, mostly one apart. */
function valueAt(epochs: readonly number[], ys: readonly number[], length: number, epoch: number): number | null {
  let low = 0;
  let high = length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = epochs[middle]!;
    if (found === epoch) return ys[middle]!;
    if (found < epoch) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}
