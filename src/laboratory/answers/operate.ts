/** Answers what a network does under interventions: first with a probe, then with the validation part. */
import type { AnswerOf, QuestionOf } from '../questions';
import { lossUnder } from '../operatedLoss';
import { traceOf } from '../operatedTrace';
import { planOf, UNTOUCHED, type Plan } from '../surgery';
import { answerTo, bothRuns, inPieces, type OpenRun, type OperatedNetwork, type Work } from './answering';

export function operated(
  open: OpenRun,
  network: OperatedNetwork,
  question: QuestionOf<'operate'>,
): AnswerOf<'operated'> {
  const { layer, direction, withWeights, probe } = question;
  const [before, after] = bothRuns(open, network, question, probe).map((run) =>
    traceOf(network.body, open.prepared, run, layer, direction, withWeights, network.epoch),
  );
  return { type: 'operated', ...answerTo(question, network), before, after };
}

export function* losses(
  { spec, prepared, arithmetic }: OpenRun,
  network: OperatedNetwork,
  question: QuestionOf<'operate'>,
): Work<AnswerOf<'losses'>> {
  const { body } = network;
  const settings = { loss: prepared.loss, huberDelta: spec.training.huberDelta };
  const under = (plan: Plan) => inPieces(lossUnder(body, prepared, plan, settings, arithmetic));
  network.loss ??= yield* under(UNTOUCHED);
  const { loss: before, scored, of } = network.loss;
  const { interventions, contender } = question;
  const touches = interventions.some((each) => each.on && each.kind !== 'input' && each.contender === contender);
  const after = touches ? (yield* under(planOf(interventions, contender, body.contender))).loss : before;
  return { type: 'losses', ...answerTo(question, network), before, after, scored, of };
}
