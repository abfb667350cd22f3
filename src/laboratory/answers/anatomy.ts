/** Answers what the weights of a layer are, what they were at the start, and the eigenvalues of its recurrent part. */
import { trainingSeedOf } from '../../experiment/seeds';
import { initialWeights } from '../../rnn/initialWeights';
import type { AnswerOf, QuestionOf } from '../questions';
import { spectrumOf } from '../spectrum';
import { passWeights, type Body } from '../surgery';
import { answerTo, type OpenRun, type OperatedNetwork } from './answering';

export function anatomy(
  { spec }: OpenRun,
  network: OperatedNetwork,
  question: QuestionOf<'anatomy'>,
): AnswerOf<'anatomy'> {
  const { layer, direction } = question;
  const { contender, io, weights } = network.body;
  const copied = (of: Body['weights']) => {
    const { kernel, recurrentKernel, bias } = passWeights(of, layer, direction);
    return { kernel: kernel.slice(), recurrentKernel: recurrentKernel.slice(), bias: bias.slice() };
  };
  const now = copied(weights);
  return {
    type: 'anatomy',
    ...answerTo(question, network),
    layer,
    direction,
    cell: contender.cell,
    now,
    start: copied(initialWeights(contender, io, trainingSeedOf(spec))),
    spectrum: spectrumOf(contender.cell, contender.units, now.recurrentKernel),
  };
}
