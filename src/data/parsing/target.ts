/** Which column of the user's own table is predicted when the spec names none. */
import type { Column, Table } from '../../experiment/sequences';
import { isClock, isCode } from './columnKinds';
import { isConstant } from './usable';

/**
 * The columns that can be predicted: those that change, and are neither a clock nor a code. Where none is left, those
 * that are not a clock; else those that change; else all.
 */
export function possibleTargets({ columns }: Table): readonly Column[] {
  const changing = columns.filter(({ values }) => !isConstant(values));
  const moving = changing.filter(({ values }) => !isClock(values));
  const measured = moving.filter(({ values }) => !isCode(values));
  return [measured, moving, changing, columns].find((each) => each.length > 0) ?? [];
}

/** The first of them. */
export const defaultTarget = (table: Table): string => possibleTargets(table)[0]?.name ?? '';
