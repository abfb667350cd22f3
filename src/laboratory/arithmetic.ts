/** The laboratory's arithmetic: the fastest that this machine has, loaded once. */
import type { Arithmetic } from '../cells';
import { fastestArithmetic } from '../rnn/kernels/simd/arithmetic';

let loading: Promise<Arithmetic> | null = null;

/** Loads it on the first call; after a failure the next call tries again. */
export function loadedArithmetic(): Promise<Arithmetic> {
  loading ??= fastestArithmetic().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
