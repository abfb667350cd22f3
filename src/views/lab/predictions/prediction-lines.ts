/** Predictions against truth as lines of a chart, for the tasks that are no forecast. */
import { decimate } from '../../parts/charts/decimate';
import { MOST_POINTS, type ChartLine } from '../../parts/charts/lines';
import { contenderInk, contenderStroke, type PartPreview, type Predictions, type Trace } from '../../state/model';
import { byTruth, firstOutput, ordered, symbols } from '../shared/rows';

export interface LineNames {
  readonly truth: string;
  readonly contenders: readonly string[];
  readonly baselines: Readonly<Record<string, string>>;
  /** A contender whose predictions are fed back. */
  readonly fedBack: (contender: string) => string;
  /** A contender that is operated on. */
  readonly touched: (contender: string) => string;
}

/** Where answers agree their lines lie on one another: the thinner one shows inside the thicker one. */
const NESTED_WIDTHS = [5.5, 3, 1.8, 1];

function line(style: Omit<ChartLine, 'points' | 'at'>, values: Float64Array): ChartLine {
  const xs = Array.from({ length: values.length }, (_, k) => k);
  return { ...style, points: decimate(xs, values, values.length, MOST_POINTS), at: (x) => values[x] ?? null };
}

export const truthStyle = (label: string) => ({
  id: 'truth',
  label,
  colour: 'var(--ink)',
  ink: 'var(--ink)',
  width: 1.8,
});
export const contenderStyle = (k: number, names: LineNames) => ({
  id: `contender-${k}`,
  label: names.contenders[k] ?? '',
  colour: contenderStroke(k),
  ink: contenderInk(k),
  width: 1.9,
});

/** One number a sequence: sequences in the order of their truth, so that a good contender lies on the rising line. */
export function sortedLines(
  part: PartPreview,
  outputs: number,
  predictions: readonly (Predictions | null)[],
  names: LineNames,
): ChartLine[] {
  const truth = firstOutput(part.truth, outputs);
  const order = byTruth(truth);
  return [
    ...predictions.flatMap((set, k) =>
      set
        ? [line({ ...contenderStyle(k, names), width: 1.2 }, ordered(firstOutput(set.values, set.outputs), order))]
        : [],
    ),
    line({ ...truthStyle(names.truth), width: 2.2 }, ordered(truth, order)),
  ];
}

/** Of what is said under surgery. */
const TOUCHED = { width: 2, dash: '2 3' } as const;

/** A contender's line under surgery: the same colour, dotted. */
export const touchedStyle = (k: number, names: LineNames) => {
  const style = contenderStyle(k, names);
  return { ...style, ...TOUCHED, id: `${style.id}-touched`, label: names.touched(style.label) };
};

/** A symbol for every step of the probe sequence: what was asked, and what each contender says there, also under surgery. */
export function symbolLines(
  traces: readonly (Trace | null)[],
  outputs: number,
  names: LineNames,
  touched: readonly (Trace | null)[] = [],
): ChartLine[] {
  const first = traces.find((trace) => trace !== null);
  if (!first) return [];
  const asked = symbols(first.truth, outputs);
  const said = (trace: Trace) =>
    symbols(trace.prediction, outputs).map((symbol, row) => (Number.isNaN(asked[row]) ? NaN : symbol));
  return [
    line({ ...truthStyle(names.truth), width: 11, opacity: 0.2, stepped: true }, asked),
    ...traces.flatMap((trace, k) =>
      trace ? [line({ ...contenderStyle(k, names), width: NESTED_WIDTHS[k] ?? 1, stepped: true }, said(trace))] : [],
    ),
    ...touched.flatMap((trace, k) => {
      if (!trace) return [];
      return [line({ ...touchedStyle(k, names), stepped: true }, said(trace))];
    }),
  ].map(toTheEdges);
}

/** A stepped line half a step longer at both ends, so that its first and last step are as wide as the others. */
function toTheEdges(stepped: ChartLine): ChartLine {
  const [first, last] = [stepped.points[0], stepped.points.at(-1)];
  if (!first || !last) return stepped;
  const points = [{ x: first.x - 0.5, y: first.y }, ...stepped.points, { x: last.x + 0.5, y: last.y }];
  return { ...stepped, points };
}
