/** What a lesson is: data. The page draws it, its tests replay it, and a claim is what it says about networks. */
import type { PresetName } from '../experiment/cells';

/** An ExperimentSpec as a document; what is left out has its default. */
export type SpecDocument = Readonly<Record<string, unknown>>;

export const LESSON_GROUPS = ['first', 'foundations', 'training', 'forecasting', 'comparing', 'inside'] as const;
export type LessonGroup = (typeof LESSON_GROUPS)[number];

/**
 * What a step shows beside its text, in this order: the sequence with what is marked in it, the answers, one large gate
 * with its switch, all gates of the cells, curves, predictions, the preparation, the verdict, or a panel of the lab by
 * its id.
 */
export const LESSON_VIEWS = [
  'sequence',
  'answer',
  'gate',
  'gates',
  'curves',
  'predictions',
  'preparation',
  'verdict',
  'matter',
  'presets',
  'sensitivity',
  'flow',
  'saturation',
  'memory',
  'space',
  'weights',
  'cell',
  'surgery',
] as const;
export type LessonView = (typeof LESSON_VIEWS)[number];

/** Views that are cards of their own; the others are panels of the gate lab. */
const CARDS: ReadonlySet<LessonView> = new Set([
  'sequence',
  'answer',
  'gate',
  'gates',
  'curves',
  'predictions',
  'preparation',
  'verdict',
]);
export const isPanel = (view: LessonView): boolean => !CARDS.has(view);

/** What the learning curves are drawn against. */
export type CurveAxis = 'epoch' | 'step' | 'sequences' | 'time';

/** Something that is read of the learner's own networks. Contenders are counted from 0. */
export type Reading =
  /** Losses of the present epoch. */
  | { readonly of: 'trainLoss' | 'valLoss' | 'epoch' | 'parameters'; readonly contender: number }
  /** A score of the test part: the metric that decides ("accuracy" as a share, "rmse" in the user's units) or another. */
  | {
      readonly of: 'score';
      readonly metric: string;
      readonly contender: number;
      /** The RMSE of this step ahead alone, counted from 1. */
      readonly ahead?: number;
      /** Of this target variable alone, counted from 0; absent: over all targets. */
      readonly target?: number;
    }
  /** The same of a baseline by its id, e.g. "lastValue". */
  | {
      readonly of: 'baseline';
      readonly baseline: string;
      readonly metric: string;
      readonly ahead?: number;
      readonly target?: number;
    }
  /** How many times the validation loss is as high with the interventions that are on as without. */
  | { readonly of: 'lossRatio'; readonly contender: number }
  /** Of the last ranking, over the untouched loss: that with a gate held at its mean, or without the unit named. */
  | { readonly of: 'heldAtMean'; readonly contender: number; readonly gate: string }
  | { readonly of: 'silenced'; readonly contender: number; readonly ranked: Ranked }
  /** Of the gradient through time that is drawn: a state's at the first step over that at the last. */
  | { readonly of: 'flow'; readonly contender: number; readonly state: 'h' | 'c' }
  /** Share of a gate's values above or below a bound. */
  | { readonly of: 'saturation'; readonly contender: number; readonly gate: string; readonly side: 'open' | 'shut' }
  /** The largest absolute eigenvalue of the recurrent kernel, once the weights have been asked for. */
  | { readonly of: 'spectralRadius'; readonly contender: number }
  /** The largest slope of the answer to the values of these steps of the probe, by amount, once it has been asked for. */
  | { readonly of: 'slope'; readonly contender: number; readonly at: 'marked' | 'others' };

/** The unit without which the validation loss is highest, or lowest. */
export type Ranked = 'first' | 'last';

/** What can be true of the page; a task is done once its condition has been true since the step began. */
export type Condition =
  | { readonly is: 'epoch'; readonly contender: number | 'all'; readonly atLeast: number }
  | { readonly is: 'status'; readonly contender: number | 'all'; readonly oneOf: readonly string[] }
  /** A field of the spec by its path: "contenders.0.units". */
  | { readonly is: 'setting'; readonly path: string; readonly equals: unknown }
  | { readonly is: 'setting'; readonly path: string; readonly atLeast?: number; readonly atMost?: number }
  /** A field that is another than when the step began. */
  | { readonly is: 'changed'; readonly path: string }
  | { readonly is: 'reading'; readonly reading: Reading; readonly atLeast?: number; readonly atMost?: number }
  /** One reading at least `times` another. */
  | { readonly is: 'compared'; readonly reading: Reading; readonly times: number; readonly other: Reading }
  | { readonly is: 'preset'; readonly preset: PresetName; readonly contender: number; readonly on?: boolean }
  /** An intervention that is on, as far as its fields are named here, and whose one unit is the one of this rank. */
  | { readonly is: 'intervention'; readonly like: Readonly<Record<string, unknown>>; readonly ranked?: Ranked }
  /** An input value of the probe is changed, at a step whose marker is 1 ("marked") or another. */
  | { readonly is: 'edited'; readonly at: 'marked' | 'others' }
  /** Nothing is held, erased or changed. */
  | { readonly is: 'untouched' }
  | { readonly is: 'answered'; readonly question: 'rank' | 'sensitivities'; readonly contender: number }
  /** A view or a panel of the lab is unfolded. */
  | { readonly is: 'open'; readonly id: string }
  | { readonly is: 'flow'; readonly of: 'probe' | 'mean' | 'any' }
  /** A cell of a heatmap is pinned; `gate` by its letter in the cell's record ("f", "i", "h"). */
  | { readonly is: 'pinned'; readonly contender?: number; readonly gate?: string }
  | { readonly is: 'raced' }
  /** Ended runs with this experiment's data are kept, with at least so many different values of this setting. */
  | { readonly is: 'kept'; readonly path: string; readonly values: number }
  /** The state space of this contender is drawn, of its hidden or its cell state. */
  | { readonly is: 'projected'; readonly contender: number; readonly state: 'h' | 'c' }
  /** The networks are shown as they were at the end of this epoch; null: as they are now. */
  | { readonly is: 'shown'; readonly epoch: number | null }
  /** The horizontal axis of the learning curves. */
  | { readonly is: 'axis'; readonly axis: CurveAxis }
  | { readonly is: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly is: 'not'; readonly of: Condition };

/** What "Show me" does in the learner's place, and what the tests do: the page's own intents. */
export type Action =
  | { readonly do: 'trainTo'; readonly epoch: number }
  | { readonly do: 'train' }
  | { readonly do: 'race' }
  | { readonly do: 'reset' }
  | { readonly do: 'load'; readonly spec: SpecDocument }
  | { readonly do: 'set'; readonly path: string; readonly value: unknown }
  | { readonly do: 'preset'; readonly preset: PresetName; readonly contender: number; readonly on: boolean }
  /** `ranked`: on the unit of this rank, in place of the intervention's own. */
  | { readonly do: 'intervene'; readonly intervention: Readonly<Record<string, unknown>>; readonly ranked?: Ranked }
  /** Raises the value of the probe's first step that is marked, or of its first that is not, by so much. */
  | { readonly do: 'edit'; readonly at: 'marked' | 'others'; readonly by: number }
  | { readonly do: 'clear' }
  | { readonly do: 'rank' | 'sensitivities'; readonly contender: number }
  | { readonly do: 'open'; readonly id: string }
  | { readonly do: 'flow'; readonly of: 'probe' | 'mean' }
  | { readonly do: 'project'; readonly contender: number; readonly state: 'h' | 'c' }
  | {
      readonly do: 'pin';
      readonly contender: number;
      readonly gate: string;
      readonly unit: number;
      readonly step: number;
    }
  | { readonly do: 'showEpoch'; readonly epoch: number | null }
  | { readonly do: 'axis'; readonly axis: CurveAxis };

/** The part of the page that a step points at. */
export type Anchor = LessonView | 'train' | 'control';

export interface Step {
  /** The experiment that is loaded when the step begins; absent: that of the step before goes on. */
  readonly loads?: SpecDocument;
  readonly show: readonly LessonView[];
  /** Fields of the spec that the learner may change here, by path, in this order. */
  readonly controls: readonly string[];
  /** At least one, unless the step is to be read only. Their words stand in the same order. */
  readonly tasks: readonly Condition[];
  /** Which of the three answers in the words is right; absent: nothing is asked. */
  readonly right?: 0 | 1 | 2;
  /** The learner's own numbers, shown with the explanation. */
  readonly reads?: readonly Reading[];
  /** Whether the learner's networks did what the explanation says; where not, the page says so. */
  readonly expects?: Condition;
  /** Fulfils every task, in order. */
  readonly solution: readonly Action[];
  readonly points?: Anchor;
}

/** What is measured of one contender of a trained experiment, for a claim. */
export type Measure =
  /**
   * `ahead`: the RMSE of this step ahead alone, counted from 1. `target`: the metric of this target variable alone,
   * counted from 0; without it that of all targets.
   */
  | { readonly of: 'score'; readonly metric: string; readonly ahead?: number; readonly target?: number }
  | {
      readonly of: 'baseline';
      readonly baseline: string;
      readonly metric: string;
      readonly ahead?: number;
      readonly target?: number;
    }
  /** RMSE of the forecasts (test part, first step ahead) to the last known value over that to the truth. */
  | { readonly of: 'repeats' }
  /** Share of the test part's target values that lie outside the range of the training part. */
  | { readonly of: 'outside' }
  /**
   * The plane of the first two principal components of a state of the top layer, over 32 test sequences: share of the
   * steps whose class mean is the nearest, share of the variance that lies in the plane, or |r| of the first component
   * with the target.
   */
  | {
      readonly of: 'plane';
      readonly state: 'h' | 'c';
      readonly what: 'nearestMean' | 'variance' | 'firstWithTarget';
    }
  /** The largest absolute eigenvalue of the first layer's recurrent kernel (of the candidate where there are gates). */
  | { readonly of: 'spectralRadius' }
  | { readonly of: 'parameters' | 'bestEpoch' | 'trainLoss' | 'valLoss' | 'bestValLoss' }
  /** 1 where the run failed (numbers out of bounds), else 0. */
  | { readonly of: 'failed' }
  /** Validation loss with this preset over that without. */
  | { readonly of: 'preset'; readonly preset: PresetName }
  /** Validation loss with each unit's gate held at its mean over that without, by the gate's letter. */
  | { readonly of: 'heldAtMean'; readonly gate: string }
  /** Mean gradient of a state at the first step over that at the last. */
  | { readonly of: 'flow'; readonly state: 'h' | 'c' }
  /** Share of a gate's values above or below a bound. */
  | { readonly of: 'saturation'; readonly gate: string; readonly side: 'open' | 'shut' }
  /** Validation loss with this intervention over that without; `ranked`: on the unit of this rank. */
  | { readonly of: 'operated'; readonly intervention: Readonly<Record<string, unknown>>; readonly ranked?: Ranked }
  /** The largest slope of the answer to the values of these steps of the first test sequence, by amount. */
  | { readonly of: 'slope'; readonly at: 'marked' | 'others' };

/** A sentence of the course about networks, and what has to hold in every seed for it to stand there. */
export interface Claim {
  /** The sentence in English, as reports print it. */
  readonly says: string;
  readonly spec: SpecDocument;
  /** Training seeds: first weights and order of batches. */
  readonly seeds: readonly number[];
  /** Trained less long than the spec says, where that is enough. */
  readonly epochs?: number;
  readonly holds: readonly {
    readonly contender: number;
    readonly measure: Measure;
    readonly atLeast?: number;
    readonly atMost?: number;
    /** Compared with another contender, or the same one by another measure: at most or at least so many times that. */
    readonly than?: { readonly contender: number; readonly measure: Measure };
  }[];
}

export interface Lesson {
  /** [a-z0-9-]{1,40} */
  readonly id: string;
  readonly group: LessonGroup;
  readonly minutes: number;
  /** Lessons to do before it. */
  readonly needs: readonly string[];
  /** The experiment with which it begins. */
  readonly spec: SpecDocument;
  readonly steps: readonly Step[];
  readonly claims: readonly Claim[];
}

/** The words of a step in one language. `**bold**` marks names of controls, and nothing else is markup. */
export interface StepWords {
  readonly title: string;
  /** At most about 60 English words or 100 Chinese characters before something is done or asked. */
  readonly text: string;
  /** One a task. */
  readonly tasks: readonly string[];
  readonly question?: string;
  /** In an order to be shuffled; `right` of the step counts in this one. */
  readonly options?: readonly [string, string, string];
  /** What the measurement says; shown once the question is answered and the tasks are done. */
  readonly explanation: string;
  readonly hint?: string;
}

/** Its title and goal stand in titles.ts. */
export interface LessonWords {
  readonly steps: readonly StepWords[];
}
