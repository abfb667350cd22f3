/**
 * A second, independent writing of the cells: float64, one unit at a time, no matrices, no gradients. It is slow and
 * obvious, and serves as the oracle for values and, through finite differences, for gradients.
 */
import type { ActivationName, GateActivationName, Sizes } from '../../../src/cells';

export type Cell = 'lstm' | 'gruAfter' | 'gruBefore' | 'simpleRnn' | 'mgu';
export const CELLS: readonly Cell[] = ['lstm', 'gruAfter', 'gruBefore', 'simpleRnn', 'mgu'];
export const GATES: Readonly<Record<Cell, number>> = { lstm: 4, gruAfter: 3, gruBefore: 3, simpleRnn: 1, mgu: 2 };

export interface PlainProblem {
  readonly cell: Cell;
  readonly sizes: Sizes;
  readonly x: Float64Array;
  readonly kernel: Float64Array;
  readonly recurrentKernel: Float64Array;
  readonly bias: Float64Array;
  readonly h0: Float64Array;
  readonly c0: Float64Array;
  readonly mask: Float64Array | null;
  readonly recurrentMask: Float64Array | null;
  readonly activation: ActivationName;
  readonly gateActivation: GateActivationName;
  readonly reverse: boolean;
}

const functions: Record<ActivationName | GateActivationName, (x: number) => number> = {
  tanh: Math.tanh,
  relu: (x) => (x > 0 ? x : 0),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  linear: (x) => x,
  hardSigmoid: (x) => Math.min(1, Math.max(0, 0.2 * x + 0.5)),
};

/** h and c [T, B, H] and gates [T, B, G·H] (empty c and gates where the cell has none). */
export function plainForward(p: PlainProblem): { h: Float64Array; c: Float64Array; gates: Float64Array } {
  const { steps: T, batch: B, inputs: I, units: H } = p.sizes;
  const G = GATES[p.cell];
  const phi = functions[p.activation];
  const sigma = functions[p.gateActivation];
  const out = {
    h: new Float64Array(T * B * H),
    c: new Float64Array(p.cell === 'lstm' ? T * B * H : 0),
    gates: new Float64Array(p.cell === 'simpleRnn' ? 0 : T * B * G * H),
  };
  for (let b = 0; b < B; b++) {
    let h = Array.from(p.h0.subarray(b * H, b * H + H));
    let c = Array.from(p.c0.subarray(b * H, b * H + H));
    for (let s = 0; s < T; s++) {
      const t = p.reverse ? T - 1 - s : s;
      const dropped = h.map((value, k) => value * (p.recurrentMask ? p.recurrentMask[b * H + k] : 1));
      const fromInput = (gate: number, unit: number) => {
        let sum = p.bias[gate * H + unit];
        for (let k = 0; k < I; k++) sum += p.x[(t * B + b) * I + k] * p.kernel[k * G * H + gate * H + unit];
        return sum;
      };
      const fromState = (gate: number, unit: number, state: readonly number[]) => {
        let sum = 0;
        for (let k = 0; k < H; k++) sum += state[k] * p.recurrentKernel[k * G * H + gate * H + unit];
        return sum;
      };
      const masked = p.mask !== null && p.mask[t * B + b] === 0;
      const units = Array.from({ length: H }, (_, u) => u);
      const gate = (g: number, f: (x: number) => number) =>
        units.map((u) => f(fromInput(g, u) + fromState(g, u, dropped)));
      let gates: number[][] = [];
      if (p.cell === 'lstm') {
        const [i, f, g, o] = [gate(0, sigma), gate(1, sigma), gate(2, phi), gate(3, sigma)];
        gates = [i, f, g, o];
        if (!masked) {
          c = units.map((u) => f[u] * c[u] + i[u] * g[u]);
          h = units.map((u) => o[u] * phi(c[u]));
        }
      } else if (p.cell === 'simpleRnn') {
        const next = gate(0, phi);
        if (!masked) h = next;
      } else if (p.cell === 'mgu') {
        const f = gate(0, sigma);
        const forgotten = dropped.map((value, k) => f[k] * value);
        const n = units.map((u) => phi(fromInput(1, u) + fromState(1, u, forgotten)));
        gates = [f, n];
        if (!masked) h = units.map((u) => (1 - f[u]) * h[u] + f[u] * n[u]);
      } else {
        const recurrentBias = (g: number, u: number) => (p.cell === 'gruAfter' ? p.bias[3 * H + g * H + u] : 0);
        const [z, r] = [0, 1].map((g) =>
          units.map((u) => sigma(fromInput(g, u) + fromState(g, u, dropped) + recurrentBias(g, u))),
        );
        const n =
          p.cell === 'gruAfter'
            ? units.map((u) => phi(fromInput(2, u) + r[u] * (fromState(2, u, dropped) + recurrentBias(2, u))))
            : units.map((u) =>
                phi(
                  fromInput(2, u) +
                    fromState(
                      2,
                      u,
                      dropped.map((value, k) => value * r[k]),
                    ),
                ),
              );
        gates = [z, r, n];
        if (!masked) h = units.map((u) => (1 - z[u]) * h[u] + z[u] * n[u]);
      }
      out.h.set(h, (t * B + b) * H);
      if (p.cell === 'lstm') out.c.set(c, (t * B + b) * H);
      if (!masked) gates.forEach((values, g) => out.gates.set(values, (t * B + b) * G * H + g * H));
    }
  }
  return out;
}

/** Central differences of `value` with respect to every element of `array`, which it reads. */
export function finiteDifferences(array: Float64Array, value: () => number, step = 1e-5): Float64Array {
  return array.map((kept, k) => {
    array[k] = kept + step;
    const above = value();
    array[k] = kept - step;
    const below = value();
    array[k] = kept;
    return (above - below) / (2 * step);
  });
}
