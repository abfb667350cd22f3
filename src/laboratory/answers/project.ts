/** Answers which paths a layer's states take in their principal plane, without and with the interventions. */
import { validSteps, type ProbeRun } from '../operatedTrace';
import { principalPlane } from '../projection';
import type { AnswerOf, QuestionOf } from '../questions';
import { answerTo, bothRuns, type OpenRun, type OperatedNetwork } from './answering';

export function projected(
  open: OpenRun,
  network: OperatedNetwork,
  question: QuestionOf<'project'>,
): AnswerOf<'projected'> {
  const { layer, direction, state, sequences } = question;
  const { units } = network.body.contender;
  const runs = sequences.map((probe) => bothRuns(open, network, question, probe));
  const statesOf = ({ operated: { layers }, batch }: ProbeRun): Float32Array => {
    const pass = layers[layer].find((own) => own.direction === direction) ?? layers[layer][0];
    return pass[state].subarray(0, validSteps(batch) * units);
  };
  const untouched = runs.map(([before]) => statesOf(before));
  const all = new Float32Array(untouched.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const states of untouched) {
    all.set(states, at);
    at += states.length;
  }
  const { project, explained } = principalPlane(all, units);
  const trajectories = runs.map(([before, after]) => ({
    ...before.probe,
    before: project(statesOf(before)),
    after: project(statesOf(after)),
    stepLabels: open.prepared.stepLabels(before.probe.part, before.probe.sample),
    truth: truthOf(open, before),
  }));
  return { type: 'projected', ...answerTo(question, network), layer, direction, state, trajectories, explained };
}

/** The truth of a probe without padding; a copy, because what is posted is handed over. */
function truthOf({ prepared }: OpenRun, { probe: { part, sample }, batch }: ProbeRun): Float32Array {
  const all = prepared.truth(part, [sample]);
  const rows = prepared.perStep ? validSteps(batch) / batch.steps : 1;
  return all.slice(0, all.length * rows);
}
