/** Adds our kernels to TensorFlow.js' webgl backend. */
import { tf } from '../../tensorflow';
import type { MathBackendWebGL, NamedAttrMap } from '../../tensorflow';
import {
  GRU_SEQUENCE,
  GRU_SEQUENCE_GRAD,
  LSTM_SEQUENCE,
  LSTM_SEQUENCE_GRAD,
  OPTIMISER_UPDATE,
  SIMPLE_RNN_SEQUENCE,
  SIMPLE_RNN_SEQUENCE_GRAD,
} from '../names';
import type { GruAttrs, OptimiserAttrs, SequenceAttrs } from '../names';
import { resetAfterSequence, resetAfterSequenceGrad } from './gruResetAfter';
import { resetBeforeSequence, resetBeforeSequenceGrad } from './gruResetBefore';
import { runInLayer } from './kernel';
import type { Inputs, LayerKernel } from './kernel';
import { lstmSequence, lstmSequenceGrad } from './lstm';
import { optimiserUpdate } from './optimiserUpdate';
import { simpleRnnSequence, simpleRnnSequenceGrad } from './simpleRnn';

export const WEBGL = 'webgl';

const gruSequence: LayerKernel<GruAttrs> = (layer, inputs, attrs, backend) =>
  (attrs.resetAfter ? resetAfterSequence : resetBeforeSequence)(layer, inputs, attrs, backend);
const gruSequenceGrad: LayerKernel<GruAttrs> = (layer, inputs, attrs, backend) =>
  (attrs.resetAfter ? resetAfterSequenceGrad : resetBeforeSequenceGrad)(layer, inputs, attrs, backend);

/** Registers the kernels; to be called once. */
export function registerWebgl(): void {
  registerLayer(LSTM_SEQUENCE, lstmSequence);
  registerLayer(LSTM_SEQUENCE_GRAD, lstmSequenceGrad);
  registerLayer(GRU_SEQUENCE, gruSequence);
  registerLayer(GRU_SEQUENCE_GRAD, gruSequenceGrad);
  registerLayer(SIMPLE_RNN_SEQUENCE, simpleRnnSequence);
  registerLayer(SIMPLE_RNN_SEQUENCE_GRAD, simpleRnnSequenceGrad);
  tf.registerKernel({
    kernelName: OPTIMISER_UPDATE,
    backendName: WEBGL,
    kernelFunc: ({ inputs, backend, attrs }) =>
      optimiserUpdate(inputs as Inputs, attrs as NamedAttrMap & OptimiserAttrs, backend as MathBackendWebGL),
  });
}

function registerLayer<Attrs extends SequenceAttrs>(kernelName: string, kernel: LayerKernel<Attrs>): void {
  tf.registerKernel({
    kernelName,
    backendName: WEBGL,
    // The ops build the attributes from the interface that the kernel reads them with.
    kernelFunc: ({ inputs, backend, attrs }) =>
      runInLayer(kernel, inputs as Inputs, attrs as NamedAttrMap & Attrs, backend as MathBackendWebGL),
  });
}
