/** The probe: every gate and state of one direction of one layer over one sequence, taken from the kernels that train. */
import type { Prepared } from '../data/types';
import type { GateName } from '../experiment/cells';
import type { LayerTrace, Model } from '../rnn';
import type { Focus, LayerShown, ProbeTrace } from './protocol';

/**
 * Runs one sequence through the network as it stands. Padding at the end is cut off.
 *
 * @param variant of the network where its cell is looked into, so that its weights go along; else null
 */
export function probeTrace(
  model: Model,
  prepared: Prepared,
  focus: Focus,
  epoch: number,
  variant: LayerShown['variant'] | null,
): ProbeTrace {
  const { probe, layer } = focus;
  const { part } = probe;
  const samples = prepared.part(part);
  const sample = Math.min(probe.sample, samples.count - 1);
  const batch = samples.batch([sample]);
  const direction = model.directions.includes(focus.direction) ? focus.direction : 'forward';
  const traces = model.trace(batch, direction);
  const shownLayer = Math.min(layer, traces.length - 1);
  const gates = Object.entries(traces[shownLayer]!);
  const steps = batch.mask === null ? batch.steps : batch.mask.reduce((sum, valid) => sum + valid, 0);
  const units = gates[0]![1].length / batch.steps;
  const prediction = prepared.toUserUnits(part, model.predict(batch), [sample]);
  const inputs = batch.inputs.slice(0, steps * prepared.inputs);
  const entered = (): Float32Array => {
    if (shownLayer === 0) return inputs.slice();
    const passes = model.directions.map((each) => (each === direction ? traces : model.trace(batch, each)));
    return sideBySide(
      passes.map((layers) => layers[shownLayer - 1]!),
      steps,
      units,
    );
  };
  return {
    part,
    sample,
    cell: model.variant.cell,
    layer: shownLayer,
    direction,
    steps,
    units,
    gates: gates.map(([name, values]) => ({ name: name as GateName, values: values.slice(0, steps * units) })),
    weights: variant && { variant, ...model.layerWeights(shownLayer, direction), entered: entered() },
    flow: null,
    inputs,
    inputNames: prepared.inputNames,
    stepLabels: prepared.stepLabels(part, sample),
    prediction,
    // What the network itself answers: of predictions that are fed back the first step.
    truth: prepared.truth(part, [sample]).slice(0, prediction.length),
    epoch,
    asked: focus.epoch,
  };
}

/** The states of all passes of a layer, [T, D·H] of D times [T, H], forward first. */
function sideBySide(passes: readonly LayerTrace[], steps: number, units: number): Float32Array {
  const width = passes.length * units;
  const out = new Float32Array(steps * width);
  passes.forEach(({ h }, pass) => {
    for (let step = 0; step < steps; step++) {
      out.set(h!.subarray(step * units, (step + 1) * units), step * width + pass * units);
    }
  });
  return out;
}
