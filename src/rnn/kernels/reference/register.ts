/** The reference backend: TensorFlow.js' cpu backend under a name of our own, with our kernels beside its own. */
import { CELLS } from '../../../experiment/cells';
import { tf } from '../../tensorflow';
import type { NamedAttrMap } from '../../tensorflow';
import { OPTIMISER_UPDATE, sequenceKernel } from '../names';
import type { OptimiserAttrs } from '../names';
import { hostOf } from './host';
import type { HostKernel } from './host';
import { updateParameters } from './optimiserUpdate';
import { sequenceKernels } from './sequences';

export const REFERENCE = 'reference';

const optimiserUpdate: HostKernel<OptimiserAttrs> = (inputs, attrs, host) => {
  const { shape } = inputs['parameters']!;
  const state = { parameters: host.read('parameters'), first: host.read('first'), second: host.read('second') };
  const next = updateParameters(attrs, state, host.read('gradient'), host.read('penalised'));
  return [
    host.write(shape, next.parameters),
    host.write(shape, next.first),
    host.write(shape, next.second),
    host.write([], Float32Array.of(next.norm)),
  ];
};

/** Registers the backend and its kernels; to be called once. */
export function registerReference(): void {
  const factory = tf.findBackendFactory('cpu');
  if (!factory) throw new Error('TensorFlow.js came without its cpu backend, which ours builds on');
  tf.registerBackend(REFERENCE, factory);
  tf.copyRegisteredKernels('cpu', REFERENCE);
  for (const cell of CELLS) {
    const kernels = sequenceKernels(cell);
    register(sequenceKernel(cell).forward, kernels.forward);
    register(sequenceKernel(cell).gradient, kernels.gradient);
  }
  register(OPTIMISER_UPDATE, optimiserUpdate);
}

function register<Attrs>(kernelName: string, kernel: HostKernel<Attrs>): void {
  tf.registerKernel({
    kernelName,
    backendName: REFERENCE,
    // The ops build the attributes from the interface that the kernel reads them with.
    kernelFunc: ({ inputs, backend, attrs }) => kernel(inputs, attrs as NamedAttrMap & Attrs, hostOf(inputs, backend)),
  });
}
