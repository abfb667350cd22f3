/** Answers what a network forecasts for windows in a row, without and with the interventions. */
import { beyondUnder, forecastUnder, windowsWithin } from '../operatedForecast';
import type { AnswerOf, QuestionOf } from '../questions';
import { planOf, UNTOUCHED, type Plan } from '../surgery';
import { answerTo, inPieces, type OpenRun, type OperatedNetwork, type Work } from './answering';

export function* forecasted(
  { prepared, arithmetic }: OpenRun,
  network: OperatedNetwork,
  question: QuestionOf<'forecast'>,
): Work<AnswerOf<'forecasted'>> {
  const { body } = network;
  const { interventions, contender } = question;
  const windows = windowsWithin(prepared, question);
  const under = (plan: Plan) => inPieces(forecastUnder(body, prepared, windows, plan, arithmetic));
  const { part, first, count } = windows;
  const key = [part, first, count].join();
  if (network.forecast?.key !== key) network.forecast = { key, values: yield* under(UNTOUCHED) };
  const before = network.forecast.values.slice();
  const plan = planOf(interventions, contender, body.contender);
  const after = yield* under(plan);
  const beyond = part === 'test' ? yield* inPieces(beyondUnder(body, prepared, plan, arithmetic)) : null;
  return { type: 'forecasted', ...answerTo(question, network), part, first, before, after, beyond };
}
