/** What each step of the preparation did: how much it touched, what it fitted, and the first target before and after. */
import type { PreparationSpec } from '../../experiment/schema';
import type { Fact } from '../../experiment/sequences';
import { rowCount } from '../split';
import type { UsedColumns } from './columns';
import { gapCount } from './missing';
import type { Cleaned, PreparedSeries, Stations, StepOutcome } from './types';

/** As many columns as a card has room to speak of. */
const LISTED = 3;

type Scaled = Cleaned & Pick<Stations, 'scaler'>;
type Made = Pick<PreparedSeries, 'rows' | 'parts' | 'matrix' | 'features' | 'ahead'> & {
  readonly targets: readonly Scaled[];
};

/** The outcomes in order, the windows left out. `columns` holds the targets first, `seen` the inputs as the network sees them. */
export function outcomesOf(
  preparation: PreparationSpec,
  used: UsedColumns,
  columns: readonly Cleaned[],
  seen: readonly Cleaned[],
  made: Made,
): StepOutcome[] {
  return [
    missing(preparation, used, columns),
    outliers(preparation, used, columns),
    smoothing(preparation, columns, seen),
    transform(columns, made),
    features(made),
    split(columns, made),
    scale(preparation, made),
  ];
}

function missing({ missing: rule }: PreparationSpec, used: UsedColumns, columns: readonly Cleaned[]): StepOutcome {
  const [target] = used.columns;
  const before = target!.values;
  const gapRows = countRows(before.length, (row) => used.columns.some(({ values }) => Number.isNaN(values[row]!)));
  const cells = total(used.columns.map(({ values }) => gapCount(values)));
  const common = { step: 'missing', rows: gapRows, cells, before } as const;
  if (rule === 'dropRow') {
    const after = new Float64Array(before.length).fill(NaN);
    if (used.kept === null) after.set(before);
    else for (const row of used.kept) after[row] = before[row]!;
    const facts = [gapRows === 0 ? NO_GAPS : fact('dropped', { rows: gapRows })];
    return { ...common, after, touched: (row) => Number.isNaN(after[row]!), facts };
  }
  const facts = columns.flatMap(({ name, gaps }): Fact[] => {
    const { cells: filled, constant, interpolated } = gaps;
    if (filled === 0) return [];
    if (constant !== null) {
      return [
        fact('filledWith', { column: name, cells: filled, rule, value: constant, rows: rowCount(used.parts.train) }),
      ];
    }
    return [
      fact(rule === 'forwardFill' ? 'filledForward' : 'interpolated', {
        column: name,
        cells: rule === 'forwardFill' ? filled : interpolated,
        forward: filled - interpolated,
      }),
    ];
  });
  return {
    ...common,
    after: columns[0]!.filled,
    touched: (row) => Number.isNaN(before[row]!),
    facts: facts.length === 0 ? [NO_GAPS] : facts.slice(0, LISTED),
  };
}

function outliers({ outliers: rule }: PreparationSpec, used: UsedColumns, columns: readonly Cleaned[]): StepOutcome {
  const { filled, clipped } = columns[0]!;
  const changed = columns.filter((column) => column.filled !== column.clipped);
  const moved = (column: Cleaned, row: number) => column.filled[row] !== column.clipped[row];
  const rows = filled.length;
  return {
    step: 'outliers',
    rows: changed.length === 0 ? 0 : countRows(rows, (row) => changed.some((column) => moved(column, row))),
    cells: total(changed.map((column) => countRows(rows, (row) => moved(column, row)))),
    before: filled,
    after: clipped,
    touched: (row) => filled[row] !== clipped[row],
    facts:
      rule.rule === 'bounds'
        ? fixedBounds(rule)
        : columns
            .slice(0, LISTED)
            .flatMap(({ name, bounds }) =>
              bounds === null ? [] : [fact('bounds', { column: name, ...bounds, rows: rowCount(used.parts.train) })],
            ),
  };
}

const fixedBounds = ({ low, high }: PreparationSpec['outliers']): Fact[] => [
  ...(low === null ? [] : [fact('boundBelow', { low })]),
  ...(high === null ? [] : [fact('boundAbove', { high })]),
];

/** Shows the first target where it is an input, else the first input. */
function smoothing(
  { smoothing: { rule, rows: width, alpha } }: PreparationSpec,
  columns: readonly Cleaned[],
  seen: readonly Cleaned[],
): StepOutcome {
  const [target] = columns;
  const shown = seen.find(({ name }) => name === target!.name) ?? seen[0]!;
  const rows = target!.clipped.length;
  const before = columns.find(({ name }) => name === shown.name)!.clipped.subarray(0, rows);
  const changed = rule === 'none' ? 0 : rows;
  return {
    step: 'smoothing',
    rows: changed,
    cells: changed * seen.length,
    before,
    after: shown.clipped.subarray(0, rows),
    touched: null,
    facts: [
      ...(rule === 'movingMean' ? [fact('movingMean', { rows: width })] : []),
      ...(rule === 'exponential' ? [fact('exponential', { alpha })] : []),
      ...(rule !== 'none' && shown.name !== target!.name ? [fact('shown', { name: shown.name })] : []),
    ],
  };
}

function transform(columns: readonly Cleaned[], { rows, parts }: Made): StepOutcome {
  const target = columns[0]!;
  const { lag, intercept, slope } = target.transform;
  const identity = target.transformed === target.clipped;
  return {
    step: 'transform',
    rows: identity ? 0 : rows,
    cells: identity ? 0 : rows * columns.length,
    before: target.clipped,
    after: target.transformed,
    touched: null,
    facts: [
      ...(slope === 0 && intercept === 0
        ? []
        : [fact('line', { column: target.name, intercept, slope, rows: parts.train.end })]),
      ...(lag > 1 ? [fact('season', { period: lag })] : []),
      ...(lag > 0 ? [fact('lost', { rows: lag })] : []),
    ],
  };
}

function features({ rows, parts, matrix, features: made, targets, ahead }: Made): StepOutcome {
  const [target] = targets;
  const first = made[0];
  const lost = parts.train.begin - target!.transform.lag;
  const column = matrix.inputs - made.length;
  const { begin } = parts.train;
  const after = first
    ? Float64Array.from({ length: rows }, (_, row) =>
        row < begin ? NaN : matrix.values[row * matrix.width + column]! * first.scaler.factor + first.scaler.offset,
      )
    : target!.transformed;
  return {
    step: 'features',
    rows: first ? rows - begin : 0,
    cells: made.length * (rows - begin),
    before: target!.transformed,
    after,
    touched: null,
    facts: [
      ...(first
        ? [fact('added', { inputs: made.length, names: listed(made.map(({ feature }) => feature.name)) })]
        : []),
      ...(first ? [fact('shown', { name: first.feature.name })] : []),
      ...aheadFacts(ahead),
      ...(lost > 0 ? [fact('lost', { rows: lost })] : []),
    ],
  };
}

/** What is read ahead, and how many rows after the last one it is given for. */
function aheadFacts({ rows, names, given }: PreparedSeries['ahead']): Fact[] {
  if (names.length === 0) return [];
  const read = fact('readAhead', { rows, names: listed(names) });
  if (!Number.isFinite(given)) return [read];
  return [read, given < rows ? fact('givenTooFew', { rows: given, min: rows }) : fact('given', { rows: given })];
}

function split(columns: readonly Cleaned[], { rows, parts, targets: { length: targets } }: Made): StepOutcome {
  const { filled } = columns[0]!;
  const [train, validation, test] = [rowCount(parts.train), rowCount(parts.validation), rowCount(parts.test)];
  // Of the values as they are before any transform: what never changes there cannot be learnt.
  const constant = columns.slice(0, targets).flatMap(({ name, filled: values }): Fact[] => {
    const value = values[parts.train.begin]!;
    const changes = values.subarray(parts.train.begin, parts.train.end).some((each) => each !== value);
    return changes ? [] : [fact('constantTraining', { column: name, value, rows: train })];
  });
  const facts = [fact('parts', { train, validation, test }), ...constant.slice(0, LISTED)];
  return { step: 'split', rows, cells: 0, before: filled, after: filled, touched: null, facts };
}

function scale({ scale: rule }: PreparationSpec, { rows, parts, matrix, targets }: Made): StepOutcome {
  const { begin } = parts.train;
  const column = matrix.targets[0]!;
  const after = Float64Array.from({ length: rows }, (_, row) =>
    row < begin ? NaN : matrix.values[row * matrix.width + column]!,
  );
  return {
    step: 'scale',
    rows: rule === 'none' ? 0 : rows - begin,
    cells: rule === 'none' ? 0 : (rows - begin) * matrix.width,
    before: targets[0]!.transformed,
    after,
    touched: null,
    facts: targets.slice(0, LISTED).flatMap(({ name, scaler: { offset, factor } }) => {
      const values = { column: name, rows: rowCount(parts.train) };
      if (rule === 'none') return [];
      if (rule === 'standard') return [fact('standard', { ...values, mean: offset, deviation: factor })];
      return [fact('minMax', { ...values, low: offset, high: offset + factor })];
    }),
  };
}

export const fact = (code: string, values: Fact['values'] = {}): Fact => ({ code, values });
const NO_GAPS = fact('noGaps');

/** As many names as a card has room for: a column of words may make twenty. */
const NAMED = 12;
const listed = (names: readonly string[]): string =>
  names.length > NAMED ? `${names.slice(0, NAMED).join(', ')}, …` : names.join(', ');

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

function countRows(rows: number, counts: (row: number) => boolean): number {
  let count = 0;
  for (let row = 0; row < rows; row++) if (counts(row)) count++;
  return count;
}
