/** The numbers of the gate lab's measurements as tables, long form. Steps and units count from 1. */
import type { Table } from '../../../data/csv';

type Numbers = ArrayLike<number>;

/** Of one contender, the norms of what goes back through time. */
interface NamedFlow {
  readonly name: string;
  readonly flow: {
    readonly kind: 'probe' | 'mean' | 'jacobian';
    readonly h: Numbers | null;
    readonly c: Numbers | null;
  };
}

/**
 * Norms by step: of the loss's gradient, of its mean, or of the last state's Jacobian.
 *
 * @param labels of the probe sequence's steps; a mean over several sequences has none
 */
export function flowTable(flows: readonly NamedFlow[], labels: readonly string[]): Table {
  return {
    columns: ['contender', 'quantity', 'step', 'label', 'value'],
    rows: flows.flatMap(({ name, flow: { kind, h, c } }) => {
      const rows = (quantity: string, values: Numbers | null) =>
        Array.from(values ?? [], (value, step) => [
          name,
          quantity,
          step + 1,
          kind === 'mean' ? '' : (labels[step] ?? ''),
          value,
        ]);
      if (kind === 'jacobian') return rows('Jacobian', h);
      const mean = kind === 'mean' ? 'mean ' : '';
      return [...rows(`${mean}|dL/dh|`, h), ...rows(`${mean}|dL/dc|`, c)];
    }),
  };
}

interface Measured {
  readonly epoch: number;
  readonly gates: readonly { readonly name: string; readonly below: number; readonly above: number }[];
}

/** Shares (0 … 1) of every gate's values below 0.1 and above 0.9: a row for each contender, gate and epoch. */
export const saturationTable = (histories: readonly (readonly Measured[])[], names: readonly string[]): Table => ({
  columns: ['contender', 'gate', 'epoch', 'below', 'above'],
  rows: histories.flatMap((history, k) => {
    const gates = [...new Set(history.flatMap((measured) => measured.gates.map(({ name }) => name)))];
    return gates.flatMap((gate) =>
      history.flatMap(({ epoch, gates: all }) =>
        all.filter(({ name }) => name === gate).map(({ below, above }) => [names[k]!, gate, epoch, below, above]),
      ),
    );
  }),
});

interface MemoryLength {
  readonly unit: number;
  readonly halfLife: number;
}

/** Half-lives in steps: a row for each unit; "Infinity" where nothing is ever lost. */
export const memoryTable = (lengths: readonly (readonly MemoryLength[] | null)[], names: readonly string[]): Table => ({
  columns: ['contender', 'unit', 'half-life'],
  rows: lengths.flatMap((units, k) =>
    (units ?? []).toSorted((a, b) => a.unit - b.unit).map(({ unit, halfLife }) => [names[k]!, unit + 1, halfLife]),
  ),
});
