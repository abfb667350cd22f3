/** The optimiser op: all parameters move one step, as one vector, on whatever backend is open. */
import { OPTIMISER_UPDATE } from '../kernels/names';
import type { OptimiserAttrs } from '../kernels/names';
import { tf } from '../tensorflow';
import type { NamedAttrMap, Scalar, Tensor, Tensor1D } from '../tensorflow';

/** All [P]; see kernels/names.ts. */
export interface OptimiserTensors {
  readonly parameters: Tensor1D;
  readonly first: Tensor1D;
  readonly second: Tensor1D;
}

/**
 * The state after one step, in new tensors, and the norm of the gradient with its penalties, before clipping.
 *
 * @param gradient [P], of the reported loss, without penalties
 * @param penalised [P], 1 where L1 and L2 apply, else 0
 */
export function optimiserUpdate(
  state: OptimiserTensors,
  gradient: Tensor1D,
  penalised: Tensor1D,
  attrs: OptimiserAttrs,
): OptimiserTensors & { readonly norm: Scalar } {
  const { size } = state.parameters;
  for (const [name, tensor] of Object.entries({ ...state, gradient, penalised })) {
    if (tensor.size !== size)
      throw new Error(`optimiserUpdate: ${name} has ${tensor.size} values for ${size} parameters`);
  }
  const inputs = { ...state, gradient, penalised };
  const [parameters, first, second, norm] = tf
    .engine()
    .runKernel<Tensor[]>(OPTIMISER_UPDATE, inputs, { ...attrs } satisfies NamedAttrMap);
  return {
    parameters: parameters as Tensor1D,
    first: first as Tensor1D,
    second: second as Tensor1D,
    norm: norm as Scalar,
  };
}
