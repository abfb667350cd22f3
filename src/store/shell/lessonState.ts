/** The page as lessons read it. */
import { presetIsOn } from '../../experiment/presets';
import { parseSpec } from '../../experiment/parse';
import type { PresetName } from '../../experiment/cells';
import type { ContenderState, LessonState } from '../../lessons/conditions';
import { isOpen } from '../opened';
import type { AppState } from '../state';

export function lessonState(state: AppState): LessonState {
  const { spec, run, data, focus, looks, race } = state;
  const baselines = data.preview?.parts.test.baselines ?? [];
  return {
    spec,
    contenders: run.contenders.map((_, index) => contenderState(state, index)),
    baselines: Object.fromEntries(baselines.map(({ name, scores }) => [name, scores.overall])),
    presetIsOn: (preset, contender) => presetIsOn(preset as PresetName, contender, spec),
    isOpen: (id) => isOpen(state, id),
    flow: focus.flow,
    pinned: looks.pin && { contender: looks.pin.contender, gate: looks.pin.quantity },
    axis: looks.axis,
    raced: race.status === 'ended' && race.runs.length > 0 && race.runs.every(({ outcome }) => outcome !== null),
  };
}

function contenderState({ run, surgery, spec }: AppState, index: number): ContenderState {
  const { status, epoch, trainLoss, valLoss, parameters, scores } = run.contenders[index]!;
  const asked = surgery.contenders[index];
  const losses = asked?.losses;
  const ranked = asked?.ranked;
  const acts = spec.interventions.some((each) => each.on && (each.kind === 'input' || each.contender === index));
  return {
    ...{ status, epoch, trainLoss, valLoss, parameters },
    scores: scores?.test.own.overall ?? null,
    lossRatio: acts && losses && !losses.stale ? losses.answer.after / losses.answer.before : null,
    answered: {
      rank: ranked != null && ranked.answer.done === ranked.answer.total,
      sensitivities: asked?.sensitivities != null,
    },
  };
}

/** What a spec document of a lesson is as a spec; ours are checked by their tests, a foreign one before it is opened. */
export function specOf(document: object): AppState['spec'] {
  const parsed = parseSpec(document);
  if (!parsed.ok) throw new Error(`spec: a lesson has one that cannot be used: ${JSON.stringify(parsed.problems)}`);
  return parsed.value;
}
