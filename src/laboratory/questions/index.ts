/** The one list of questions to the laboratory; the types of questions and answers, and who answers what, follow from it. */
import { anatomy } from './anatomy';
import { forecast } from './forecast';
import { operate } from './operate';
import { project } from './project';
import type { Pace } from './question';
import { rank } from './rank';
import { sensitivity } from './sensitivity';

/** By the `type` of the question. */
export const QUESTIONS = { operate, sensitivity, project, anatomy, forecast, rank };

type Records = typeof QUESTIONS;
export type QuestionName = keyof Records;
type TypesOf<N extends QuestionName> = NonNullable<Records[N]['types']>;

export type QuestionOf<N extends QuestionName> = TypesOf<N>['question'];
export type LabQuestion = QuestionOf<QuestionName>;
export type LabAnswer = TypesOf<QuestionName>['answer'];
export type AnswerName = LabAnswer['type'];
export type AnswerOf<T extends AnswerName> = Extract<LabAnswer, { type: T }>;

/** The paces of a question's answers, by their types. */
export type PacesOf<N extends QuestionName> = Records[N]['answers'];

export const QUESTION_NAMES = Object.keys(QUESTIONS) as readonly QuestionName[];

/** The answers to a question with their paces, in the order in which they come. */
export const answersTo = (name: QuestionName): readonly (readonly [AnswerName, Pace])[] =>
  Object.entries(QUESTIONS[name].answers) as [AnswerName, Pace][];

/** Whether an answer to it is worked out in spare time, because it costs much. */
export const isInSpareTime = (name: QuestionName): boolean =>
  answersTo(name).some(([, pace]) => pace === 'inSpareTime');

/** The question that an answer answers. */
export const QUESTION_OF = Object.fromEntries(
  QUESTION_NAMES.flatMap((name) => answersTo(name).map(([answer]) => [answer, name])),
) as Readonly<Record<AnswerName, QuestionName>>;

export const ANSWER_NAMES = Object.keys(QUESTION_OF) as readonly AnswerName[];
