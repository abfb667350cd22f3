/** Predictions against truth as lines of a chart, for each kind of task. */
import { decimate } from '../charts/decimate';
import { MOST_POINTS, type ChartLine } from '../charts/lines';
import { contenderInk, contenderStroke, type PartPreview, type Predictions, type Trace } from '../model';
import { byTruth, firstOutput, naive, ordered, symbols } from './rows';

export interface LineNames {
  readonly truth: string;
  readonly contenders: readonly string[];
  readonly baselines: Readonly<Record<string, string>>;
}

const NAIVE_DASHES = ['1.5 3', '5 3'];

/** Where answers agree their lines lie on one another: the thinner one shows inside the thicker one. */
const NESTED_WIDTHS = [5.5, 3, 1.8, 1];

/** Rows of the part before `from` are left out. */
function line(style: Omit<ChartLine, 'points' | 'at'>, values: Float64Array, from: number): ChartLine {
  const xs = Array.from({ length: values.length }, (_, k) => k);
  return {
    ...style,
    points: decimate(xs.slice(from), values.subarray(from), values.length - from, MOST_POINTS),
    at: (x) => values[x] ?? null,
  };
}

const truthStyle = (label: string) => ({ id: 'truth', label, colour: 'var(--ink)', ink: 'var(--ink)', width: 1.8 });
const contenderStyle = (k: number, names: LineNames) => ({
  id: `contender-${k}`,
  label: names.contenders[k] ?? '',
  colour: contenderStroke(k),
  ink: contenderInk(k),
  width: 1.9,
});

/** A forecast: rows in time, truth, naive forecasts dotted, contenders on top. */
export function forecastLines(
  part: PartPreview,
  outputs: number,
  predictions: readonly (Predictions | null)[],
  names: LineNames,
  from: number,
): ChartLine[] {
  return [
    ...naive(part).map(({ name, predictions: values }, k) =>
      line(
        {
          id: name,
          label: names.baselines[name] ?? name,
          colour: 'var(--dim)',
          ink: 'var(--dim)',
          width: 1.2,
          dash: NAIVE_DASHES[k] ?? '1 4',
        },
        firstOutput(values, outputs),
        from,
      ),
    ),
    line(truthStyle(names.truth), firstOutput(part.truth, outputs), from),
    ...predictions.flatMap((set, k) =>
      set ? [line(contenderStyle(k, names), firstOutput(set.values, set.outputs), from)] : [],
    ),
  ];
}

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
        ? [line({ ...contenderStyle(k, names), width: 1.2 }, ordered(firstOutput(set.values, set.outputs), order), 0)]
        : [],
    ),
    line({ ...truthStyle(names.truth), width: 2.2 }, ordered(truth, order), 0),
  ];
}

/** A symbol for every step of the probe sequence: what was asked, and what each contender says there. */
export function symbolLines(traces: readonly (Trace | null)[], outputs: number, names: LineNames): ChartLine[] {
  const first = traces.find((trace) => trace !== null);
  if (!first) return [];
  const asked = symbols(first.truth, outputs);
  const said = (trace: Trace) =>
    symbols(trace.prediction, outputs).map((symbol, row) => (Number.isNaN(asked[row]) ? NaN : symbol));
  return [
    line({ ...truthStyle(names.truth), width: 11, opacity: 0.2, stepped: true }, asked, 0),
    ...traces.flatMap((trace, k) =>
      trace ? [line({ ...contenderStyle(k, names), width: NESTED_WIDTHS[k] ?? 1, stepped: true }, said(trace), 0)] : [],
    ),
  ].map(toTheEdges);
}

/** A stepped line half a step longer at both ends, so that its first and last step are as wide as the others. */
function toTheEdges(stepped: ChartLine): ChartLine {
  const [first, last] = [stepped.points[0], stepped.points.at(-1)];
  if (!first || !last) return stepped;
  const points = [{ x: first.x - 0.5, y: first.y }, ...stepped.points, { x: last.x + 0.5, y: last.y }];
  return { ...stepped, points };
}
