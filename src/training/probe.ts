/** The probe: every gate and state of one direction of one layer over one sequence, taken from the kernels that train. */
import type { Prepared } from '../data/types';
import type { Model } from '../rnn';
import type { Focus, GateName, ProbeTrace } from './protocol';

/** Runs one sequence through the network as it stands. Padding at the end is cut off. */
export function probeTrace(model: Model, prepared: Prepared, focus: Focus, epoch: number): ProbeTrace {
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
  return {
    part,
    sample,
    layer: shownLayer,
    direction,
    steps,
    units,
    gates: gates.map(([name, values]) => ({ name: name as GateName, values: values.slice(0, steps * units) })),
    inputs: batch.inputs.slice(0, steps * prepared.inputs),
    inputNames: prepared.inputNames,
    stepLabels: prepared.stepLabels(part, sample),
    prediction,
    // What the network itself answers: of predictions that are fed back the first step.
    truth: prepared.truth(part, [sample]).slice(0, prediction.length),
    epoch,
  };
}
