/**
 * A forecast as lines of a chart: the first step row by row, whole forecasts as fans, the error by step ahead.
 *
 * Rows are counted from the first one that the first sample shown predicts; V targets, H steps ahead.
 */
import { decimateWithGaps, type Point } from '../../parts/charts/decimate';
import { MOST_POINTS, type ChartLine } from '../../parts/charts/lines';
import type { PartPreview, Predictions, Preview } from '../../state/model';
import { firstFrom, startOf } from '../shared/rows';
import { scoresOn } from './compare';
import { contenderStyle, touchedStyle, truthStyle, type LineNames } from './prediction-lines';

/** Windows of a part in a row, without and with surgery, [n, horizon × V] each in the user's units. */
export interface TouchedForecast {
  readonly first: number;
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** With surgery, after the last row; null where nothing follows. */
  readonly beyond: Float32Array | null;
}

/** By contender; undefined where nothing acts on it, null while the answer is on its way. */
export type TouchedForecasts = readonly (TouchedForecast | null | undefined)[];

type Forecast = NonNullable<Preview['forecast']>;
type Values = Pick<Predictions, 'first' | 'values'>;

/** What is shown of a forecast. */
export interface Shown {
  readonly forecast: Forecast;
  readonly part: PartPreview;
  /** The target variable's number. */
  readonly v: number;
  /** The first row. */
  readonly from: number;
}

const WIDTH_OF = { baseline: 1.2, fan: 1.5 } as const;
/** By the baselines' order. */
const DASHES = ['1.5 3', '5 3', '8 2 1.5 2'];
/** Of what is fed back, and of what lies beyond the end; no baseline's. */
const FED_BACK = '4 3';
const BEYOND = '6 2 1.5 2 1.5 2';

/** Ends the id of a line beyond the end. */
export const BEYOND_SUFFIX = '-beyond';

/** Fans in the chart at most, so that one can be told from the next. */
const MOST_FANS = 6;

/** Samples of a part that the page holds. */
const samplesOf = ({ part: { truth }, forecast }: Shown): number =>
  truth.length / (forecast.horizon * forecast.targets.length);

/** Rows that these samples predict. */
export const rowCount = (shown: Shown): number => startOf(shown.part, samplesOf(shown) - 1) + shown.forecast.horizon;

/** The label of a row, and of those beyond the end, which follow the last row of the test part. */
export const labelOf = ({ part, forecast }: Pick<Shown, 'part' | 'forecast'>, row: number): string =>
  part.labels[row + 1] ?? forecast.beyond.labels[row + 1 - part.labels.length] ?? '';

/** The value of a sample's step, counted from the first sample shown; NaN where there is none. */
function valueAt({ forecast, part, v }: Shown, { first, values }: Values, sample: number, step: number): number {
  const V = forecast.targets.length;
  const place = (sample + part.first - first) * forecast.horizon * V + step * V + v;
  return place < 0 ? NaN : (values[place] ?? NaN);
}

/** A line through rows in rising order, its reading exact. */
function line(
  style: Omit<ChartLine, 'points' | 'at'>,
  rows: readonly number[],
  values: readonly number[],
  from: number,
): ChartLine {
  const start = rows.findIndex((row) => row >= from);
  const known = new Map<number, number>();
  rows.forEach((row, k) => known.set(row, values[k]!));
  return {
    ...style,
    points: start < 0 ? [] : decimateWithGaps(rows.slice(start), values.slice(start), MOST_POINTS),
    at: (row) => known.get(row) ?? null,
  };
}

/** Truth at every row that some sample predicts. */
function truthLine(shown: Shown, names: LineNames): ChartLine {
  const { part, forecast } = shown;
  const truth = { first: part.first, values: part.truth };
  const samples = samplesOf(shown);
  const rows: number[] = [];
  const values: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const start = startOf(part, sample);
    const steps = sample === samples - 1 ? forecast.horizon : startOf(part, sample + 1) - start;
    for (let step = 0; step < Math.min(steps, forecast.horizon); step++) {
      rows.push(start + step);
      values.push(valueAt(shown, truth, sample, step));
    }
    if (steps > forecast.horizon && isHole(shown, sample)) {
      rows.push(start + forecast.horizon);
      values.push(NaN);
    }
  }
  return line(truthStyle(names.truth), rows, values, shown.from);
}

/** Whether rows are missing in time between a sample and the next, so that no line leads across. */
const isHole = ({ part }: Shown, sample: number): boolean =>
  startOf(part, sample + 1) - startOf(part, sample) > part.stride;

/** The first step of every sample. */
function firstSteps(shown: Shown, style: Omit<ChartLine, 'points' | 'at'>, values: Values): ChartLine {
  const { part } = shown;
  const rows: number[] = [];
  const heights: number[] = [];
  for (let sample = Math.max(0, values.first - part.first); sample < samplesOf(shown); sample++) {
    const start = startOf(part, sample);
    rows.push(start);
    heights.push(valueAt(shown, values, sample, 0));
    if (sample < samplesOf(shown) - 1 && isHole(shown, sample)) {
      rows.push(start + 1);
      heights.push(NaN);
    }
  }
  return line(style, rows, heights, shown.from);
}

const baselineStyle = (names: LineNames, name: string, k: number) => ({
  id: name,
  label: names.baselines[name] ?? name,
  colour: 'var(--dim)',
  ink: 'var(--dim)',
  width: WIDTH_OF.baseline,
  dash: DASHES[k] ?? '1 4',
});

/** What lies beyond the end, leaving the last known value. */
function beyondLines(
  shown: Shown,
  sets: readonly (Pick<Predictions, 'beyond'> | null | undefined)[],
  styleOf: (contender: number) => ReturnType<typeof contenderStyle>,
  last: number | null,
): ChartLine[] {
  const { forecast, v } = shown;
  const V = forecast.targets.length;
  const end = rowCount(shown);
  return sets.flatMap((set, k) => {
    if (!set?.beyond || set.beyond.length === 0) return [];
    const steps = Array.from({ length: set.beyond.length / V }, (_, step) => set.beyond![step * V + v]!);
    const rows = steps.map((_, step) => end + step);
    const leaving = last === null ? { rows, steps } : { rows: [end - 1, ...rows], steps: [last, ...steps] };
    const own = styleOf(k);
    const style = { dash: BEYOND, ...own, id: `${own.id}${BEYOND_SUFFIX}` };
    const drawn = line(style, leaving.rows, leaving.steps, shown.from);
    return [{ ...drawn, at: (row: number) => (row < end ? null : drawn.at(row)) }];
  });
}

/** Of every contender as it was trained and, where something acts on it, with surgery. */
function beyondOf(
  shown: Shown,
  sets: readonly (Predictions | null)[],
  names: LineNames,
  touched: TouchedForecasts,
  truth: ChartLine,
): ChartLine[] {
  const last = truth.at(rowCount(shown) - 1);
  return [
    ...beyondLines(shown, sets, (k) => contenderStyle(k, names), last),
    ...beyondLines(shown, touched, (k) => touchedStyle(k, names), last),
  ];
}

/** Row by row: truth, baselines, the first step of the contenders, and what they say beyond the end. */
export function rowLines(
  shown: Shown,
  sets: readonly (Predictions | null)[],
  names: LineNames,
  touched: TouchedForecasts = [],
): ChartLine[] {
  const { part } = shown;
  const truth = truthLine(shown, names);
  return [
    ...part.baselines.map(({ name, predictions }, k) =>
      firstSteps(shown, baselineStyle(names, name, k), { first: part.first, values: predictions }),
    ),
    truth,
    ...sets.flatMap((set, k) => (set ? [firstSteps(shown, contenderStyle(k, names), set)] : [])),
    ...touched.flatMap((each, k) =>
      each ? [firstSteps(shown, touchedStyle(k, names), { first: each.first, values: each.after })] : [],
    ),
    ...beyondOf(shown, sets, names, touched, truth),
  ];
}

/** The samples whose whole forecasts are drawn: evenly spread over what is shown, a horizon apart, the last among them. */
export function fanSamples(shown: Shown): number[] {
  const { part, forecast, from } = shown;
  const last = samplesOf(shown) - 1;
  const begin = Math.min(last, firstFrom(part, last, from));
  const room = (startOf(part, last) - startOf(part, begin)) / forecast.horizon;
  const fans = Math.max(1, Math.min(MOST_FANS, Math.floor(room) + 1));
  const samples = Array.from({ length: fans }, (_, k) =>
    Math.round(fans === 1 ? last : begin + (k * (last - begin)) / (fans - 1)),
  );
  return [...new Set(samples)];
}

/** Truth, and from a few rows the whole forecasts leaving it: as trained solid, fed back dashed. */
export function fanLines(
  shown: Shown,
  sets: readonly (Predictions | null)[],
  names: LineNames,
  touched: TouchedForecasts = [],
): ChartLine[] {
  const truth = truthLine(shown, names);
  const samples = fanSamples(shown);
  const fans = (style: Omit<ChartLine, 'points' | 'at'>, values: Values): ChartLine => {
    const points: Point[] = [];
    const known = new Map<number, number>();
    for (const sample of samples) {
      const start = startOf(shown.part, sample);
      if (Number.isNaN(valueAt(shown, values, sample, 0))) continue;
      // A gap before each fan, then the last value it has seen.
      points.push({ x: start - 1, y: NaN });
      const left = truth.at(start - 1);
      if (left !== null && start > shown.from) points.push({ x: start - 1, y: left });
      for (let step = 0; step < shown.forecast.horizon; step++) {
        const y = valueAt(shown, values, sample, step);
        points.push({ x: start + step, y });
        known.set(start + step, y);
      }
    }
    return { ...style, points, at: (row) => known.get(row) ?? null };
  };
  const own = shown.forecast.strategy === 'recursive' ? FED_BACK : undefined;
  return [
    truth,
    ...sets.flatMap((set, k) => {
      if (!set) return [];
      const style = { ...contenderStyle(k, names), width: WIDTH_OF.fan };
      return [
        fans({ ...style, ...(own ? { dash: own } : {}) }, set),
        ...(set.recursive ? [fans(fedBackStyle(style, names), set.recursive)] : []),
      ];
    }),
    ...touched.flatMap((each, k) =>
      each ? [fans(touchedStyle(k, names), { first: each.first, values: each.after })] : [],
    ),
    ...beyondOf(shown, sets, names, touched, truth),
  ];
}

const fedBackStyle = (style: ReturnType<typeof contenderStyle>, names: LineNames) => ({
  ...style,
  id: `${style.id}-recursive`,
  label: names.fedBack(style.label),
  dash: FED_BACK,
});

/** Scores as the page has them, for the error by step. */
export interface StepScores {
  readonly own: readonly number[];
  readonly recursive: readonly number[] | null;
  /** Windows that `own` was scored on. */
  readonly scored: number;
}

/** RMSE against the step ahead, 1 … H: baselines, contenders as trained and fed back. */
export function stepLines(
  { forecast, part, v }: Pick<Shown, 'forecast' | 'part' | 'v'>,
  contenders: readonly (StepScores | null)[],
  names: LineNames,
): ChartLine[] {
  const rows = Array.from({ length: forecast.horizon }, (_, step) => step + 1);
  const own = forecast.strategy === 'recursive' ? { dash: FED_BACK } : {};
  const scored = contenders.find((scores) => scores !== null)?.scored ?? null;
  return [
    ...part.baselines.map((each, k) =>
      line(baselineStyle(names, each.name, k), rows, scoresOn(each, scored).steps[v] ?? [], 0),
    ),
    ...contenders.flatMap((scores, k) => {
      if (!scores) return [];
      const style = contenderStyle(k, names);
      return [
        line({ ...style, ...own }, rows, scores.own, 0),
        ...(scores.recursive ? [line(fedBackStyle(style, names), rows, scores.recursive, 0)] : []),
      ];
    }),
  ];
}
