/** The validation loss of a network under interventions, in pieces short enough to answer the page in between. */
import type { Arithmetic } from '../cells';
import { evenlySpaced, type Pieces } from '../data';
import type { Batch, Prepared } from '../data/types';
import { preActivations } from '../experiment/cells';
import { directionsOf } from '../experiment/directions';
import type { LossSettings } from '../rnn';
import { summedLoss } from './plainLoss';
import { operate, type Body, type Operated, type Plan } from './surgery';

/** How many windows the loss is taken over at most; they are evenly spaced where the validation part has more. */
export const LOSS_WINDOWS = 500;
/** How many numbers the gates of one piece may have. */
const PIECE = 2 ** 19;

export interface OperatedLoss {
  /** Without penalties; every sample (or counted step) weighs the same. */
  readonly loss: number;
  /** How many samples it was taken over, and how many the part has. */
  readonly scored: number;
  readonly of: number;
}

/** The samples of the validation part, 0-based, that the loss is taken over. */
export const lossSamples = ({ validation }: Prepared): Int32Array => evenlySpaced(validation.count, LOSS_WINDOWS);

/** How many samples make a piece that does not take long. */
export function pieceSize({ contender }: Body, { steps }: Prepared): number {
  const { cell, units } = contender;
  const gates = preActivations(cell) * units * directionsOf(contender).length;
  return Math.max(8, Math.min(256, Math.floor(PIECE / (steps * gates))));
}

/** The samples that the loss is taken over, in batches of `pieceSize`. */
export function* piecesOf(body: Body, prepared: Prepared): Generator<Batch> {
  const size = pieceSize(body, prepared);
  const samples = lossSamples(prepared);
  for (let from = 0; from < samples.length; from += size) {
    yield prepared.validation.batch(samples.subarray(from, from + size));
  }
}

/** The loss under a plan of interventions. @param see is given what each piece computed, with its batch */
export function* lossUnder(
  body: Body,
  prepared: Prepared,
  plan: Plan,
  settings: LossSettings,
  arithmetic: Arithmetic,
  see: (operated: Operated, batch: Batch) => void = () => {},
): Pieces<OperatedLoss> {
  let sum = 0;
  let count = 0;
  let scored = 0;
  for (const batch of piecesOf(body, prepared)) {
    const operated = operate(body, batch, plan, arithmetic);
    const own = summedLoss(operated.outputs, batch, body.io, settings);
    sum += own.sum;
    count += own.count;
    scored += batch.size;
    see(operated, batch);
    yield;
  }
  return { loss: sum / count, scored, of: prepared.validation.count };
}
