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

let registered = false;
let loading: Promise<SimdVariant | null> | null = null;

/** Loads and registers `simd`; gives its variant, null where it cannot run. */
async function loadSimd(): Promise<SimdVariant | null> {
  const variant = simdVariant();
  if (variant) registerSimd(await loadModule(variant));
  return variant;
}

/**
 * Opens the backend that `choice` leads to on this machine and says which it is: `reference` where that is chosen or
 * there is no WebAssembly SIMD, else `simd`. Throws when the simd module cannot be loaded; another call tries again.
 */
export async function openBackend(choice: BackendChoice): Promise<OpenBackend> {
  if (!registered) {
    registered = true;
    registerReference();
    registerSequenceGradients();
  }
  if (choice === 'reference') return open(REFERENCE, null, false);
  loading ??= loadSimd();
  let variant: SimdVariant | null;
  try {
    variant = await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
  return variant ? open(SIMD, variant, false) : open(REFERENCE, null, true);
}

async function open(
  name: OpenBackend['name'],
  variant: OpenBackend['variant'],
  fallback: boolean,
): Promise<OpenBackend> {
  if (!(await tf.setBackend(name))) throw new Error(`The ${name} backend could not be opened`);
  return { name, variant, fallback };
}
