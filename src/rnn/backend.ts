/** Which backend computes: registers ours with TensorFlow.js and opens one. */
import type { BackendChoice } from '../experiment/schema';
import { registerSequenceGradients } from './kernels/gradients';
import { REFERENCE, registerReference } from './kernels/reference/register';
import { simdVariant } from './kernels/simd/features';
import type { SimdVariant } from './kernels/simd/features';
import { loadModule } from './kernels/simd/module';
import { registerSimd, SIMD } from './kernels/simd/register';
import { openWebgl } from './kernels/webgl/open';
import { WEBGL } from './kernels/webgl/register';
import { isSoftwareRenderer } from './kernels/webgl/renderer';
import { tf } from './tensorflow';

export { isContextLost, onContextLost } from './kernels/webgl/open';
export { isSoftwareRenderer } from './kernels/webgl/renderer';

export type BackendName = typeof REFERENCE | typeof SIMD | typeof WEBGL;

/** The backend that computes. */
export interface OpenBackend {
  readonly name: BackendName;
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

/** The backends worth measuring here: `simd` (or what stands in for it), and `webgl` where there is a GPU under it. */
export function candidateBackends(): readonly ('simd' | 'webgl')[] {
  return isSoftwareRenderer() ? ['simd'] : ['simd', 'webgl'];
}

/**
 * Opens the backend that `choice` leads to on this machine and says which it is: `reference` where that is chosen or
 * there is no WebAssembly SIMD, `webgl` where that is chosen, else `simd`.
 *
 * @throws when `webgl` is chosen and this machine lacks what it needs, or when the simd module cannot be loaded;
 *   another call tries again
 */
export async function openBackend(choice: BackendChoice): Promise<OpenBackend> {
  if (!registered) {
    registered = true;
    registerReference();
    registerSequenceGradients();
  }
  if (choice === 'webgl') {
    const lack = await openWebgl();
    if (lack !== null) throw new Error(lack);
    return { name: WEBGL, variant: null, fallback: false };
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
  name: typeof REFERENCE | typeof SIMD,
  variant: OpenBackend['variant'],
  fallback: boolean,
): Promise<OpenBackend> {
  if (!(await tf.setBackend(name))) throw new Error(`The ${name} backend could not be opened`);
  return { name, variant, fallback };
}
