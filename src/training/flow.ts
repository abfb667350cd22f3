/**
 * Gradient through time: how much of the loss's gradient, or of the last state, reaches each step of the probe sequence.
 *
 * The engine says what reaches the states of the layer from above (it is on its way back anyway); the cells room carries
 * that from step to step, because there a step's Jacobian can be read and the rows are float64. Everything follows from the
 * network as it stands, the data and what is looked at, so that a snapshot shows its own.
 *
 * Letters: T steps, H units, G gates.
 */
import { CELL_ARITHMETIC, gradientNorms, jacobianNorms, type Unrolled } from '../cells';
import { evenlySpaced, type Pieces } from '../data';
import type { Batch, Prepared } from '../data/types';
import { preActivations, type CellName } from '../experiment/cells';
import type { LayerTrace, LossSettings, Model } from '../rnn';
import type { FlowKind, ProbeFlow, ProbeTrace } from './protocol';

/** Training sequences whose gradients are averaged at most, and the steps that they may have together. */
const MOST_SEQUENCES = 16;
const MEAN_STEPS = 800;
/** Products of numbers that the Jacobian may cost, G·H³·T; about a tenth of a second. */
export const MOST_PRODUCTS = 1e8;

/** Units up to which the Jacobian of so many steps is computed. */
export const jacobianUnits = (cell: CellName, steps: number): number =>
  Math.floor(Math.cbrt(MOST_PRODUCTS / (preActivations(cell) * steps)) + 1e-9);

type Place = Pick<ProbeTrace, 'part' | 'sample' | 'layer' | 'direction' | 'steps' | 'units'>;

/** The flow of this kind at the place of a probe's trace, in pieces between which the weights must not change. */
export function* flowOf(
  model: Model,
  prepared: Prepared,
  place: Place,
  kind: FlowKind,
  losses: LossSettings,
): Pieces<ProbeFlow> {
  switch (kind) {
    case 'probe': {
      const [norms] = yield* gradients(model, prepared.part(place.part).batch([place.sample]), place, losses);
      const { h, c } = norms!;
      return { kind, h: shown(h, place), c: c && shown(c, place), sequences: 1, mostUnits: null };
    }
    case 'mean':
      return yield* meanFlow(model, prepared, place, losses);
    case 'jacobian': {
      const mostUnits = jacobianUnits(model.variant.cell, place.steps);
      if (place.units > mostUnits) return { kind, h: null, c: null, sequences: 1, mostUnits };
      const batch = prepared.part(place.part).batch([place.sample]);
      const trace = model.trace(batch, place.direction)[place.layer]!;
      const norms = yield* jacobianNorms(
        CELL_ARITHMETIC[model.variant.cell],
        unrolled(layerOf(model, place), batch, trace, 0),
      );
      return { kind, h: shown(norms, place), c: null, sequences: 1, mostUnits };
    }
    default:
      return kind satisfies never;
  }
}

/** Without padding; what overflowed on the way, be it as NaN, is infinite. */
const shown = (norms: Float64Array, { steps }: Place): Float64Array =>
  norms.slice(0, steps).map((value) => (Number.isNaN(value) ? Infinity : value));

/** Means over evenly spread training sequences, each counted back from the step where its pass ends. */
function* meanFlow(model: Model, prepared: Prepared, place: Place, losses: LossSettings): Pieces<ProbeFlow> {
  const train = prepared.part('train');
  const most = Math.max(1, Math.min(MOST_SEQUENCES, Math.floor(MEAN_STEPS / prepared.steps)));
  const chosen = evenlySpaced(train.count, most);
  const batch = train.batch(chosen);
  const all = yield* gradients(model, batch, place, losses);
  const mean = (of: (norms: Norms) => Float64Array): Float64Array =>
    Float64Array.from({ length: place.steps }, (_, step) => {
      const away = place.direction === 'backward' ? step : place.steps - 1 - step;
      let sum = 0;
      let count = 0;
      all.forEach((norms, b) => {
        const length = validSteps(batch, b);
        if (away >= length) return;
        const value = of(norms)[place.direction === 'backward' ? away : length - 1 - away]!;
        sum += Number.isNaN(value) ? Infinity : value;
        count++;
      });
      return sum / count;
    });
  const c = all[0]!.c === null ? null : mean((norms) => norms.c!);
  return { kind: 'mean', h: mean((norms) => norms.h), c, sequences: batch.size, mostUnits: null };
}

type Norms = ReturnType<typeof gradientNorms>;

/** Norms for every sequence of a batch, [T] each, padding included. */
function* gradients(model: Model, batch: Batch, place: Place, losses: LossSettings): Pieces<Norms[]> {
  const { trace, slopes } = model.slopes(batch, losses, place.layer, place.direction);
  yield;
  const cell = CELL_ARITHMETIC[model.variant.cell];
  const layer = layerOf(model, place);
  const found: Norms[] = [];
  for (let b = 0; b < batch.size; b++) {
    found.push(gradientNorms(cell, unrolled(layer, batch, trace, b), ofSequence(slopes, batch, b)));
    yield;
  }
  return found;
}

type Layer = Omit<Unrolled, 'steps' | 'trace' | 'mask'>;

function layerOf(model: Model, { layer, direction, units }: Place): Layer {
  const { recurrentKernel, bias } = model.layerWeights(layer, direction);
  return { ...model.variant, units, recurrentKernel, bias, reverse: direction === 'backward' };
}

/** One sequence of a batch as the looked-at layer ran through it. */
const unrolled = (layer: Layer, batch: Batch, trace: LayerTrace, b: number): Unrolled => ({
  ...layer,
  steps: batch.steps,
  trace: Object.fromEntries(Object.entries(trace).map(([name, values]) => [name, ofSequence(values, batch, b)])),
  mask: batch.mask && ofSequence(batch.mask, batch, b),
});

/** [T, ·] of [T, B, ·] */
function ofSequence(values: Float32Array, { steps, size }: Batch, b: number): Float32Array {
  if (size === 1) return values;
  const width = values.length / (steps * size);
  const own = new Float32Array(steps * width);
  for (let t = 0; t < steps; t++)
    own.set(values.subarray((t * size + b) * width, (t * size + b + 1) * width), t * width);
  return own;
}

/** Steps of a sequence that are no padding. */
function validSteps({ mask, steps, size }: Batch, b: number): number {
  if (mask === null) return steps;
  let count = 0;
  for (let t = 0; t < steps; t++) count += mask[t * size + b]!;
  return count;
}
