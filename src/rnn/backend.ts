/** Which backend computes: registers ours with TensorFlow.js and opens one. */
import type { BackendChoice } from '../experiment/schema';
import { registerSequenceGradients } from './kernels/gradients';
import { REFERENCE, registerReference } from './kernels/reference/register';
import { simdVariant } from './kernels/simd/features';
import type { SimdVariant } from './kernels/simd/features';
import { loadModule } from './kernels/simd/module';
import { registerSimd, SIMD } from './kernels/simd/register';
import { tf } from './tensorflow';

/** The backend that computes. */
export interface OpenBackend {
  readonly name: typeof REFERENCE | typeof SIMD;
  /** How `simd` multiplies and adds; null where there is only one way. Losses differ a little between variants. */
  readonly variant: SimdVariant | null;
  /** True where `simd` was wanted and this machine has no WebAssembly SIMD. */
  readonly fallback: boolean;
}

let ready: Promise<SimdVariant | null> | null = null;

/** Registers all backends once; gives the variant of `simd`, null where that cannot run. */
async function register(): Promise<SimdVariant | null> {
  registerReference();
  registerSequenceGradients();
  const variant = simdVariant();
  if (variant) registerSimd(await loadModule(variant));
  return variant;
}

/**
 * Opens the backend that `choice` leads to on this machine and says which it is: `simd`, or `reference` where that was
 * chosen or there is no WebAssembly SIMD. Throws when the simd module cannot be loaded.
 */
export async function openBackend(choice: BackendChoice): Promise<OpenBackend> {
  ready ??= register();
  const variant = await ready;
  const name = choice !== 'reference' && variant ? SIMD : REFERENCE;
  if (!(await tf.setBackend(name))) throw new Error(`The ${name} backend could not be opened`);
  return { name, variant: name === SIMD ? variant : null, fallback: choice !== 'reference' && name === REFERENCE };
}
