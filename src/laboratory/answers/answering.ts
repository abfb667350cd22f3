/** What answering a question needs: the run that is open, a contender's network, and the probe without and with interventions. */
import type { Arithmetic } from '../../cells';
import type { Pieces } from '../../data';
import type { Prepared } from '../../data/types';
import type { ExperimentSpec } from '../../experiment/schema';
import { runProbe, editsOf, type ProbeRun } from '../operatedTrace';
import type { OperatedLoss } from '../operatedLoss';
import type { LabAnswer, LabQuestion } from '../questions';
import type { Answer, PageContext, Probe, Question } from '../questions/question';
import { planOf, UNTOUCHED, type Body } from '../surgery';

/** The run that is open, with its data. */
export interface OpenRun {
  readonly run: number;
  readonly spec: ExperimentSpec;
  readonly prepared: Prepared;
  readonly arithmetic: Arithmetic;
}

/** A contender's network. New weights make a new one; work that is under way keeps the network that it began with. */
export interface OperatedNetwork {
  readonly body: Body;
  readonly epoch: number;
  /** The loss without interventions; null until it has been computed. */
  loss: OperatedLoss | null;
  /** The last probe that was run without interventions: while a clamp is dragged it is needed again and again. */
  untouched: ProbeRun | null;
  /** The last windows that were forecast without interventions. */
  forecast: { readonly key: string; readonly values: Float32Array } | null;
}

/** Work in pieces that ends with its answer; it may yield answers before. */
export type Work<A extends LabAnswer = LabAnswer> = Generator<A | null, A>;

/** What every answer repeats of its question. */
export const answerTo = ({ ask, run, contender }: LabQuestion, { epoch }: OperatedNetwork): Answer => ({
  ask,
  run,
  contender,
  epoch,
});

/** Runs a probe without and with the interventions of a question. */
export function bothRuns(
  { prepared, arithmetic }: OpenRun,
  network: OperatedNetwork,
  { interventions, contender }: Pick<PageContext, 'interventions'> & Pick<Question, 'contender'>,
  probe: Probe,
): readonly [before: ProbeRun, after: ProbeRun] {
  const { body, untouched } = network;
  const { part, sample } = probe;
  const known = untouched?.probe.part === part && untouched.probe.sample === sample ? untouched : null;
  const before = known ?? runProbe(body, prepared, probe, [], UNTOUCHED, arithmetic);
  network.untouched = before;
  const plan = planOf(interventions, contender, body.contender);
  return [before, runProbe(body, prepared, probe, editsOf(interventions), plan, arithmetic)];
}

/** Work that yields no answers before its end. */
export function* inPieces<V>(work: Pieces<V>): Generator<null, V> {
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
    yield null;
  }
}
