/** What the page sees of a network: predictions of the part it looks at, scores, the gates of its probe. */
import type { Pieces } from '../data';
import type { Prepared } from '../data/types';
import type { ContenderScores, Part } from '../experiment/sequences';
import type { LossSettings, Model } from '../rnn';
import {
  beyondTheEnd,
  hasAlternative,
  predictions,
  scoredPredictions,
  type ScoredPredictions,
  type Strategy,
} from './evaluation';
import { flowOf } from './flow';
import { probeTrace } from './probe';
import { traitsOf } from './traits';
import {
  SHOWN_NUMBERS,
  SHOWN_ROWS,
  type Focus,
  type Forecasts,
  type LayerShown,
  type PartTraits,
  type PredictionSet,
  type ProbeTrace,
} from './protocol';

export interface View {
  readonly predictions: PredictionSet;
  readonly trace: ProbeTrace;
  readonly scores: Readonly<Record<'validation' | 'test', ContenderScores>>;
  readonly traits: PartTraits;
}

/** The samples of a part that travel to the page: in a row, of a forecast the last ones, else the first. */
export function shownSamples(prepared: Prepared, part: Part): { readonly first: number; readonly count: number } {
  const { count } = prepared.part(part);
  const numbers = Math.floor(SHOWN_NUMBERS / (prepared.width * (prepared.perStep ? prepared.steps : 1)));
  const within = prepared.perStep ? Math.ceil(SHOWN_ROWS / prepared.steps) : lastWithin(prepared, part, SHOWN_ROWS);
  const shown = Math.max(1, Math.min(count, within, numbers));
  return { first: prepared.task === 'forecast' ? count - shown : 0, count: shown };
}

/** How many of a part's last samples predict rows that lie less than so many rows before the last one's. */
function lastWithin(prepared: Prepared, part: Part, rows: number): number {
  const { count } = prepared.part(part);
  const last = prepared.row(part, count - 1);
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (last - prepared.row(part, middle) < rows) high = middle;
    else low = middle + 1;
  }
  return count - low;
}

/**
 * Takes a view of the network as it stands, in pieces between which its weights must not change.
 * @param epoch the epoch whose weights these are
 * @param budget what scoring may cost, see `SCORING`
 * @param variant of the network where its cell is looked into; else null
 * @param losses what the network is trained on, whose gradient may be looked at
 */
export function* viewOf(
  model: Model,
  prepared: Prepared,
  focus: Focus,
  epoch: number,
  budget: number,
  variant: LayerShown['variant'] | null,
  losses: LossSettings,
): Pieces<View> {
  const part = focus.predictions;
  const own = yield* bothParts(model, prepared, budget, prepared.strategy);
  const values = yield* shown(model, prepared, part, own, budget, prepared.strategy);
  const other = hasAlternative(prepared) ? yield* bothParts(model, prepared, budget, 'recursive') : null;
  const recursive = other && (yield* shown(model, prepared, part, other, budget, 'recursive'));
  const beyond = part === 'test' ? yield* beyondTheEnd(model, prepared) : null;
  const trace = probeTrace(model, prepared, focus, epoch, variant);
  const flow = focus.flow && (yield* flowOf(model, prepared, trace, focus.flow, losses));
  const scores = (of: 'validation' | 'test') => ({ own: own[of].scores, recursive: other?.[of].scores ?? null });
  const traits = (of: 'validation' | 'test') => traitsOf(prepared, of, own[of].values, own[of].samples);
  return {
    predictions: { part, ...values, outputs: prepared.width, recursive, beyond, epoch },
    trace: { ...trace, flow },
    scores: { validation: scores('validation'), test: scores('test') },
    traits: { validation: traits('validation'), test: traits('test') },
  };
}

type BothParts = Readonly<Record<'validation' | 'test', ScoredPredictions>>;

function* bothParts(model: Model, prepared: Prepared, budget: number, strategy: Strategy): Pieces<BothParts> {
  const validation = yield* scoredPredictions(model, prepared, 'validation', budget, strategy);
  yield;
  const test = yield* scoredPredictions(model, prepared, 'test', budget, strategy);
  yield;
  return { validation, test };
}

/** Predictions of the samples that are shown, or of as many of them as the budget allows: the last ones of a forecast. */
function* shown(
  model: Model,
  prepared: Prepared,
  part: Part,
  scored: BothParts,
  budget: number,
  strategy: Strategy,
): Pieces<Forecasts> {
  const samples = shownSamples(prepared, part);
  const known = part === 'train' ? null : scored[part];
  const size = prepared.width * (prepared.perStep ? prepared.steps : 1);
  if (known?.samples.length === prepared.part(part).count) {
    const { first, count } = samples;
    return { first, values: known.values.slice(first * size, (first + count) * size) };
  }
  const affordable = Math.max(
    1,
    Math.floor(budget / (prepared.steps * (strategy === 'recursive' ? prepared.horizon : 1))),
  );
  const count = Math.min(samples.count, affordable);
  const first = prepared.task === 'forecast' ? samples.first + samples.count - count : samples.first;
  const wanted = Int32Array.from({ length: count }, (_, k) => first + k);
  return { first, values: yield* predictions(model, prepared, part, wanted, strategy) };
}
