/** "Is it true?": what is widely said about recurrent networks, and what a measurement or a source says to it. */
import {
  ADDING_10,
  ADDING_30,
  BRACKETS,
  DELAYED_RECALL,
  EQUAL_UNITS,
  FED_BACK,
  GAPS,
  OUTLIERS,
  RANDOM_WALK,
  SIMPLE_RNN_AT_LAG_30,
  STANDARDISED_ONLY,
  SUNSPOTS,
  TUTORIAL,
  UNCLIPPED,
  type See,
} from '../experiments';

/**
 * false: measurements or sources say otherwise. half: true of one part only. depends: true under a condition.
 * unsupported: nothing supports it as a rule. wrong: an error of a formula, a term, a piece of code or a procedure, which
 * needs no measurement.
 */
export const VERDICTS = ['false', 'half', 'depends', 'unsupported', 'wrong'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Mistake {
  /** "m01" */
  readonly id: string;
  readonly verdict: Verdict;
  /** The lesson that treats it; null: none does. */
  readonly lesson: string | null;
  /** The experiment that answers it; null: there is none on this page. */
  readonly see: See | null;
}

/** The words of a mistake in one language. They have no markup. */
export interface MistakeWords {
  /** As one hears it: one sentence. */
  readonly claim: string;
  /** What is true instead: one or two sentences. */
  readonly answer: string;
  /** What was measured, with its numbers, or the source. */
  readonly evidence: string;
}

export const MISTAKES: readonly Mistake[] = [
  { id: 'm01', verdict: 'false', lesson: 'l10-holes', see: { spec: GAPS } },
  { id: 'm02', verdict: 'false', lesson: 'l04-vanishing', see: { spec: ADDING_30 } },
  { id: 'm03', verdict: 'false', lesson: 'l06-exploding', see: { spec: SIMPLE_RNN_AT_LAG_30 } },
  {
    id: 'm04',
    verdict: 'half',
    lesson: 'l06-exploding',
    see: {
      spec: {
        data: { source: { kind: 'sumOfSines' } },
        task: { window: 40 },
        preparation: { scale: 'standard' },
        contenders: [
          { cell: 'lstm', activation: 'relu' },
          { cell: 'gru', activation: 'relu' },
          { cell: 'lstm' },
          { cell: 'gru' },
        ],
        training: { optimiser: 'sgd', learningRate: 0.1, epochs: 20, clipping: { rule: 'none' } },
      },
    },
  },
  {
    id: 'm05',
    verdict: 'unsupported',
    lesson: 'l07-lstm-gru',
    see: {
      spec: {
        seeds: 5,
        data: { source: { kind: 'sumOfSines' } },
        task: { window: 40 },
        contenders: [{ cell: 'lstm' }, { cell: 'gru' }],
        matching: 'parameters',
        training: { epochs: 40 },
      },
    },
  },
  { id: 'm06', verdict: 'depends', lesson: 'l07-lstm-gru', see: { spec: EQUAL_UNITS } },
  { id: 'm07', verdict: 'false', lesson: 'l03-forget-gate', see: { spec: DELAYED_RECALL, open: ['presets'] } },
  { id: 'm08', verdict: 'wrong', lesson: null, see: null },
  { id: 'm09', verdict: 'wrong', lesson: 'l02-one-step', see: { spec: ADDING_10, open: ['cell'] } },
  { id: 'm10', verdict: 'wrong', lesson: 'l02-one-step', see: { spec: ADDING_10, open: ['presets'] } },
  { id: 'm11', verdict: 'wrong', lesson: null, see: null },
  { id: 'm12', verdict: 'wrong', lesson: null, see: null },
  { id: 'm13', verdict: 'false', lesson: 'l08-preparing', see: { spec: TUTORIAL } },
  { id: 'm14', verdict: 'wrong', lesson: 'l06-exploding', see: { spec: UNCLIPPED } },
  {
    id: 'm15',
    verdict: 'false',
    lesson: 'l04-vanishing',
    see: {
      spec: {
        data: { source: { kind: 'adding', lag: 30 } },
        contenders: [{ cell: 'simpleRnn', units: 64 }],
        training: { epochs: 50 },
      },
    },
  },
  { id: 'm16', verdict: 'wrong', lesson: null, see: null },
  { id: 'm17', verdict: 'false', lesson: 'l08-preparing', see: { spec: STANDARDISED_ONLY } },
  { id: 'm18', verdict: 'wrong', lesson: 'l08-preparing', see: { spec: TUTORIAL, open: ['preparation'] } },
  { id: 'm19', verdict: 'wrong', lesson: 'l18-choosing', see: null },
  { id: 'm20', verdict: 'wrong', lesson: null, see: { spec: ADDING_30 } },
  { id: 'm21', verdict: 'false', lesson: 'l12-steps-ahead', see: { spec: FED_BACK } },
  { id: 'm22', verdict: 'unsupported', lesson: 'l13-variables', see: null },
  { id: 'm23', verdict: 'false', lesson: 'l10-holes', see: { spec: OUTLIERS } },
  {
    id: 'm24',
    verdict: 'false',
    lesson: 'l11-overfitting',
    see: {
      spec: {
        data: { source: { kind: 'ar2', length: 300 } },
        task: { window: 12 },
        preparation: { scale: 'standard' },
        contenders: [
          { cell: 'lstm', units: 32 },
          { cell: 'gru', units: 32 },
        ],
        training: { epochs: 200, restoreBest: false },
      },
    },
  },
  { id: 'm25', verdict: 'unsupported', lesson: 'l09-naive', see: { spec: RANDOM_WALK } },
  { id: 'm26', verdict: 'wrong', lesson: 'l09-naive', see: { spec: RANDOM_WALK } },
  { id: 'm27', verdict: 'wrong', lesson: null, see: null },
  { id: 'm28', verdict: 'wrong', lesson: 'l16-surgery', see: { spec: BRACKETS, open: ['matter', 'surgery'] } },
  { id: 'm29', verdict: 'wrong', lesson: 'l18-choosing', see: null },
  { id: 'm30', verdict: 'wrong', lesson: 'l01-hidden-state', see: { spec: SUNSPOTS, open: ['surgery'] } },
  { id: 'm31', verdict: 'wrong', lesson: null, see: null },
  { id: 'm32', verdict: 'wrong', lesson: null, see: null },
];
