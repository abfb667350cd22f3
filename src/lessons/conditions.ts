/** Whether something that a lesson asks for is true of the page. Pure: the page is read as plain numbers and words. */
import { fieldAt } from '../experiment/fields';
import type { Condition, Ranked, Reading } from './lesson';

/** One contender as lessons read it. */
export interface ContenderState {
  readonly status: string;
  readonly epoch: number;
  readonly trainLoss: number | null;
  readonly valLoss: number | null;
  readonly parameters: number | null;
  /** Of the test part; null until there are any. */
  readonly scores: ScoreState | null;
  /** Validation loss with the interventions that are on over that without; null where nothing acts or nothing is known. */
  readonly lossRatio: number | null;
  readonly answered: Readonly<Record<'rank' | 'sensitivities', boolean>>;
  /** The unit that matters most, and least, by the last ranking; null: there is none. */
  readonly ranked: Readonly<Record<Ranked, number>> | null;
  /** Whose states are drawn in the state space; null: none are. */
  readonly projected: string | null;
  /** What the laboratory and the trace say; null where they have not been asked, or know nothing of it. */
  readonly measured: (reading: LabReading) => number | null;
}

/** Readings for which the laboratory, or the trace that is shown, is looked at. */
export type LabReading = Extract<
  Reading,
  { of: 'heldAtMean' | 'silenced' | 'flow' | 'saturation' | 'spectralRadius' | 'slope' }
>;

export interface ScoreState {
  readonly overall: Readonly<Record<string, number>>;
  readonly targets: readonly Readonly<Record<string, number>>[];
  /** RMSE by step ahead, a list for each target. */
  readonly steps: readonly (readonly number[])[];
}

/** The page as lessons read it. */
export interface LessonState {
  readonly spec: object;
  readonly contenders: readonly ContenderState[];
  /** Scores of the test part by baseline. */
  readonly baselines: Readonly<Record<string, ScoreState>>;
  /** Whether a preset of the lab is on. */
  readonly presetIsOn: (preset: string, contender: number) => boolean;
  readonly isOpen: (id: string) => boolean;
  /** What is drawn of the gradient through time; null: nothing. */
  readonly flow: string | null;
  readonly pinned: { readonly contender: number; readonly gate: string } | null;
  readonly axis: string;
  /** The epoch whose weights are shown; null: as training goes. */
  readonly epochShown: number | null;
  /** Where input values of the probe are changed. */
  readonly edited: readonly ('marked' | 'others')[];
  /** Values that a setting has in the runs of these data that are kept. */
  readonly kept: (path: string) => readonly unknown[];
  /** Whether every run of a race has come to its end. */
  readonly raced: boolean;
}

/** What a reading says now; null where there is nothing to read. */
export function readingOf(reading: Reading, state: LessonState): number | null {
  if (reading.of === 'baseline') return scoreOf(state.baselines[reading.baseline], reading);
  const contender = state.contenders[reading.contender];
  if (contender === undefined) return null;
  switch (reading.of) {
    case 'score':
      return scoreOf(contender.scores, reading);
    case 'trainLoss':
    case 'valLoss':
    case 'epoch':
    case 'parameters':
    case 'lossRatio':
      return contender[reading.of];
    default:
      return contender.measured(reading);
  }
}

function scoreOf(
  scores: ScoreState | null | undefined,
  { metric, ahead, target }: Extract<Reading, { of: 'score' | 'baseline' }>,
): number | null {
  const found =
    ahead !== undefined
      ? scores?.steps[target ?? 0]?.[ahead - 1]
      : target !== undefined
        ? scores?.targets[target]?.[metric]
        : scores?.overall[metric];
  return found === undefined || Number.isNaN(found) ? null : found;
}

/** @param begun the spec with which the step began */
export function holds(condition: Condition, state: LessonState, begun: object): boolean {
  switch (condition.is) {
    case 'epoch':
      return each(state, condition.contender, ({ epoch }) => epoch >= condition.atLeast);
    case 'status':
      return each(state, condition.contender, ({ status }) => condition.oneOf.includes(status));
    case 'setting': {
      const value = fieldAt(state.spec, condition.path);
      if ('equals' in condition) return same(value, condition.equals);
      return isBetween(value, condition);
    }
    case 'changed':
      return !same(fieldAt(state.spec, condition.path), fieldAt(begun, condition.path));
    case 'reading':
      return isBetween(readingOf(condition.reading, state), condition);
    case 'compared': {
      const [one, other] = [readingOf(condition.reading, state), readingOf(condition.other, state)];
      return one !== null && other !== null && one >= condition.times * other;
    }
    case 'preset':
      return state.presetIsOn(condition.preset, condition.contender) === (condition.on ?? true);
    case 'intervention':
      return acting(state).some(
        (each) =>
          Object.entries(condition.like).every(([key, own]) => same(each[key], own)) &&
          (condition.ranked === undefined || same(each['units'], rankedUnit(state, each, condition.ranked))),
      );
    case 'edited':
      return state.edited.includes(condition.at);
    case 'untouched':
      return acting(state).length === 0;
    case 'answered':
      return state.contenders[condition.contender]?.answered[condition.question] ?? false;
    case 'open':
      return state.isOpen(condition.id);
    case 'flow':
      return state.flow !== null && (condition.of === 'any' || condition.of === state.flow);
    case 'pinned': {
      const { pinned } = state;
      return (
        pinned !== null &&
        (condition.contender === undefined || condition.contender === pinned.contender) &&
        (condition.gate === undefined || condition.gate === pinned.gate)
      );
    }
    case 'raced':
      return state.raced;
    case 'kept':
      return new Set(state.kept(condition.path).map((value) => JSON.stringify(value))).size >= condition.values;
    case 'projected':
      return state.contenders[condition.contender]?.projected === condition.state;
    case 'shown':
      return state.epochShown === condition.epoch;
    case 'axis':
      return state.axis === condition.axis;
    case 'all':
      return condition.of.every((part) => holds(part, state, begun));
    case 'any':
      return condition.of.some((part) => holds(part, state, begun));
    case 'not':
      return !holds(condition.of, state, begun);
    default:
      return condition satisfies never;
  }
}

function each({ contenders }: LessonState, which: number | 'all', is: (one: ContenderState) => boolean): boolean {
  const meant = which === 'all' ? contenders : contenders.filter((_, k) => k === which);
  return meant.length > 0 && meant.every(is);
}

/** The interventions that are on. */
const acting = ({ spec }: LessonState): readonly Readonly<Record<string, unknown>>[] =>
  (fieldAt(spec, 'interventions') as readonly Readonly<Record<string, unknown>>[]).filter(({ on }) => on === true);

/** The unit of this rank in the contender of an intervention, as interventions list it. */
function rankedUnit(
  state: LessonState,
  each: Readonly<Record<string, unknown>>,
  rank: Ranked,
): readonly number[] | null {
  const unit = state.contenders[Number(each['contender'])]?.ranked?.[rank];
  return unit === undefined ? null : [unit];
}

const isBetween = (value: unknown, { atLeast = -Infinity, atMost = Infinity }: { atLeast?: number; atMost?: number }) =>
  typeof value === 'number' && value >= atLeast && value <= atMost;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
