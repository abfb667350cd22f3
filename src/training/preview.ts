/** What the page may know of the data without training: preview, truth and baselines of every part, probe sequences. */
import { prepare, previewOf, probeSamples, whole } from '../data';
import type { Prepared } from '../data/types';
import { good, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Part, Table } from '../experiment/sequences';
import { baselinesOn, setsScored } from './evaluation';
import { SHOWN_ROWS, type ForecastPreview, type PartPreview, type Preview } from './protocol';
import { shownSamples } from './view';

/** Prepares the data and describes it; the problems of the spec and the data are listed instead where there are any. */
export function describeData(spec: ExperimentSpec, table: Table | null): Result<Preview> {
  const result = prepare(spec, table);
  if (!result.ok) return result;
  const prepared = result.value;
  return good({
    ...previewOf(prepared),
    task: prepared.task,
    perStep: prepared.perStep,
    inputNames: prepared.inputNames,
    outputNames: prepared.outputNames,
    sizes: {
      steps: prepared.steps,
      inputs: prepared.inputs,
      outputs: prepared.outputs,
      variables: prepared.variables,
    },
    forecast: describeForecast(prepared),
    parts: {
      train: describePart(prepared, 'train'),
      validation: describePart(prepared, 'validation'),
      test: describePart(prepared, 'test'),
    },
  });
}

function describeForecast({
  beyond,
  horizon,
  strategy,
  series,
  rolling,
  naiveErrors,
}: Prepared): ForecastPreview | null {
  if (beyond === null || series === undefined) return null;
  const { table, variables } = series;
  const columns = table.columns.map(({ name, unit }) => ({ name, unit }));
  return {
    horizon,
    strategy,
    targets: variables.targets.map((column, v) => ({
      ...columns[column]!,
      positive: table.columns[column]!.values.every((value) => !(value <= 0)),
      naiveError: naiveErrors[v]!,
    })),
    columns,
    recursive: rolling !== null,
    beyond: { labels: beyond.labels, baselines: beyond.baselines() },
  };
}

function describePart(prepared: Prepared, part: Part): PartPreview {
  const { first, count } = shownSamples(prepared, part);
  const shown = Int32Array.from({ length: count }, (_, k) => first + k);
  const rows = prepared.perStep ? SHOWN_ROWS * prepared.width : Infinity;
  const [most, ...fewer] = setsScored(prepared, part).map((samples) => whole(baselinesOn(prepared, part, samples)));
  return {
    first,
    stride: prepared.stride(part),
    ...startsOf(prepared, part, shown),
    labels: rowLabels(prepared, part, shown),
    truth: prepared.truth(part, shown).slice(0, rows),
    truthMask: prepared.truthMask(part, shown)?.slice(0, SHOWN_ROWS) ?? null,
    baselines: prepared.baselines(part, shown).map(({ name, predictions }) => ({
      name,
      predictions: predictions.slice(0, rows),
      scores: most![name]!,
      onFewer: fewer.map((scores) => scores[name]!),
    })),
    probes: probeSamples(prepared, part),
  };
}

/** As `PartPreview.starts` promises: nothing where the samples lie evenly. */
function startsOf(prepared: Prepared, part: Part, shown: Int32Array): Pick<PartPreview, 'starts'> {
  const starts = shown.map((sample) => prepared.row(part, sample) - prepared.row(part, shown[0]!));
  return starts.at(-1) === (shown.length - 1) * prepared.stride(part) ? {} : { starts };
}

/** As `PartPreview.labels` promises. */
function rowLabels(prepared: Prepared, part: Part, shown: Int32Array): string[] {
  if (prepared.task !== 'forecast') return Array.from(shown, (sample) => prepared.label(part, sample));
  const rows = 1 + prepared.row(part, shown.at(-1)!) - prepared.row(part, shown[0]!) + prepared.horizon;
  return Array.from({ length: rows }, (_, k) => prepared.label(part, shown[0]!, k - 1));
}
