/** What the page shows of prepared data before anything is trained: a line thin enough to draw, and sample names. */
import { maxIndex, minIndex } from 'd3-array';
import type { ExperimentSpec } from '../experiment/schema';
import type { DataPreview, Part, Table } from '../experiment/sequences';
import { labelAt } from './labels';
import { seriesOf } from './series';
import { byPart } from './split';
import type { Prepared } from './types';

/** Points a preview line has at most. */
const PREVIEW_POINTS = 600;
const PROBES = 5;

/**
 * The preview of a spec that `prepare` accepted, with the same table. Series: the first target over all rows in the
 * user's units; memory tasks: the inputs of the first training sequence.
 */
export function previewOf(spec: ExperimentSpec, prepared: Prepared, table: Table | null): DataPreview {
  const counts = byPart((part) => prepared.part(part).count);
  return prepared.task === 'forecast' ? ofSeries(spec, counts, table) : ofSequences(prepared, counts);
}

function ofSeries(spec: ExperimentSpec, counts: DataPreview['counts'], given: Table | null): DataPreview {
  const series = seriesOf(spec, given);
  if (!series.ok) throw new Error(`spec: ${series.problems.map(({ path, code }) => `${path} ${code}`).join(', ')}`);
  const { table, rows, variables, seasonalPeriod } = series.value;
  const { name, unit, values } = table.columns[variables.targets[0]!]!;
  return {
    kind: 'series',
    lines: [{ name, values: decimate(values, PREVIEW_POINTS) }],
    boundaries: { validation: rows.validation.begin / values.length, test: rows.test.begin / values.length },
    firstLabel: labelAt(table.labels, 0),
    lastLabel: labelAt(table.labels, table.rows - 1),
    counts,
    rows: values.length,
    unit,
    seasonalPeriod,
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
  };
}

/**
 * At most `points` values in their order: as they are when they fit, else the lowest and the highest of each of
 * points / 2 equal stretches, so that no extreme is lost.
 */
export function decimate(values: Float64Array, points: number): Float32Array {
  if (values.length <= points) return Float32Array.from(values);
  const stretches = Math.floor(points / 2);
  const kept = new Float32Array(stretches * 2);
  for (let k = 0; k < stretches; k++) {
    const begin = Math.floor((k * values.length) / stretches);
    const stretch = values.subarray(begin, Math.floor(((k + 1) * values.length) / stretches));
    const low = minIndex(stretch);
    const high = maxIndex(stretch);
    kept[2 * k] = stretch[Math.min(low, high)]!;
    kept[2 * k + 1] = stretch[Math.max(low, high)]!;
  }
  return kept;
}

/** About five samples spread over a part, the first and the last among them, with their names. */
export function probeSamples(prepared: Prepared, part: Part): { sample: number; name: string }[] {
  const last = prepared.part(part).count - 1;
  const samples = Array.from({ length: PROBES }, (_, k) => Math.round((k * last) / (PROBES - 1)));
  return [...new Set(samples)].map((sample) => ({ sample, name: prepared.sampleName(part, sample) }));
}
