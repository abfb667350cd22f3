/** What the page shows of prepared data before anything is trained: lines thin enough to draw, steps, sample names. */
import type { DataPreview, Part, StepReport } from '../experiment/sequences';
import { decimate, stretch } from './decimate';
import { labelAt } from './labels';
import { stepsOf } from './parsing/steps';
import { correlation } from './preparation/correlation';
import type { StepOutcome } from './preparation/types';
import type { Series } from './series';
import { byPart, rowCount } from './split';
import type { Prepared } from './types';

/** Points a preview line has at most, and one of a step. */
const PREVIEW_POINTS = 600;
const STEP_POINTS = 300;
const PROBES = 5;

/**
 * The preview of prepared data. Series: the first target over all rows in the user's units, and what each step did to
 * it; memory tasks: the inputs of the first training sequence.
 */
export function previewOf(prepared: Prepared): DataPreview {
  const counts = byPart((part) => prepared.part(part).count);
  return prepared.series ? ofSeries(prepared, prepared.series, counts) : ofSequences(prepared, counts);
}

function ofSeries(
  prepared: Prepared,
  { table, variables, prepared: series, outcome }: Series,
  counts: DataPreview['counts'],
): DataPreview {
  const first = variables.targets[0]!;
  const { name, unit, values } = table.columns[first]!;
  const { tableParts } = series;
  const inTime = outcome(first);
  const outcomes = [...(inTime === null ? [] : [inTime]), ...series.outcomes()];
  return {
    kind: 'series',
    lines: [{ name, values: decimate(values, PREVIEW_POINTS) }],
    boundaries: { validation: tableParts.validation.begin / table.rows, test: tableParts.test.begin / table.rows },
    firstLabel: labelAt(table.labels, 0),
    lastLabel: labelAt(table.labels, table.rows - 1),
    counts,
    rows: table.rows,
    unit,
    seasonalPeriod: series.seasonalPeriod,
    seasonCorrelation: series.seasonCorrelation,
    partRows: byPart((part) => rowCount(series.parts[part])),
    steps: [...outcomes.map(reportOf), windowReport(prepared, counts)],
    correlations: table.columns.flatMap((column, k) =>
      k === first ? [] : [{ name: column.name, value: correlation(column.values, values, tableParts.train) }],
    ),
    texts: (table.texts ?? []).map(({ name: text, words }) => ({ name: text, words: words.length })),
    uneven: table.labels.kind === 'time' && stepsOf(table.labels)?.share !== 1,
    datePrecision: table.labels.kind === 'time' ? table.labels.precision : null,
  };
}

function reportOf({ step, rows, cells, before, after, touched, facts }: StepOutcome): StepReport {
  return {
    step,
    rows,
    cells,
    before: decimate(before, STEP_POINTS),
    after: decimate(after, STEP_POINTS),
    touched: touched === null ? new Uint8Array(0) : touchedPoints(touched, before.length),
    facts,
  };
}

/** Which points of a decimated line stand for a touched row; empty where none does. */
function touchedPoints(touched: (row: number) => boolean, rows: number): Uint8Array {
  const whole = rows <= STEP_POINTS;
  const points = new Uint8Array(whole ? rows : 2 * Math.floor(STEP_POINTS / 2));
  for (let point = 0; point < points.length; point++) {
    const { begin, end } = whole ? { begin: point, end: point + 1 } : stretch(point >> 1, points.length / 2, rows);
    for (let row = begin; row < end && points[point] === 0; row++) if (touched(row)) points[point] = 1;
  }
  return points.some((point) => point === 1) ? points : new Uint8Array(0);
}

function windowReport({ steps, inputs, outputs, horizon }: Prepared, counts: DataPreview['counts']): StepReport {
  const samples = counts.train + counts.validation + counts.test;
  const none = new Float32Array(0);
  return {
    step: 'windows',
    rows: samples,
    cells: samples * (steps * inputs + outputs),
    before: none,
    after: none,
    touched: new Uint8Array(0),
    facts: [{ code: 'windows', values: { window: steps, inputs, horizon, outputs, ...counts } }],
  };
}

function ofSequences(prepared: Prepared, counts: DataPreview['counts']): DataPreview {
  const { inputs } = prepared.part('train').batch([0]);
  const labels = prepared.stepLabels('train', 0);
  const I = prepared.inputs;
  return {
    kind: 'sequences',
    lines: prepared.inputNames.map((name, i) => {
      const line = Float64Array.from(labels, (_, t) => inputs[t * I + i]!);
      return { name, values: decimate(line, PREVIEW_POINTS) };
    }),
    boundaries: null,
    firstLabel: labels[0]!,
    lastLabel: labels.at(-1)!,
    counts,
    rows: prepared.steps,
    unit: '',
    seasonalPeriod: null,
    seasonCorrelation: null,
    partRows: null,
    steps: [],
    correlations: [],
    texts: [],
    uneven: false,
    datePrecision: null,
  };
}

/** About five samples spread over a part, the first and the last among them, with their names. */
export function probeSamples(prepared: Prepared, part: Part): { sample: number; name: string }[] {
  const last = prepared.part(part).count - 1;
  const samples = Array.from({ length: PROBES }, (_, k) => Math.round((k * last) / (PROBES - 1)));
  return [...new Set(samples)].map((sample) => ({ sample, name: prepared.sampleName(part, sample) }));
}
