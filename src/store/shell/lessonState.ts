/** The page as lessons read it. */
import { changedFields, fieldAt } from '../../experiment/fields';
import type { PresetName } from '../../experiment/cells';
import { presetIsOn } from '../../experiment/presets';
import type { ContenderState, LabReading, LessonState } from '../../lessons/conditions';
import { isOpen } from '../opened';
import type { AppState } from '../state';
import type { ContenderSurgery } from '../surgeryState';

export function lessonState(state: AppState): LessonState {
  const { spec, run, data, focus, looks, race, time, ledger } = state;
  const baselines = data.preview?.parts.test.baselines ?? [];
  return {
    spec,
    contenders: run.contenders.map((_, index) => contenderState(state, index)),
    baselines: Object.fromEntries(baselines.map(({ name, scores }) => [name, scores])),
    presetIsOn: (preset, contender) => presetIsOn(preset as PresetName, contender, spec),
    isOpen: (id) => isOpen(state, id),
    flow: focus.flow,
    pinned: looks.pin && { contender: looks.pin.contender, gate: looks.pin.quantity },
    axis: looks.axis,
    epochShown: time.shown,
    edited: spec.interventions.flatMap((each) =>
      each.on && each.kind === 'input' ? [markedSteps(state).includes(each.step) ? 'marked' : 'others'] : [],
    ),
    kept: (path) =>
      ledger.runs.flatMap((kept) => {
        const others = changedFields({ ...kept.spec, seed: spec.seed }, spec).filter((each) =>
          each.startsWith('data.'),
        );
        return others.length === 0 ? [fieldAt(kept.spec, path)] : [];
      }),
    raced: race.status === 'ended' && race.runs.length > 0 && race.runs.every(({ outcome }) => outcome !== null),
  };
}

function contenderState(state: AppState, index: number): ContenderState {
  const { run, surgery, spec } = state;
  const { status, epoch, trainLoss, valLoss, parameters, scores } = run.contenders[index]!;
  const asked = surgery.contenders[index];
  const losses = asked?.losses;
  const acts = spec.interventions.some((each) => each.on && (each.kind === 'input' || each.contender === index));
  return {
    ...{ status, epoch, trainLoss, valLoss, parameters },
    scores: scores?.test.own ?? null,
    lossRatio: acts && losses && !losses.stale ? losses.answer.after / losses.answer.before : null,
    answered: { rank: rankingOf(asked) !== null, sensitivities: asked?.sensitivities != null },
    ranked: extremes(asked),
    projected: asked?.projected?.answer.state ?? null,
    measured: (reading) => measured(state, index, reading),
  };
}

/** The last ranking, once it is whole. */
function rankingOf(asked: ContenderSurgery | undefined) {
  const answer = asked?.ranked?.answer;
  return answer !== undefined && answer.done === answer.total ? answer : null;
}

function extremes(asked: ContenderSurgery | undefined): ContenderState['ranked'] {
  const ranking = rankingOf(asked);
  if (ranking === null) return null;
  const units = [...ranking.units];
  return { first: units.indexOf(Math.max(...units)), last: units.indexOf(Math.min(...units)) };
}

/** 0-based steps of the probe whose marker is set; none where it has no marker. */
function markedSteps({ run }: AppState): readonly number[] {
  const trace = run.contenders.find((each) => each.trace !== null)?.trace;
  const marker = trace?.inputNames.indexOf('marker') ?? -1;
  if (!trace || marker < 0) return [];
  const { inputs, inputNames, steps } = trace;
  return Array.from({ length: steps }, (_, step) => step).filter(
    (step) => inputs[step * inputNames.length + marker]! > 0,
  );
}

function measured(state: AppState, index: number, reading: LabReading): number | null {
  const asked = state.surgery.contenders[index];
  const run = state.run.contenders[index]!;
  switch (reading.of) {
    case 'heldAtMean': {
      const ranking = rankingOf(asked);
      const gate = ranking?.gates.find((each) => each.gate === reading.gate);
      return ranking && gate ? gate.loss / ranking.loss : null;
    }
    case 'silenced': {
      const ranking = rankingOf(asked);
      const unit = extremes(asked)?.[reading.ranked];
      return ranking && unit !== undefined ? ranking.units[unit]! / ranking.loss : null;
    }
    case 'flow': {
      const norms = run.trace?.flow?.[reading.state]?.filter((norm) => !Number.isNaN(norm));
      return norms && norms.length > 0 ? norms[0]! / norms.at(-1)! : null;
    }
    case 'saturation': {
      const gates = run.saturation.at(-1)?.layers[0]?.forward;
      const gate = gates?.find(({ name }) => name === reading.gate);
      return gate ? gate[reading.side === 'open' ? 'above' : 'below'] : null;
    }
    case 'spectralRadius': {
      const blocks = asked?.anatomy?.answer.spectrum;
      // The candidate's, where there are gates: it stands last.
      const block = blocks?.at(-1);
      return block ? Math.max(...block.real.map((real, k) => Math.hypot(real, block.imaginary[k]!))) : null;
    }
    case 'slope': {
      const slopes = asked?.sensitivities?.answer.values;
      const inputs = run.trace?.inputNames.length;
      if (!slopes || !inputs) return null;
      const marked = new Set(markedSteps(state));
      const found = Array.from({ length: slopes.length / inputs }, (_, step) => step)
        .filter((step) => marked.has(step) === (reading.at === 'marked'))
        .map((step) => Math.abs(slopes[step * inputs]!));
      return found.length > 0 ? Math.max(...found) : null;
    }
    default:
      return reading satisfies never;
  }
}

/** The first step of the probe that is marked, or that is not, with its first value; null: there is none. */
export function firstStep(state: AppState, at: 'marked' | 'others'): { step: number; value: number } | null {
  const trace = state.run.contenders.find((each) => each.trace !== null)?.trace;
  if (!trace) return null;
  const marked = new Set(markedSteps(state));
  const step = Array.from({ length: trace.steps }, (_, k) => k).find((k) => marked.has(k) === (at === 'marked'));
  return step === undefined ? null : { step, value: trace.inputs[step * trace.inputNames.length]! };
}

/** The unit of this rank by the last ranking; null: there is none. */
export const rankedUnit = (state: AppState, contender: number, rank: 'first' | 'last'): number | null =>
  extremes(state.surgery.contenders[contender])?.[rank] ?? null;
