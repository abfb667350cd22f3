/**
 * The weights of one direction of one layer, gate by gate, as heatmaps draw them.
 *
 * Letters: I inputs, H units, G gates.
 */
import { max, nice } from 'd3-array';
import { recurrentBlocks, type CellName, type Gate } from '../../../../experiment/cells';
import type { ContenderSurgery } from '../../../../store/surgeryState';
import { inShownOrder } from '../../../words/shown-order';
import { isTurned, type Convention } from '../../shared/convention';

export type Anatomy = NonNullable<ContenderSurgery['anatomy']>['answer'];
type Matrices = Anatomy['now'];

export const KINDS = ['kernel', 'recurrentKernel', 'bias'] as const;
export type Kind = (typeof KINDS)[number];

/** One gate's part of one matrix; `gate` is null for a simple RNN, which has none. */
export interface Block {
  readonly kind: Kind;
  readonly gate: Gate | null;
  /** I of a kernel, H of a recurrent kernel, 1 of a bias, 2 of a bias that has a recurrent row as well. */
  readonly rows: number;
  /** H */
  readonly columns: number;
  /** [rows, columns] */
  readonly values: Float32Array;
}

/** H, of which every recurrent block has as many eigenvalues. */
export const unitsOf = ({ spectrum }: Pick<Anatomy, 'spectrum'>): number => spectrum[0]!.real.length;

/** In the order of the lab's heatmaps: what keeps, what lets in, the candidate, what lets out. */
export const gatesInRows = (cell: CellName): readonly (Gate | null)[] =>
  inShownOrder(recurrentBlocks(cell), (gate) => gate ?? 'h');

/**
 * All blocks, matrix by matrix, gates in the cell's order.
 *
 * @param convention negates the weights of a gate that it turns, as the rest of the lab does
 */
export function blocksOf(cell: CellName, units: number, matrices: Matrices, convention: Convention): Block[] {
  const gates = recurrentBlocks(cell);
  const width = gates.length * units;
  return KINDS.flatMap((kind) => {
    const all = matrices[kind];
    const rows = all.length / width;
    return gates.map((gate, place) => {
      const sign = isTurned(cell, gate, convention) ? -1 : 1;
      const values = new Float32Array(rows * units);
      for (let row = 0; row < rows; row++) {
        for (let unit = 0; unit < units; unit++) {
          values[row * units + unit] = sign * all[row * width + place * units + unit]!;
        }
      }
      return { kind, gate, rows, columns: units, values };
    });
  });
}

/** What has been added since the start. */
export const changeOf = (now: readonly Block[], start: readonly Block[]): Block[] =>
  now.map((block, k) => ({ ...block, values: block.values.map((value, at) => value - start[k]!.values[at]!) }));

/** What the ends of the diverging map stand for, one number a matrix kind: the largest weight, rounded up. */
export function reaches(blocks: readonly Block[]): Readonly<Record<Kind, number>> {
  const reach = (kind: Kind): number => {
    const sizes = blocks.filter((block) => block.kind === kind).map(({ values }) => max(values, Math.abs) ?? 0);
    const largest = Math.max(...sizes.filter(Number.isFinite), 0);
    return largest === 0 ? 1 : nice(0, largest, 5)[1];
  };
  return { kernel: reach('kernel'), recurrentKernel: reach('recurrentKernel'), bias: reach('bias') };
}

/** The same values column by column, [columns, rows]: what the lab's painter takes. */
export function columnsFirst({ rows, columns, values }: Pick<Block, 'rows' | 'columns' | 'values'>): Float32Array {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) turned[column * rows + row] = values[row * columns + column]!;
  }
  return turned;
}
