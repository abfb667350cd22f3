/** The saturation of the gates as a table, long form. */
import type { Table } from '../../../../data/csv';

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
