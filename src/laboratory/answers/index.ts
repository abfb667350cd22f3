/** Who answers which question: one module a question, whose functions have the names of its answers. */
import type { AnswerName, AnswerOf, LabAnswer, LabQuestion, PacesOf, QuestionName, QuestionOf } from '../questions';
import * as anatomy from './anatomy';
import type { OpenRun, OperatedNetwork, Work } from './answering';
import * as forecast from './forecast';
import * as operate from './operate';
import * as project from './project';
import * as rank from './rank';
import * as sensitivity from './sensitivity';

/** An answer that comes at once is returned; any other is the end of work in pieces. */
type Answering<Q, T extends AnswerName, P> = (
  open: OpenRun,
  network: OperatedNetwork,
  question: Q,
) => P extends 'atOnce' ? AnswerOf<T> : Work<AnswerOf<T>>;

type Answers = {
  readonly [N in QuestionName]: {
    readonly [T in keyof PacesOf<N> & AnswerName]: Answering<QuestionOf<N>, T, PacesOf<N>[T]>;
  };
};

const ANSWERS: Answers = { operate, sensitivity, project, anatomy, forecast, rank };

/** @param answer one of the answers to this question */
const answering = (question: LabQuestion, answer: AnswerName) =>
  (ANSWERS[question.type] as Readonly<Partial<Record<AnswerName, Answering<LabQuestion, AnswerName, unknown>>>>)[
    answer
  ]!;

/** The answer of this type to a question, where its pace is `atOnce`. */
export const answerAtOnce = (
  open: OpenRun,
  network: OperatedNetwork,
  question: LabQuestion,
  answer: AnswerName,
): LabAnswer => answering(question, answer)(open, network, question) as unknown as LabAnswer;

/** The work that ends with the answer of this type to a question, where its pace is another. */
export const workOn = (open: OpenRun, network: OperatedNetwork, question: LabQuestion, answer: AnswerName): Work =>
  answering(question, answer)(open, network, question) as Work;
