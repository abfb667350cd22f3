/**
 * The preparation of a series, in the order of data.md: missing values, outliers, smoothing, transform, features, scale. The split
 * is fixed in time before; whatever is fitted reads the training rows only.
 */
import { bad, good, problem, type Problem, type Result } from '../../experiment/problem';
import type { ExperimentSpec } from '../../experiment/schema';
import type { RowLabels, Table } from '../../experiment/sequences';
import { rowsAfter } from '../future';
import { rowsAhead } from '../knownAhead';
import { labelAt } from '../labels';
import { catalogueSeason, seasonOf, type Season } from '../season';
import type { Rows } from '../split';
import type { Variables } from '../variables';
import { calendarProblems } from './calendar';
import { usedColumns, type KnownRows, type UsedColumns } from './columns';
import { aheadName, readAhead, type Feature } from './feature';
import { featuresOf, missingIndicator } from './features';
import { stretchesBetween } from './gaps';
import { interleave } from './interleave';
import { fillGaps, gapCount } from './missing';
import { clip, fitBounds } from './outliers';
import { outcomesOf } from './outcomes';
import { roomProblems } from './room';
import { smoothed } from './smoothing';
import { timeSinceFeatures, timeSinceProblems } from './timeSince';
import { fitTransform, needsSeason, takesLog, transformed } from './transform';
import type { Cleaned, PreparedSeries } from './types';
import { wordFeatures } from './words';

/**
 * Prepares the used columns of a table. Problems: those of `usedColumns`, `calendarProblems`, `timeSinceProblems`, `wordFeatures`,
 * `roomProblems` and
 * `seasonOf`; `seasonUnknown` {} where a seasonal difference has no season to go by; `logNeedsPositive` {column, row, value}.
 *
 * @param behind rows of the table before which rows are missing and which no window may cross; null: windows may
 * @param known what is known ahead, the table with the rows after it among that
 */
export function prepareSeries(
  spec: ExperimentSpec,
  table: Table,
  variables: Variables,
  behind: Int32Array | null = null,
  known: KnownRows = { columns: [], texts: [], whole: table },
): Result<PreparedSeries> {
  const used = usedColumns(table, variables, spec.preparation, known);
  if (!used.ok) return used;
  const early = [
    ...calendarProblems(spec.preparation.features.calendar, table.labels),
    ...timeSinceProblems(spec.preparation.features, table.labels),
    ...roomProblems(spec, used.value, 0),
  ];
  if (early.length > 0) return bad(...early);

  const { kept } = used.value;
  const inTable = (row: number) => (kept === null ? row : (kept[row] ?? row - kept.length + table.rows));
  const { labels } = known.whole;
  const label = (row: number) => labelAt(labels, inTable(row));
  const trained = trainingLabels(labels, kept, used.value.parts.train.end);
  const rows = kept?.length ?? table.rows;
  const stretches = behind === null ? null : stretchesBetween(behind, kept, rows);
  const whole = stretches ?? [{ begin: 0, end: rows }];
  const cleaned = clean(spec, used.value, label, trained, whole);
  if (!cleaned.ok) return cleaned;
  const { columns, season } = cleaned.value;

  const targets = columns.slice(0, variables.targets.length);
  const inputs = variables.inputs.map((index) => used.value.columns.findIndex((column) => column.index === index));
  const words = wordFeatures(spec.preparation.features, known.whole, inTable, used.value.parts.train);
  if (!words.ok) return words;
  const ahead = rowsAhead(spec.task);
  const features = [
    ...indicators(
      spec,
      inputs.map((k) => columns[k]!),
      used.value,
    ),
    ...timeSinceFeatures(spec.preparation.features, trained),
    ...featuresOf(
      spec.preparation.features,
      targets.map(({ name }) => name),
      ahead,
    ),
    ...words.value.map((word) => (known.texts.includes(word.unknownAhead!) ? readAhead(word, ahead) : word)),
  ];
  const lost = most(columns.map(({ transform }) => transform.lag)) + most(features.map(({ reach }) => reach));
  const cramped = roomProblems(spec, used.value, lost);
  if (cramped.length > 0) return bad(...cramped);

  const { parts } = used.value;
  const training = { begin: lost, end: parts.train.end };
  const given = known.whole.rows - table.rows;
  const timeAt = (row: number) => (labels.kind === 'time' ? (labels.times[inTable(row)] ?? NaN) : NaN);
  const { calendar, calendarAhead } = spec.preparation.features;
  const after = rowsAfter(
    labels,
    { rows, given, labelAt: label, timeAt },
    calendarAhead && calendar.length > 0 ? ahead : 0,
  );
  const past = {
    target: (v: number, row: number) => targets[v]!.transformed[row]!,
    time: (row: number) => (row < rows + given ? timeAt(row) : (after.times[row - rows] ?? NaN)),
  };
  const seen = inputs.map((k) => smoothedColumn(spec, columns[k]!, whole, parts.train, season));
  const { smoothing, scale } = spec.preparation;
  const scaled =
    smoothing.rule === 'none'
      ? interleave(scale, columns, { inputs, targets: targets.length }, features, past, training)
      : interleave(
          scale,
          [...targets, ...seen],
          { inputs: seen.map((_, k) => targets.length + k), targets: targets.length },
          features,
          past,
          training,
        );
  const series = {
    rows,
    // Behind a hole differences and features reach across it in as many rows as at the beginning.
    stretches: stretches?.map(({ begin, end }) => ({ begin: Math.min(begin + lost, end), end })) ?? null,
    wholeStretches: whole,
    parts: { ...parts, train: training },
    tableParts: used.value.tableParts,
    ...scaled,
    inputNames: [...inputs.map((k) => inputName(columns[k]!)), ...features.map(({ name }) => name)],
    past,
    given,
    ahead: {
      rows: ahead,
      names: [...seen, ...features].flatMap((input) => ((input.ahead ?? 0) > 0 ? [input.name] : [])),
      given: known.columns.length + known.texts.length > 0 ? given : Infinity,
    },
    seasonalPeriod: season?.period ?? null,
    seasonCorrelation: season === null || Number.isNaN(season.correlation) ? null : season.correlation,
    labelAt: label,
  };
  return good({ ...series, outcomes: () => outcomesOf(spec.preparation, used.value, columns, seen, series) });
}

/** The labels of the rows before `end` that are kept. */
function trainingLabels(labels: RowLabels, kept: ArrayLike<number> | null, end: number): RowLabels {
  if (labels.kind !== 'time') return labels;
  const { times } = labels;
  const own =
    kept === null ? times.subarray(0, end) : Float64Array.from({ length: end }, (_, row) => times[kept[row]!]!);
  return { ...labels, times: own };
}

/** Missing values, outliers and transform of every used column; what is fitted reads the training rows. */
function clean(
  { preparation, data, task }: ExperimentSpec,
  { columns, parts }: UsedColumns,
  label: (row: number) => string,
  labels: RowLabels,
  stretches: readonly Rows[],
): Result<{ readonly columns: readonly Cleaned[]; readonly season: Season | null }> {
  // Where rows were dropped nothing is left to fill.
  const rule = preparation.missing === 'dropRow' ? 'forwardFill' : preparation.missing;
  const gaps = columns.map(({ truth }) => fillGaps(rule, truth, parts.train, upTo(stretches, truth.length)));
  // What the catalogue knows counts the rows of its file.
  const known = preparation.resample === null ? catalogueSeason(data.source) : null;
  const season = seasonOf(known, task.seasonalPeriod, gaps[0]!.values.subarray(0, parts.train.end), labels);
  if (!season.ok) return season;
  if (season.value === null && needsSeason(preparation.transform)) {
    return bad(problem('preparation.transform', 'seasonUnknown'));
  }
  const clipped = gaps.map(({ values }) => {
    const bounds = fitBounds(preparation.outliers, values, parts.train);
    return { bounds, values: clip(values, bounds) };
  });
  const negative = takesLog(preparation.transform)
    ? columns.flatMap(({ name }, k) => logProblems(name, clipped[k]!.values, label))
    : [];
  if (negative.length > 0) return bad(...negative);
  return good({
    columns: columns.map(({ name, truth, isAhead }, k) => {
      const { bounds, values } = clipped[k]!;
      const transform = fitTransform(preparation.transform, values, parts.train, season.value?.period ?? 0);
      const stations = { name, truth, filled: gaps[k]!.values, clipped: values };
      return {
        ...stations,
        transformed: transformed(values, transform),
        transform,
        gaps: gaps[k]!,
        bounds,
        ahead: isAhead ? rowsAhead(task) : 0,
      };
    }),
    season: season.value,
  });
}

/** An input as the network sees it; the column given where inputs are not smoothed. */
function smoothedColumn(
  { preparation: { smoothing, transform: name } }: ExperimentSpec,
  column: Cleaned,
  stretches: readonly Rows[],
  training: Rows,
  season: Season | null,
): Cleaned {
  if (smoothing.rule === 'none') return column;
  const clipped = smoothed(column.clipped, smoothing, upTo(stretches, column.clipped.length));
  const transform = fitTransform(name, clipped, training, season?.period ?? 0);
  return { ...column, clipped, transform, transformed: transformed(clipped, transform) };
}

/** The stretches of a column of so many rows: the last one goes on with the rows after the series that are known ahead. */
const upTo = (stretches: readonly Rows[], rows: number): Rows[] =>
  stretches.with(-1, { ...stretches.at(-1)!, end: rows });

/** As its predictions further ahead, an input that is read ahead says how many rows. */
const inputName = ({ name, ahead }: Cleaned): string => (ahead > 0 ? aheadName(name, ahead) : name);

function logProblems(column: string, values: Float64Array, label: (row: number) => string): Problem[] {
  const row = values.findIndex((value) => value <= 0);
  if (row < 0) return [];
  return [problem('preparation.transform', 'logNeedsPositive', { column, row: label(row), value: values[row]! })];
}

/** Only columns with a gap in the training part: a network cannot learn from a mark that it never sees. */
function indicators({ preparation }: ExperimentSpec, inputs: readonly Cleaned[], { parts }: UsedColumns): Feature[] {
  if (!preparation.missingIndicator) return [];
  return inputs
    .filter(({ truth }) => gapCount(truth.subarray(parts.train.begin, parts.train.end)) > 0)
    .map(({ name, truth, ahead }) => {
      const indicator = missingIndicator(name, truth);
      return ahead > 0 ? readAhead(indicator, ahead) : indicator;
    });
}

const most = (values: readonly number[]): number => Math.max(0, ...values);
