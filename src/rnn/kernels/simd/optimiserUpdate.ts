/** The optimiser update of the simd backend: what a formula needs once is computed here, in double precision. */
import type { OptimiserAttrs } from '../names';
import { CLIP_CODES, OPTIMISER_CODES } from './codes';
import { addresses } from './host';
import type { SimdKernel } from './host';

const INPUTS = ['parameters', 'gradient', 'penalised', 'first', 'second'] as const;

/** rate, decay1, share1, decay2, share2, rootScale, epsilon, as assembly/optimiser.ts takes them. */
function constants(attrs: OptimiserAttrs): number[] {
  const { learningRate, beta1, beta2, rho, momentum, epsilon, step } = attrs;
  switch (attrs.optimiser) {
    case 'adam': {
      const rate = learningRate / (1 - beta1 ** step);
      return [rate, beta1, 1 - beta1, beta2, 1 - beta2, 1 / Math.sqrt(1 - beta2 ** step), epsilon];
    }
    case 'rmsprop':
      return [learningRate, 0, 0, rho, 1 - rho, 1, epsilon];
    case 'sgd':
      return [learningRate, momentum, 1, 0, 0, 0, 0];
  }
}

export const optimiserUpdate: SimdKernel<OptimiserAttrs> = (inputs, attrs, host) => {
  const { shape } = inputs['parameters']!;
  const [count] = shape;
  const given = addresses(inputs, INPUTS, host);
  const next = [shape, shape, shape].map((same) => host.memory.create(same));
  const norm = host.module.optimiserUpdate(
    OPTIMISER_CODES[attrs.optimiser],
    count,
    ...given,
    attrs.l1,
    attrs.l2,
    CLIP_CODES[attrs.clipRule],
    attrs.clipLimit,
    ...constants(attrs),
    ...next.map(({ address }) => address),
  );
  return [...next.map(({ info }) => info), host.memory.scalar(norm)];
};
