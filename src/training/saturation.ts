/**
 * How much of every gate stands near its ends, over training: the share of its values below 0.1 (left-saturated) and above
 * 0.9 (right-saturated), as in Karpathy, Johnson & Fei-Fei 2015, "Visualizing and understanding recurrent networks", 4.2.
 *
 * Letters: B sequences, T steps, H units.
 */
import type { Batch, Prepared } from '../data/types';
import { cellRecord } from '../experiment/cells';
import type { Direction } from '../experiment/directions';
import type { Model } from '../rnn';
import type { GateSaturation, Saturation } from './protocol';

/** Below the one a gate counts as shut, above the other as open. */
const SHUT = 0.1;
const OPEN = 0.9;

/** Sequences measured at most, and steps of all of them together: half a batch of usual size. */
const MOST_SEQUENCES = 16;
const MOST_STEPS = 4096;
/** One in so many sequences of an epoch, so that measuring costs a few percent of it; its passes have no backward half. */
const ONE_IN = 20;

/** Evenly spaced epochs that are measured before every second one is left out from then on. */
const MOST_SPACED = 128;

/**
 * The shares of one gate's values near its ends.
 *
 * @param values [T, B, H]
 * @param mask [T, B], 0 at padding, which is left out; null where nothing is padded
 */
export function sharesNearEnds(
  values: Float32Array,
  units: number,
  mask: Float32Array | null,
): Pick<GateSaturation, 'below' | 'above'> {
  let below = 0;
  let above = 0;
  let counted = 0;
  for (let row = 0; row * units < values.length; row++) {
    if (mask?.[row] === 0) continue;
    counted += units;
    for (let at = row * units; at < (row + 1) * units; at++) {
      if (values[at]! < SHUT) below++;
      else if (values[at]! > OPEN) above++;
    }
  }
  return { below: below / counted, above: above / counted };
}

/** The sequences measured: evenly spread over the training part as evaluated, so that they are the same at every epoch. */
export function measuredSequences(count: number, steps: number): number[] {
  const size = Math.max(1, Math.min(Math.ceil(count / ONE_IN), MOST_SEQUENCES, Math.floor(MOST_STEPS / steps)));
  return Array.from({ length: size }, (_, k) => Math.floor(((k + 0.5) * count) / size));
}

/** Every gate of every layer and direction of a network over these sequences. */
export function saturationOf(model: Model, batch: Batch, epoch: number): Saturation {
  // Candidates and states have no such ends.
  const gates = cellRecord(model.variant.cell).gates.filter(({ role }) => role !== 'candidate');
  const passes = model.directions.map((direction) => ({ direction, layers: model.trace(batch, direction) }));
  const layers = passes[0]!.layers.map((_, layer) => {
    const found: Partial<Record<Direction, readonly GateSaturation[]>> = {};
    for (const pass of passes) {
      const trace = pass.layers[layer]!;
      found[pass.direction] = gates.map(({ name }) => {
        const values = trace[name]!;
        return { name, ...sharesNearEnds(values, values.length / (batch.steps * batch.size), batch.mask) };
      });
    }
    return found;
  });
  return { epoch, sequences: batch.size, layers };
}

/**
 * Measures a run at ends of epochs, and keeps what the page has not heard yet. Which epochs follows from their numbers
 * alone, so that the same experiment gives the same history on every machine.
 */
export class SaturationWatch {
  private batch: Batch | null = null;
  private fresh: Saturation[] = [];
  /** The newest that was measured. */
  private epoch = -1;
  /** Of the epochs every `stride`-th is measured; a power of two. */
  private stride = 1;

  constructor(private readonly prepared: Prepared) {}

  /**
   * Measures the network where it has come further than ever, and its epoch is one of those that are, or `surely`.
   *
   * @param epoch 0 before training; a fraction within an epoch
   */
  measure(model: Model, epoch: number, surely: boolean): void {
    if (epoch <= this.epoch || !(surely || epoch % this.stride === 0)) return;
    const samples = this.prepared.part('train');
    this.batch ??= samples.batch(measuredSequences(samples.count, this.prepared.steps));
    this.fresh.push(saturationOf(model, this.batch, epoch));
    this.epoch = epoch;
    if (epoch >= MOST_SPACED * this.stride) this.stride *= 2;
  }

  /** What was measured since it was asked last. */
  take(): readonly Saturation[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }
}
