/** One optimiser step in plain TypeScript, by PyTorch's formulas; epsilon stands outside the root. */
import type { OptimiserAttrs } from '../names';

/** All [P]. */
export interface OptimiserState {
  readonly parameters: Float32Array;
  /** Adam: mean of gradients. SGD: velocity. */
  readonly first: Float32Array;
  /** Adam, RMSprop: mean of squared gradients. */
  readonly second: Float32Array;
}

/**
 * The state after one step, and the norm of the gradient with its penalties, before clipping.
 *
 * Penalties l1·Σ|w| + l2·Σw² act on the parameters marked in `penalised`. Clipping by norm scales by
 * limit / (norm + 1e-6) where that is below 1, as torch.nn.utils.clip_grad_norm_ does.
 */
export function updateParameters(
  attrs: OptimiserAttrs,
  { parameters, first, second }: OptimiserState,
  gradient: Float32Array,
  penalised: Float32Array,
): OptimiserState & { readonly norm: number } {
  const { clipRule, clipLimit, learningRate } = attrs;
  const slopes = withPenalties(attrs, parameters, gradient, penalised);
  let squares = 0;
  for (let k = 0; k < slopes.length; k++) squares += slopes[k] * slopes[k];
  const norm = Math.sqrt(squares);
  if (clipRule === 'value') {
    for (let k = 0; k < slopes.length; k++) slopes[k] = Math.min(clipLimit, Math.max(-clipLimit, slopes[k]));
  } else if (clipRule === 'norm' && !(clipLimit / (norm + 1e-6) >= 1)) {
    const scale = clipLimit / (norm + 1e-6);
    for (let k = 0; k < slopes.length; k++) slopes[k] *= scale;
  }

  const next = { parameters: parameters.slice(), first: first.slice(), second: second.slice(), norm };
  switch (attrs.optimiser) {
    case 'adam': {
      const { beta1, beta2, epsilon, step } = attrs;
      const rate = learningRate / (1 - beta1 ** step);
      const rootOfCorrection = Math.sqrt(1 - beta2 ** step);
      for (let k = 0; k < slopes.length; k++) {
        const slope = slopes[k];
        next.first[k] = beta1 * first[k] + (1 - beta1) * slope;
        next.second[k] = beta2 * second[k] + (1 - beta2) * slope * slope;
        next.parameters[k] -= (rate * next.first[k]) / (Math.sqrt(next.second[k]) / rootOfCorrection + epsilon);
      }
      return next;
    }
    case 'rmsprop': {
      const { rho, epsilon } = attrs;
      for (let k = 0; k < slopes.length; k++) {
        const slope = slopes[k];
        next.second[k] = rho * second[k] + (1 - rho) * slope * slope;
        next.parameters[k] -= (learningRate * slope) / (Math.sqrt(next.second[k]) + epsilon);
      }
      return next;
    }
    case 'sgd':
      for (let k = 0; k < slopes.length; k++) {
        next.first[k] = attrs.momentum * first[k] + slopes[k];
        next.parameters[k] -= learningRate * next.first[k];
      }
      return next;
  }
}

function withPenalties(
  { l1, l2 }: OptimiserAttrs,
  parameters: Float32Array,
  gradient: Float32Array,
  penalised: Float32Array,
): Float32Array {
  const slopes = gradient.slice();
  if (l1 === 0 && l2 === 0) return slopes;
  for (let k = 0; k < slopes.length; k++) {
    slopes[k] += penalised[k] * (l1 * Math.sign(parameters[k]) + 2 * l2 * parameters[k]);
  }
  return slopes;
}
