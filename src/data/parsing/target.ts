/** Which column of the user's own table is predicted when the spec names none. */
import type { Table } from '../../experiment/sequences';
import { isConstant, isIndex } from './usable';

/** The first column that changes and does not merely count the rows; else one that changes; else the first. */
export function defaultTarget({ columns }: Table): string {
  const changing = columns.filter(({ values }) => !isConstant(values));
  return (changing.find(({ values }) => !isIndex(values)) ?? changing[0] ?? columns[0])?.name ?? '';
}
