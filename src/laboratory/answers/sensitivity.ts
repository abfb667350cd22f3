/** Answers how much each input of a probe moves one prediction. */
import { editsOf, runProbe, validSteps } from '../operatedTrace';
import type { AnswerOf, QuestionOf } from '../questions';
import { sensitivity } from '../sensitivity';
import { planOf } from '../surgery';
import { answerTo, type OpenRun, type OperatedNetwork } from './answering';

export function sensitivities(
  { prepared, arithmetic }: OpenRun,
  network: OperatedNetwork,
  question: QuestionOf<'sensitivity'>,
): AnswerOf<'sensitivities'> {
  const { body } = network;
  const { interventions, contender, probe, output, step } = question;
  const plan = planOf(interventions, contender, body.contender);
  const run = runProbe(body, prepared, probe, editsOf(interventions), plan, arithmetic);
  const all = sensitivity(body, run.batch, plan, run.operated, output, step);
  const values = all.slice(0, validSteps(run.batch) * prepared.inputs);
  return { type: 'sensitivities', ...answerTo(question, network), probe: run.probe, output, step, values };
}
