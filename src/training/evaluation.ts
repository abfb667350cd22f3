/** What a network says about a part of the data: its loss, its predictions in the user's units, its metrics. */
import type { Prepared, SampleSet } from '../data/types';
import type { Metrics, Part } from '../experiment/sequences';
import type { Model, StepSettings } from '../rnn';
import { metricsOf } from './metrics';

/** Samples evaluated at once. */
const CHUNK = 256;

function* chunks(samples: SampleSet): Generator<ReturnType<SampleSet['batch']>> {
  for (let start = 0; start < samples.count; start += CHUNK) {
    const size = Math.min(CHUNK, samples.count - start);
    yield samples.batch(Int32Array.from({ length: size }, (_, k) => start + k));
  }
}

/** Mean loss over a part, without penalties and dropout; every sample (or counted step) weighs the same. */
export function lossOf(model: Model, samples: SampleSet, settings: Pick<StepSettings, 'loss' | 'huberDelta'>): number {
  let sum = 0;
  let weights = 0;
  for (const batch of chunks(samples)) {
    const weight =
      batch.targetMask === null ? batch.size : batch.targetMask.reduce((total, counted) => total + counted, 0);
    sum += model.loss(batch, settings) * weight;
    weights += weight;
  }
  return sum / weights;
}

/** Predictions for a whole part in the user's units: [N, K], or [N·T, K] sample-major where every step is labelled. */
export function predictionsFor(model: Model, prepared: Prepared, part: Part): Float32Array {
  const samples = prepared.part(part);
  const { outputs, perStep } = prepared;
  const rowsPerSample = perStep ? prepared.steps : 1;
  const all = new Float32Array(samples.count * rowsPerSample * outputs);
  let done = 0;
  for (const batch of chunks(samples)) {
    const predicted = model.predict(batch);
    const start = done * rowsPerSample * outputs;
    if (perStep) sampleMajor(predicted, batch.steps, batch.size, outputs, all, start, rowsPerSample);
    else all.set(predicted, start);
    done += batch.size;
  }
  return prepared.toUserUnits(part, all);
}

/** [T, B, K] → rows of `into` from `start`, T rows a sample. */
function sampleMajor(
  values: Float32Array,
  steps: number,
  size: number,
  outputs: number,
  into: Float32Array,
  start: number,
  rowsPerSample: number,
): void {
  for (let step = 0; step < steps; step++) {
    for (let sample = 0; sample < size; sample++) {
      const from = (step * size + sample) * outputs;
      into.set(values.subarray(from, from + outputs), start + (sample * rowsPerSample + step) * outputs);
    }
  }
}

/** The task's metrics of predictions (as `predictionsFor` gives them) on a part. */
export function partMetrics(prepared: Prepared, part: Part, predictions: Float32Array): Metrics {
  const { task, outputs, ratioScale } = prepared;
  return metricsOf(task, predictions, prepared.truth(part), prepared.truthMask(part), outputs, ratioScale);
}

/** The metrics of every baseline on a part, by the baseline's name. */
export function baselineMetrics(prepared: Prepared, part: Part): Record<string, Metrics> {
  return Object.fromEntries(
    prepared.baselines(part).map(({ name, predictions }) => [name, partMetrics(prepared, part, predictions)]),
  );
}
