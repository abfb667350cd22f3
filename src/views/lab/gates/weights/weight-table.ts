/** Weights and eigenvalues as a table. */
import type { Table } from '../../../../data/csv';
import { blocksOf, unitsOf, type Anatomy } from './matrices';

/**
 * Long form, in this page's convention (Keras' layout; of a GRU z is how much is rewritten): a row for each weight, now
 * and at the start, then one for each real and imaginary part of the eigenvalues of the recurrent blocks. Rows and
 * columns count from 1; a weight leads from its row to its column, the unit.
 */
export function weightTable(contender: string, anatomy: Anatomy): Table {
  const { cell, layer, direction, spectrum } = anatomy;
  const units = unitsOf(anatomy);
  const start = blocksOf(cell, units, anatomy.start, 'rewrite');
  const place = [contender, layer + 1, direction];
  const weights = blocksOf(cell, units, anatomy.now, 'rewrite').flatMap(({ kind, gate, columns, values }, k) =>
    Array.from(values, (value, at) => [
      ...place,
      kind,
      gate,
      Math.floor(at / columns) + 1,
      (at % columns) + 1,
      value,
      start[k]!.values[at]!,
    ]),
  );
  const eigenvalues = spectrum.flatMap(({ gate, real, imaginary }) =>
    [real, imaginary].flatMap((parts, k) =>
      Array.from(parts, (value, at) => [
        ...place,
        k === 0 ? 'eigenvalue, real part' : 'eigenvalue, imaginary part',
        gate,
        at + 1,
        null,
        value,
        null,
      ]),
    ),
  );
  return {
    columns: ['contender', 'layer', 'direction', 'matrix', 'gate', 'row', 'column', 'now', 'start'],
    rows: [...weights, ...eigenvalues],
  };
}
