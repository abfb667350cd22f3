/** The two boundaries of the split as shares of the series, and what moving one of them does to the spec's shares. */
import { rowCount, splitRows } from '../../../data/split';
import type { PreparationSpec } from '../../../experiment/schema';
import type { StepReport } from '../../../experiment/sequences';

export type Shares = Pick<PreparationSpec['split'], 'validation' | 'test'>;
export type Boundary = 'validation' | 'test';

/** Bounds of the schema, and of its check that a tenth is left for training. */
const LEAST = 0.01;
const MOST = 0.8;
const MOST_TOGETHER = 0.9;

/** Whole per cent, without the dust of binary fractions. */
const rounded = (share: number): number => Math.round(share * 100) / 100;

/** Where a part begins, 0 … 1. */
export const startOf = ({ validation, test }: Shares, boundary: Boundary): number =>
  rounded(boundary === 'test' ? 1 - test : 1 - test - validation);

/** How far a boundary can go while the other stays where it is. */
export function reachOf(shares: Shares, boundary: Boundary): { min: number; max: number } {
  const other = startOf(shares, boundary === 'test' ? 'validation' : 'test');
  if (boundary === 'validation') {
    return { min: rounded(Math.max(1 - MOST_TOGETHER, other - MOST)), max: rounded(other - LEAST) };
  }
  return { min: rounded(Math.max(other + LEAST, 1 - MOST)), max: rounded(Math.min(1 - LEAST, other + MOST)) };
}

/** The shares after a boundary has moved to a share of the series; the other boundary stays. */
export function movedTo(shares: Shares, boundary: Boundary, share: number): Shares {
  const { min, max } = reachOf(shares, boundary);
  const start = Math.min(max, Math.max(min, rounded(share)));
  const testStart = boundary === 'test' ? start : startOf(shares, 'test');
  const validationStart = boundary === 'validation' ? start : startOf(shares, 'validation');
  return { validation: rounded(testStart - validationStart), test: rounded(1 - testStart) };
}

/** The report of the split with the rows that these shares give: what transforms used up stays used up. */
export function withShares(report: StepReport, shares: Shares): StepReport {
  const parts = splitRows(report.rows, shares);
  const [validation, test] = [rowCount(parts.validation), rowCount(parts.test)];
  const facts = report.facts.map(({ code, values }) => {
    if (code !== 'parts') return { code, values };
    const used = report.rows - (Number(values['train']) + Number(values['validation']) + Number(values['test']));
    return { code, values: { train: Math.max(0, rowCount(parts.train) - used), validation, test } };
  });
  return { ...report, facts };
}
