/** Adds our kernels to TensorFlow.js' webgl backend. */
import { CELLS, type CellName } from '../../../experiment/cells';
import { tf } from '../../tensorflow';
import type { MathBackendWebGL, NamedAttrMap } from '../../tensorflow';
import { OPTIMISER_UPDATE, sequenceKernel } from '../names';
import type { OptimiserAttrs, SequenceAttrs } from '../names';
import { resetAfterSequence, resetAfterSequenceGrad } from './gruResetAfter';
import { resetBeforeSequence, resetBeforeSequenceGrad } from './gruResetBefore';
import { runInLayer } from './kernel';
import type { Inputs, LayerKernel } from './kernel';
import { lstmSequence, lstmSequenceGrad } from './lstm';
import { mguSequence, mguSequenceGrad } from './mgu';
import { optimiserUpdate } from './optimiserUpdate';
import { simpleRnnSequence, simpleRnnSequenceGrad } from './simpleRnn';

export const WEBGL = 'webgl';

/** The kernels of each cell: forward, and its gradient. */
const CELL_KERNELS: Readonly<Record<CellName, (attrs: SequenceAttrs) => readonly [LayerKernel, LayerKernel]>> = {
  lstm: () => [lstmSequence, lstmSequenceGrad],
  gru: ({ resetAfter }) =>
    resetAfter ? [resetAfterSequence, resetAfterSequenceGrad] : [resetBeforeSequence, resetBeforeSequenceGrad],
  simpleRnn: () => [simpleRnnSequence, simpleRnnSequenceGrad],
  mgu: () => [mguSequence, mguSequenceGrad],
};

/** Registers the kernels; to be called once. */
export function registerWebgl(): void {
  for (const cell of CELLS) {
    const { forward, gradient } = sequenceKernel(cell);
    registerLayer(forward, (layer, inputs, attrs, backend) =>
      CELL_KERNELS[cell](attrs)[0](layer, inputs, attrs, backend),
    );
    registerLayer(gradient, (layer, inputs, attrs, backend) =>
      CELL_KERNELS[cell](attrs)[1](layer, inputs, attrs, backend),
    );
  }
  tf.registerKernel({
    kernelName: OPTIMISER_UPDATE,
    backendName: WEBGL,
    kernelFunc: ({ inputs, backend, attrs }) =>
      optimiserUpdate(inputs as Inputs, attrs as NamedAttrMap & OptimiserAttrs, backend as MathBackendWebGL),
  });
}

function registerLayer(kernelName: string, kernel: LayerKernel): void {
  tf.registerKernel({
    kernelName,
    backendName: WEBGL,
    // The ops build the attributes from the interface that the kernel reads them with.
    kernelFunc: ({ inputs, backend, attrs }) =>
      runInLayer(kernel, inputs as Inputs, attrs as NamedAttrMap & SequenceAttrs, backend as MathBackendWebGL),
  });
}
