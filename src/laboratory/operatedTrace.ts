/** What the gate lab shows of a probe sequence that a network computed under interventions. */
import type { InputEdit } from '../data';
import type { Prepared } from '../data/types';
import { cellRecord, gatesOf, type CellName, type GateName } from '../experiment/cells';
import type { Direction } from '../experiment/directions';
import { isOperation, type Intervention } from '../experiment/interventions';
import type { Arithmetic } from '../cells';
import type { OperatedTrace } from './questions/operate';
import type { Probe } from './questions/question';
import { softmax } from './plainLoss';
import { operate, passWeights, type Body, type Operated, type PassOutputs, type Plan } from './surgery';

/** The inputs that are set by hand. */
export const editsOf = (interventions: readonly Intervention[]): InputEdit[] =>
  interventions.flatMap((each) => (each.on && !isOperation(each) ? [each] : []));

/** A probe that has been run: the batch of one sequence with its edits, and what the network computed. */
export interface ProbeRun {
  readonly probe: Probe;
  readonly batch: ReturnType<Prepared['test']['batch']>;
  readonly edited: ReturnType<Prepared['edited']>;
  readonly operated: Operated;
}

/** Runs one sequence. The last sample of the part is run in place of one that the part does not have. */
export function runProbe(
  body: Body,
  prepared: Prepared,
  probe: Probe,
  edits: readonly InputEdit[],
  plan: Plan,
  arithmetic: Arithmetic,
): ProbeRun {
  const { part } = probe;
  const sample = Math.min(probe.sample, prepared.part(part).count - 1);
  const edited = prepared.edited(part, sample, edits);
  const batch = { ...prepared.part(part).batch([sample]), inputs: edited.inputs };
  return { probe: { part, sample }, batch, edited, operated: operate(body, batch, plan, arithmetic) };
}

/** The number of steps of a batch of one sequence, without padding. */
export const validSteps = ({ mask, steps }: ProbeRun['batch']): number =>
  mask === null ? steps : mask.reduce((sum, valid) => sum + valid, 0);

/** What the gate lab shows of a run. @param layer 0-based @param epoch whose weights the network has */
export function traceOf(
  body: Body,
  prepared: Prepared,
  { probe: { part, sample }, batch, edited, operated }: ProbeRun,
  layer: number,
  direction: Direction,
  withWeights: boolean,
  epoch: number,
): OperatedTrace {
  const { contender, io } = body;
  const { units } = contender;
  const steps = validSteps(batch);
  const shown = Math.min(layer, contender.layers - 1);
  const passes = operated.layers[shown];
  const pass = passes.find((own) => own.direction === direction) ?? passes[0];
  const entered = operated.entered[shown];
  const answers = io.output === 'softmax' ? softmax(operated.outputs, io.outputs) : operated.outputs;
  const prediction = edited.toUserUnits(answers);
  const { cell, activation, gateActivation, resetAfter } = contender;
  const own = passWeights(body.weights, shown, pass.direction);
  return {
    part,
    sample,
    cell,
    layer: shown,
    direction: pass.direction,
    steps,
    units,
    gates: gatesAndStates(cell, pass, steps, units),
    weights: withWeights
      ? {
          variant: { cell, activation, gateActivation, resetAfter },
          kernel: own.kernel.slice(),
          recurrentKernel: own.recurrentKernel.slice(),
          bias: own.bias.slice(),
          entered: entered.slice(0, (steps * entered.length) / batch.steps),
        }
      : null,
    inputs: batch.inputs.slice(0, steps * io.inputs),
    inputNames: prepared.inputNames,
    values: edited.values.slice(0, steps * prepared.variables),
    stepLabels: prepared.stepLabels(part, sample),
    // A copy, because it is handed over, and for what has no units it is the network's own array.
    prediction: prediction.slice(),
    truth: prepared.truth(part, [sample]).slice(0, prediction.length),
    epoch,
  };
}

/** Gates and states by name, [T, H] each, in the order of the equations. */
function gatesAndStates(cell: CellName, pass: PassOutputs, steps: number, units: number): OperatedTrace['gates'] {
  const names: readonly GateName[] = gatesOf(cell);
  const width = names.length * units;
  const apart = names.map((name, place) => {
    const values = new Float32Array(steps * units);
    for (let step = 0; step < steps; step++) {
      const from = step * width + place * units;
      values.set(pass.gates.subarray(from, from + units), step * units);
    }
    return { name, values };
  });
  const states = cellRecord(cell).states.map((name) => ({ name, values: pass[name].slice(0, steps * units) }));
  return [...apart, ...states];
}
