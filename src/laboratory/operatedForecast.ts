/** What a network forecasts under interventions for consecutive windows, in pieces short enough to answer the page in between. */
import type { Arithmetic } from '../cells';
import type { Pieces } from '../data';
import type { Prepared } from '../data/types';
import type { Part } from '../experiment/sequences';
import { beyondTheEnd, predictions } from '../training/evaluation';
import { pieceSize } from './operatedLoss';
import { operate, type Body, type Plan } from './surgery';

/** How many windows are forecast at most. */
export const FORECAST_WINDOWS = 1000;

/** Consecutive samples of a part; `first` is 0-based. */
export interface Windows {
  readonly part: Part;
  readonly first: number;
  readonly count: number;
}

/** The windows that the part has; the last of them where there are more than `FORECAST_WINDOWS`. */
export function windowsWithin(prepared: Prepared, { part, first, count }: Windows): Windows {
  const end = Math.min(first + count, prepared.part(part).count);
  const from = Math.max(0, first, end - FORECAST_WINDOWS);
  return { part, first: from, count: Math.max(0, end - from) };
}

/** A network that predicts under interventions. */
const networkUnder = (body: Body, plan: Plan, arithmetic: Arithmetic) => ({
  predict: (batch: Parameters<typeof operate>[1]) => operate(body, batch, plan, arithmetic).outputs,
});

/** The forecast of the rows after the end of the series, as `beyondTheEnd` gives it, with the interventions in every pass. */
export const beyondUnder = (
  body: Body,
  prepared: Prepared,
  plan: Plan,
  arithmetic: Arithmetic,
): Pieces<Float32Array | null> => beyondTheEnd(networkUnder(body, plan, arithmetic), prepared);

/** Forecasts [n, W] in the user's units, made as the network was trained: directly, or by feeding its predictions back. */
export function* forecastUnder(
  body: Body,
  prepared: Prepared,
  { part, first, count }: Windows,
  plan: Plan,
  arithmetic: Arithmetic,
): Pieces<Float32Array> {
  const network = networkUnder(body, plan, arithmetic);
  const all = new Float32Array(count * prepared.width);
  const size = pieceSize(body, prepared);
  for (let done = 0; done < count; done += size) {
    if (done > 0) yield;
    const samples = Int32Array.from({ length: Math.min(size, count - done) }, (_, k) => first + done + k);
    all.set(yield* predictions(network, prepared, part, samples), done * prepared.width);
  }
  return all;
}
