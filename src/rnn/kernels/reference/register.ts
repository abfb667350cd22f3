/** The reference backend: TensorFlow.js' cpu backend under a name of our own, with our kernels beside its own. */
import { tf } from '../../tensorflow';
import type { NamedAttrMap } from '../../tensorflow';
import {
  GRU_SEQUENCE,
  GRU_SEQUENCE_GRAD,
  LSTM_SEQUENCE,
  LSTM_SEQUENCE_GRAD,
  OPTIMISER_UPDATE,
  SIMPLE_RNN_SEQUENCE,
  SIMPLE_RNN_SEQUENCE_GRAD,
} from '../names';
import type { OptimiserAttrs } from '../names';
import { hostOf } from './host';
import type { HostKernel } from './host';
import { updateParameters } from './optimiserUpdate';
import {
  gruSequence,
  gruSequenceGrad,
  lstmSequence,
  lstmSequenceGrad,
  simpleRnnSequence,
  simpleRnnSequenceGrad,
} from './sequences';

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
  register(LSTM_SEQUENCE, lstmSequence);
  register(LSTM_SEQUENCE_GRAD, lstmSequenceGrad);
  register(GRU_SEQUENCE, gruSequence);
  register(GRU_SEQUENCE_GRAD, gruSequenceGrad);
  register(SIMPLE_RNN_SEQUENCE, simpleRnnSequence);
  register(SIMPLE_RNN_SEQUENCE_GRAD, simpleRnnSequenceGrad);
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
