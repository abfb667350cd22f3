/** What the page may know of the data without training: preview, truth and baselines of every part, probe sequences. */
import { prepare, previewOf, probeSamples } from '../data';
import type { Prepared } from '../data/types';
import { good, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Part, Table } from '../experiment/sequences';
import { partMetrics } from './evaluation';
import { SHOWN_ROWS, type PartPreview, type Preview } from './protocol';

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
    sizes: { steps: prepared.steps, inputs: prepared.inputs, outputs: prepared.outputs },
    parts: {
      train: describePart(prepared, 'train'),
      validation: describePart(prepared, 'validation'),
      test: describePart(prepared, 'test'),
    },
  });
}

function describePart(prepared: Prepared, part: Part): PartPreview {
  const shown = SHOWN_ROWS * prepared.outputs;
  return {
    labels: prepared.labels(part, SHOWN_ROWS),
    truth: prepared.truth(part).slice(0, shown),
    truthMask: prepared.truthMask(part)?.slice(0, SHOWN_ROWS) ?? null,
    baselines: prepared.baselines(part).map(({ name, predictions }) => ({
      name,
      predictions: predictions.slice(0, shown),
      metrics: partMetrics(prepared, part, predictions),
    })),
    probes: probeSamples(prepared, part),
  };
}
