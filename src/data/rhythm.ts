/** The rhythm of rows: the median of the differences from one moment to the next. */
import { quickselect } from 'd3-array';

/** In ms; of two in the middle their mean. NaN where there are fewer than two moments. */
export function medianStep(times: Float64Array): number {
  const steps = new Float64Array(Math.max(0, times.length - 1));
  for (let k = 0; k < steps.length; k++) steps[k] = times[k + 1]! - times[k]!;
  if (steps.length === 0) return NaN;
  const low = Math.floor((steps.length - 1) / 2);
  quickselect(steps, low);
  if (steps.length % 2 === 1) return steps[low]!;
  let above = Infinity;
  for (let k = low + 1; k < steps.length; k++) above = Math.min(above, steps[k]!);
  return steps[low]! + (above - steps[low]!) / 2;
}
