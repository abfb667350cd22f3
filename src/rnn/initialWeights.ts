/** The weights that a network starts from, all seeded. */
import { chronoBiases, initialMatrix, initialRecurrentKernel } from '../cells';
import { stream } from '../experiment/random';
import type { ContenderSpec } from '../experiment/schema';
import { GATES, layoutOf } from './layout';
import type { Io, Place, Weights } from './layout';

/**
 * Initial weights of a contender. Every weight draws from a stream of its own that depends on the seed and the weight's
 * name alone, so equal contenders start equal, and neither a second layer nor the backward direction changes what was
 * there before. The head's kernel is Glorot uniform; biases are 0 except for the gate biases of the contender.
 */
export function initialWeights(contender: ContenderSpec, io: Io, seed: number): Weights {
  const draw = ({ name, shape }: Place): Float32Array => {
    const random = stream(seed, 'initial', name);
    const uniform = () => random.uniform();
    if (name === 'head.kernel') return initialMatrix('glorotUniform', shape[0], shape[1], uniform);
    if (name.endsWith('.recurrentKernel')) {
      return initialRecurrentKernel(contender.recurrentInitialiser, contender.units, GATES[contender.cell], uniform);
    }
    if (name.endsWith('.kernel')) return initialMatrix(contender.kernelInitialiser, shape[0], shape[1], uniform);
    if (name === 'head.bias') return new Float32Array(shape[0]);
    return initialBias(contender, shape, uniform);
  };
  return Object.fromEntries(
    layoutOf(contender, io).map((place) => [place.name, { shape: [...place.shape], values: draw(place) }]),
  );
}

/** Gate biases, or chrono initialisation in their place; of two bias rows, the first (the input's) has them. */
function initialBias(contender: ContenderSpec, shape: readonly number[], uniform: () => number): Float32Array {
  const { cell, units, forgetBias, inputBias, updateBias, chronoMax } = contender;
  const bias = new Float32Array(shape.reduce((product, length) => product * length, 1));
  const chrono = chronoMax === null ? null : chronoBiases(units, chronoMax, uniform);
  switch (cell) {
    case 'lstm':
      for (let k = 0; k < units; k++) {
        bias[k] = chrono ? -chrono[k] : inputBias;
        bias[units + k] = chrono ? chrono[k] : forgetBias;
      }
      return bias;
    case 'gru':
      for (let k = 0; k < units; k++) bias[k] = chrono ? -chrono[k] : updateBias;
      return bias;
    case 'simpleRnn':
      return bias;
  }
}
