/** What a network that is operated on forecasts for windows in a row, in pieces short enough that the page is answered in between. */
import type { Arithmetic } from '../cells';
import type { Pieces } from '../data';
import type { Prepared } from '../data/types';
import type { Part } from '../experiment/sequences';
import { beyondTheEnd, predictions } from '../training/evaluation';
import { pieceSize } from './operatedLoss';
import { operate, type Body, type Plan } from './surgery';

/** Windows that are forecast at most. */
export const FORECAST_WINDOWS = 1000;

/** Samples of a part in a row. */
export interface Windows {
  readonly part: Part;
  readonly first: number;
  readonly count: number;
}

/** Those of them that the part has, the last ones where there are too many. */
export function windowsWithin(prepared: Prepared, { part, first, count }: Windows): Windows {
  const end = Math.min(first + count, prepared.part(part).count);
  const from = Math.max(0, first, end - FORECAST_WINDOWS);
  return { part, first: from, count: Math.max(0, end - from) };
}

/** What answers like a network while it is operated on. */
const networkUnder = (body: Body, plan: Plan, arithmetic: Arithmetic) => ({
  predict: (batch: Parameters<typeof operate>[1]) => operate(body, batch, plan, arithmetic).outputs,
});

/** The forecast after the last row, as `beyondTheEnd` gives it: every pass is operated on. */
export const beyondUnder = (
  body: Body,
  prepared: Prepared,
  plan: Plan,
  arithmetic: Arithmetic,
): Pieces<Float32Array | null> => beyondTheEnd(networkUnder(body, plan, arithmetic), prepared);

/** [n, W] in the user's units, as the network is trained to forecast: at once, or by feeding its predictions back. */
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
