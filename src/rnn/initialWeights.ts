/** The weights that a network starts from, all seeded, drawn in portions. */
import { atOnce, chronoBiases, initialMatrix, initialRecurrentKernel, initialWork } from '../cells';
import type { InitialiserName, OpenProjection, Portions } from '../cells';
import { cellRecord, preActivations } from '../experiment/cells';
import { stream } from '../experiment/random';
import type { ContenderSpec } from '../experiment/schema';
import { layoutOf } from './layout';
import type { Io, Weights } from './layout';

/**
 * Initial weights of a contender, in portions. Every weight draws from a stream of its own that depends on the seed and
 * the weight's name alone, so equal contenders start equal, and neither a second layer nor the backward direction changes
 * what was there before. The head's kernel is Glorot uniform; biases are 0 except for the gate biases of the contender.
 *
 * @param open what projects orthogonal weights; whatever it is, the numbers are the same
 */
export function* drawnWeights(
  contender: ContenderSpec,
  io: Io,
  seed: number,
  open?: OpenProjection,
): Portions<Weights> {
  const { cell, units } = contender;
  const plans = layoutOf(contender, io).map((place) => {
    const [rows, cols] = place.shape;
    const random = stream(seed, 'initial', place.name);
    const uniform = () => random.uniform();
    const kernel = (name: InitialiserName) => ({
      work: initialWork(name, 1, rows, cols),
      draw: () => initialMatrix(name, rows, cols, uniform, open),
    });
    const bias = (values: () => Float32Array) => ({ work: 0, draw: () => nothingBetween(values) });
    const plan = (): { work: number; draw: () => Portions<Float32Array> } => {
      if (place.name === 'head.kernel') return kernel('glorotUniform');
      if (place.name.endsWith('.recurrentKernel')) {
        const name = contender.recurrentInitialiser;
        return {
          work: initialWork(name, preActivations(cell), units, units),
          draw: () => initialRecurrentKernel(name, units, preActivations(cell), uniform, open),
        };
      }
      if (place.name.endsWith('.kernel')) return kernel(contender.kernelInitialiser);
      if (place.name === 'head.bias') return bias(() => new Float32Array(rows));
      return bias(() => initialBias(contender, place.shape, uniform));
    };
    return { place, ...plan() };
  });
  const total = plans.reduce((sum, { work }) => sum + work, 0);
  const weights: Weights = {};
  let done = 0;
  for (const { place, work, draw } of plans) {
    const drawing = draw();
    let portion = drawing.next();
    for (; portion.done !== true; portion = drawing.next()) yield (done + portion.value * work) / total;
    weights[place.name] = { shape: [...place.shape], values: portion.value };
    done += work;
  }
  return weights;
}

/** The same at once, for callers that can wait. */
export const initialWeights = (contender: ContenderSpec, io: Io, seed: number): Weights =>
  atOnce(drawnWeights(contender, io, seed));

/** Zeros in the shapes of a contender's weights. */
export const blankWeights = (contender: ContenderSpec, io: Io): Weights =>
  Object.fromEntries(
    layoutOf(contender, io).map(({ name, shape, size }) => [
      name,
      { shape: [...shape], values: new Float32Array(size) },
    ]),
  );

// oxlint-disable-next-line require-yield -- too short to be cut
function* nothingBetween(values: () => Float32Array): Portions<Float32Array> {
  return values();
}

/** Gate biases, or chrono initialisation in their place; of two bias rows, the first (the input's) has them. */
function initialBias(contender: ContenderSpec, shape: readonly number[], uniform: () => number): Float32Array {
  const { cell, units, chronoMax } = contender;
  const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
  const slow = chronoMax === null ? null : chronoBiases(units, chronoMax, uniform);
  cellRecord(cell).gates.forEach(({ bias, chrono }, gate) => {
    const own = values.subarray(gate * units, (gate + 1) * units);
    if (slow === null) own.fill(bias === undefined ? 0 : contender[bias]);
    else if (chrono !== undefined) own.set(slow.map((value) => chrono * value));
  });
  return values;
}
