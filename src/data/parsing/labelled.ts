/** Tables that are labelled sequences: one a row, its class in the first or the last column, its steps across. */
import { isMissing, numberOf } from './cells';
import type { Recognised } from './recognise';

/** Fewer columns are variables and not steps. */
const FEWEST_STEPS = 20;
/** Classes, at most, each with so many sequences on average. */
const CLASSES = { most: 50, rows: 3 };
/** From step to step a sequence changes at most by this share of the change from row to row. */
const SMOOTHER = 0.5;
const LOOKED_AT = 100;

/** The column (from 0) that holds the classes; null where the rows are not sequences. */
export function labelColumn({ names, types, readings, extent, decimal }: Recognised): number | null {
  if (names.length <= FEWEST_STEPS || readings.length > 0 || extent.wide !== null) return null;
  const rows = extent.body.slice(0, LOOKED_AT).map(({ cells }) => cells);
  const label = [0, names.length - 1].find((column) => isLabel(rows.map((cells) => cells[column] ?? '')));
  if (label === undefined || types.some((type, k) => k !== label && type !== 'number')) return null;
  const values = rows.map((cells) => cells.filter((_, k) => k !== label).map((cell) => numberOf(cell, decimal) ?? NaN));
  const alongRows = meanChange(values.flatMap((row) => row.slice(1).map((value, k) => value - row[k]!)));
  const acrossRows = meanChange(
    values.slice(1).flatMap((row, r) => row.map((value, k) => value - (values[r]![k] ?? NaN))),
  );
  return alongRows < SMOOTHER * acrossRows ? label : null;
}

function isLabel(cells: readonly string[]): boolean {
  const different = new Set(cells.map((cell) => cell.trim()));
  if (cells.some(isMissing) || different.size < 2 || different.size > CLASSES.most) return false;
  const whole = [...different].every((cell) => {
    const value = numberOf(cell, 'point');
    return value === null || Number.isInteger(value);
  });
  return whole && different.size * CLASSES.rows <= cells.length;
}

function meanChange(changes: readonly number[]): number {
  const known = changes.filter((change) => !Number.isNaN(change));
  return known.length === 0 ? NaN : known.reduce((sum, change) => sum + Math.abs(change), 0) / known.length;
}
