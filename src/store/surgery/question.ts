/** What a question to the laboratory is about, and the message that puts it. Pure. */
import type { AnswerName, LabQuestion, QuestionName } from '../../laboratory/questions';
import { ANSWER_NAMES, QUESTION_NAMES, QUESTION_OF, QUESTIONS } from '../../laboratory/questions';
import { endShown } from '../contender';
import type { AppState, ContenderRun } from '../state';
import type { LabRequest } from '../surgeryState';

/** What the page shows, as far as questions depend on it. */
export type PageShown = Pick<AppState, 'spec' | 'focus' | 'run'>;

/** The questions whose answers depend on the interventions or on the probe. */
export const OF_INTERVENTIONS = QUESTION_NAMES.filter((name) => Object.keys(QUESTIONS[name].context).length > 0);

/** The answers to any of these questions. */
export const answersOf = (names: readonly QuestionName[]): readonly AnswerName[] =>
  ANSWER_NAMES.filter((answer) => names.includes(QUESTION_OF[answer]));

/**
 * Names the weights that are looked at, so that others have another name. Those of a past epoch stay the same. The present
 * ones change with every step, and when the network goes back to its best or its last good ones, or when the page looks at
 * the others of the two.
 */
export function weightsLookedAt(
  run: ContenderRun,
  { epoch, ended }: Pick<AppState['focus'], 'epoch' | 'ended'>,
): string {
  if (epoch !== null) return `past ${epoch}`;
  const { step, best, status } = run;
  const holdsBest = (endShown(run, ended) ?? (best?.restored === true ? 'best' : 'last')) === 'best';
  return `${step} ${holdsBest ? best?.epoch : ''} ${status === 'failed' ? status : ''}`;
}

/** Names what the answer to `operate` depends on besides the weights. @param contender 0-based */
export function subjectOf({ spec, focus }: Pick<PageShown, 'spec' | 'focus'>, contender: number): string {
  const own = spec.interventions.filter((each) => each.on && (each.kind === 'input' || each.contender === contender));
  const { probe, layer, direction, cell } = focus;
  return JSON.stringify([own, probe, layer, direction, cell === contender]);
}

/** By what a question is known: its number, the run of the networks, and the contender, 0-based. */
type Address = Pick<LabQuestion, 'ask' | 'run' | 'contender'>;

/** The question `operate` about what the page shows. */
export function operateQuestion({ spec, focus }: Pick<PageShown, 'spec' | 'focus'>, address: Address): LabQuestion {
  const { interventions } = spec;
  const { probe, layer, direction } = focus;
  const { contender } = address;
  const { layers, bidirectional } = spec.contenders[contender]!;
  const place = { layer: Math.min(layer, layers - 1), direction: bidirectional ? direction : 'forward' } as const;
  const withWeights = focus.cell === contender;
  return { type: 'operate', ...address, interventions, probe, ...place, withWeights };
}

/** The question of a view, with what it depends on of what the page shows. */
export function requestedQuestion(
  { spec, focus }: Pick<PageShown, 'spec' | 'focus'>,
  address: Address,
  request: LabRequest,
): LabQuestion {
  const shown = { interventions: spec.interventions, probe: focus.probe };
  const context = Object.entries(shown).filter(([part]) => part in QUESTIONS[request.type].context);
  return { ...address, ...Object.fromEntries(context), ...request } as LabQuestion;
}
