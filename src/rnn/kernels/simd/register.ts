/** The simd backend: TensorFlow.js' cpu backend under a name of our own, its hot kernels replaced by WebAssembly. */
import { CELLS } from '../../../experiment/cells';
import { tf } from '../../tensorflow';
import type { NamedAttrMap } from '../../tensorflow';
import { OPTIMISER_UPDATE, sequenceKernel } from '../names';
import type { SimdAttempt, SimdHost, SimdKernel } from './host';
import { matMul } from './matMul';
import type { SimdModule } from './module';
import { optimiserUpdate } from './optimiserUpdate';
import { concat, pad, slice, split } from './ranges';
import { sequenceKernels } from './sequences';
import { residentBackend, SimdMemory } from './storage';
import type { HostBackend } from './storage';

export const SIMD = 'simd';

/** Registers the backend and its kernels on a loaded module; to be called once. */
export function registerSimd(module: SimdModule): void {
  const factory = tf.findBackendFactory('cpu');
  if (!factory) throw new Error('TensorFlow.js came without its cpu backend, which ours builds on');
  // The cpu backend's factory gives a new backend at every call.
  const backend = residentBackend(factory() as HostBackend, module);
  const host: SimdHost = { module, memory: new SimdMemory(module, backend) };
  tf.registerBackend(SIMD, () => backend);
  tf.copyRegisteredKernels('cpu', SIMD);

  const register = <Attrs>(kernelName: string, kernel: SimdKernel<Attrs>) =>
    tf.registerKernel({
      kernelName,
      backendName: SIMD,
      // The ops build the attributes from the interface that the kernel reads them with.
      kernelFunc: ({ inputs, attrs }) => inWords(() => kernel(inputs, attrs as NamedAttrMap & Attrs, host), host),
    });
  for (const cell of CELLS) {
    const kernels = sequenceKernels(cell);
    register(sequenceKernel(cell).forward, kernels.forward);
    register(sequenceKernel(cell).gradient, kernels.gradient);
  }
  register(OPTIMISER_UPDATE, optimiserUpdate);

  const replace = <Attrs>(kernelName: string, attempt: SimdAttempt<Attrs>) => {
    const { kernelFunc: left } = tf.getKernel(kernelName, SIMD);
    tf.unregisterKernel(kernelName, SIMD);
    tf.registerKernel({
      kernelName,
      backendName: SIMD,
      kernelFunc: (given) =>
        inWords(() => attempt(given.inputs, given.attrs as NamedAttrMap & Attrs, host), host) ?? left(given),
    });
  };
  replace(tf.BatchMatMul, matMul);
  replace(tf.Slice, slice);
  replace(tf.SplitV, split);
  replace(tf.Concat, concat);
  replace(tf.PadV2, pad);
}

/** Runs a kernel; the module traps for one reason only, which is told in words. */
function inWords<Result>(run: () => Result, { module }: SimdHost): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    const megabytes = Math.round(module.memory.buffer.byteLength / 2 ** 20);
    const message = `simd: out of memory at ${megabytes} MB; choose fewer units, steps or sequences a batch`;
    throw new Error(message, { cause: error });
  }
}
