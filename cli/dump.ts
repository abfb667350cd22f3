/** `--dump DIR`: the trained network of one contender with its numbers, for checking them elsewhere. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whole } from '../src/data';
import type { Batch, Prepared } from '../src/data/types';
import type { ExperimentSpec } from '../src/experiment/schema';
import type { LayerTrace, Model, Weights } from '../src/rnn';
import { flowOf } from '../src/training/flow';
import type { FlowKind } from '../src/training/protocol';

/** Test windows dumped. */
const WINDOWS = 8;

interface Tensor {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

const tensor = (shape: readonly number[], values: Float32Array): Tensor => ({ shape, values: Array.from(values) });

const tensors = (weights: Weights): Record<string, Tensor> =>
  Object.fromEntries(Object.entries(weights).map(([name, { shape, values }]) => [name, tensor(shape, values)]));

/** [T, B, K] → [B, T, K], so that a window's numbers stand together. */
function sampleMajor(values: Float32Array, steps: number, size: number): Float32Array {
  const width = values.length / (steps * size);
  const result = new Float32Array(values.length);
  for (let step = 0; step < steps; step++) {
    for (let sample = 0; sample < size; sample++) {
      const from = (step * size + sample) * width;
      result.set(values.subarray(from, from + width), (sample * steps + step) * width);
    }
  }
  return result;
}

/**
 * Writes `weights.json`, `windows.json`, `trace.json`, `flow.json` and `gradients.json` into DIR/A, DIR/B, …
 * All numbers are in the network's own scale; the weights are those that were evaluated.
 */
export async function dumpContender(
  folder: string,
  letter: string,
  model: Model,
  spec: ExperimentSpec,
  prepared: Prepared,
): Promise<void> {
  const directory = join(folder, letter);
  await mkdir(directory, { recursive: true });
  const write = (name: string, content: object) => writeFile(join(directory, name), `${JSON.stringify(content)}\n`);
  const samples = prepared.part('test');
  const size = Math.min(WINDOWS, samples.count);
  const batch = samples.batch(Int32Array.from({ length: size }, (_, k) => k));
  const named = { name: `test windows 0 to ${size - 1}`, ...windowsOf(batch, prepared) };
  const { loss, gradients } = model.gradients(batch, { loss: prepared.loss, huberDelta: spec.training.huberDelta });
  await write('weights.json', tensors(model.weights()));
  await write('windows.json', named);
  await write('trace.json', { windows: Array.from({ length: size }, (_, sample) => traceOf(model, prepared, sample)) });
  await write('flow.json', {
    loss: prepared.loss,
    huberDelta: spec.training.huberDelta,
    windows: Array.from({ length: size }, (_, sample) => flowsOf(model, spec, prepared, sample)),
  });
  await write('gradients.json', { loss: prepared.loss, batch: named, value: loss, gradients: tensors(gradients) });
}

/** Inputs [N, T, I] and their names, targets [N, K] (or [N, T, K]), and where they exist the masks [N, T]. */
function windowsOf(
  { inputs, targets, mask, targetMask, steps, size }: Batch,
  { inputs: width, inputNames, outputs, perStep }: Prepared,
) {
  const everyStep = (values: Float32Array, ...last: number[]) =>
    tensor([size, steps, ...last], sampleMajor(values, steps, size));
  return {
    inputs: everyStep(inputs, width),
    targets: perStep ? everyStep(targets, outputs) : tensor([size, outputs], targets),
    inputNames,
    ...(mask === null ? {} : { mask: everyStep(mask) }),
    ...(targetMask === null ? {} : { targetMask: everyStep(targetMask) }),
  };
}

/**
 * Every gate and state [T, H] of every layer and the prediction for one test window, as the kernels that train compute them.
 * A bidirectional layer has those of its other direction under `backward`, at the same steps.
 */
function traceOf(model: Model, { part, outputs, perStep }: Prepared, sample: number) {
  const batch = part('test').batch([sample]);
  const named = (gates: LayerTrace) =>
    Object.fromEntries(
      Object.entries(gates).map(([name, values]) => [name, tensor([batch.steps, values.length / batch.steps], values)]),
    );
  const backward = model.directions.includes('backward') ? model.trace(batch, 'backward') : null;
  const layers = model
    .trace(batch)
    .map((gates, layer) => ({ ...named(gates), ...(backward && { backward: named(backward[layer]!) }) }));
  const shape = perStep ? [batch.steps, outputs] : [outputs];
  return { layers, prediction: tensor(shape, model.predict(batch)) };
}

/**
 * Gradient through time for one test window, for every layer and direction: the norms over the units, by step, of the
 * gradient of the window's loss with respect to h_t (and c_t), and of ∂h_T/∂h_t; null where the page leaves it out.
 */
function flowsOf(model: Model, spec: ExperimentSpec, prepared: Prepared, sample: number) {
  const losses = { loss: prepared.loss, huberDelta: spec.training.huberDelta };
  const batch = prepared.part('test').batch([sample]);
  const steps = batch.mask === null ? batch.steps : batch.mask.reduce((sum, valid) => sum + valid, 0);
  const listed = (norms: Float64Array | null) => norms && Array.from(norms);
  return model.trace(batch).flatMap(({ h }, layer) =>
    model.directions.map((direction) => {
      const place = { part: 'test', sample, layer, direction, steps, units: h!.length / batch.steps } as const;
      const flow = (kind: FlowKind) => whole(flowOf(model, prepared, place, kind, losses));
      const own = flow('probe');
      return { layer, direction, h: listed(own.h), c: listed(own.c), jacobian: listed(flow('jacobian').h) };
    }),
  );
}
