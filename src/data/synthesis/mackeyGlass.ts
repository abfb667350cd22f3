/** The Mackey–Glass equation: a feedback that comes late, and chaos when it comes late enough. */
import type { SourceOf } from '../../experiment/sources';
import { withNoise } from './overTime';

/** Steps of the integration in one unit of time. */
const STEPS = 10;
/** The value before and at t = 0. */
const START = 1.2;

/**
 * dx/dt = β x(t − τ) / (1 + x(t − τ)^n) − γ x (Mackey & Glass 1977, Science 197, equation 4b with θ = 1), one row a unit
 * of time from x = 1.2 for t ≤ 0. Fourth-order Runge–Kutta with steps of 0.1; between two steps the past is the cubic
 * through their values and slopes. The noise is added to what is observed.
 *
 * @param start the value before and at t = 0, at least 0
 */
export function mackeyGlass(
  { length, tau, beta, gamma, power, noise }: SourceOf<'mackeyGlass'>,
  normal: () => number,
  start = START,
): Float64Array {
  const h = 1 / STEPS;
  const delay = tau * STEPS;
  const count = (length - 1) * STEPS + 1;
  const x = new Float64Array(count);
  const slope = new Float64Array(count);
  const change = (now: number, past: number) => (beta * past) / (1 + past ** power) - gamma * now;
  const before = (step: number) => (step < delay ? start : x[step - delay]!);
  /** Half-way between a step and the next. */
  const between = (step: number) => {
    if (step < delay) return start;
    const from = step - delay;
    return (x[from]! + x[from + 1]!) / 2 + ((slope[from]! - slope[from + 1]!) * h) / 8;
  };
  x[0] = start;
  for (let k = 0; k < count - 1; k++) {
    const now = x[k]!;
    const k1 = change(now, before(k));
    slope[k] = k1;
    const middle = between(k);
    const k2 = change(now + (h / 2) * k1, middle);
    const k3 = change(now + (h / 2) * k2, middle);
    const k4 = change(now + h * k3, before(k + 1));
    x[k + 1] = now + (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return withNoise(
    Float64Array.from({ length }, (_, t) => x[t * STEPS]!),
    noise,
    normal,
  );
}
