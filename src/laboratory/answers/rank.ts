/** Answers which units and gates of a layer matter; each answer knows one of them more. */
import { gatesOf } from '../../experiment/cells';
import { ranked as rankedIn, type Ranking } from '../importance';
import type { AnswerOf, QuestionOf } from '../questions';
import { answerTo, type OpenRun, type OperatedNetwork, type Work } from './answering';

export function* ranked(
  { spec, prepared, arithmetic }: OpenRun,
  network: OperatedNetwork,
  question: QuestionOf<'rank'>,
): Work<AnswerOf<'ranked'>> {
  const { layer, direction } = question;
  const settings = { loss: prepared.loss, huberDelta: spec.training.huberDelta };
  const tell = (ranking: Ranking): AnswerOf<'ranked'> => {
    const silenced = ranking.units.reduce((count, loss) => (Number.isNaN(loss) ? count : count + 1), 0);
    const { cell, units } = network.body.contender;
    // Copies, because what is posted is handed over.
    const gates = ranking.gates.map((each) => ({ ...each, means: each.means.slice() }));
    const progress = { done: silenced + gates.length, total: gatesOf(cell).length + units };
    return { type: 'ranked', ...answerTo(question, network), layer, direction, ...ranking, gates, ...progress };
  };
  const work = rankedIn(network.body, prepared, layer, direction, settings, arithmetic);
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return tell(piece.value);
    yield piece.value === null ? null : tell(piece.value);
  }
}
