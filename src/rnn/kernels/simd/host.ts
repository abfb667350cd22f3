/** How a kernel of the simd backend gets at its tensors: by their addresses in WebAssembly's memory. */
import type { TensorInfo } from '../../tensorflow';
import type { Inputs } from '../reference/host';
import type { SimdModule } from './module';
import type { SimdMemory } from './storage';

export interface SimdHost {
  readonly module: SimdModule;
  readonly memory: SimdMemory;
}

/** What a kernel computes from its inputs and attributes. */
export type SimdKernel<Attrs> = (inputs: Inputs, attrs: Attrs, host: SimdHost) => TensorInfo[];

/** The same for an op of TensorFlow.js' own; null where the case is left to the cpu backend's kernel. */
export type SimdAttempt<Attrs> = (inputs: Inputs, attrs: Attrs, host: SimdHost) => TensorInfo | TensorInfo[] | null;

/** Addresses of the named inputs in this order; 0 for an option that is off. Throws when one is missing. */
export function addresses(inputs: Inputs, names: readonly string[], { memory }: SimdHost): number[] {
  return names.map((name) => {
    const info = inputs[name];
    if (!info) throw new Error(`${name}: the kernel needs this input`);
    return memory.addressOf(info);
  });
}
