/** The shape of a sequence kernel on the GPU, and what all of them do around their equations. */
import type { MathBackendWebGL, TensorInfo } from '../../tensorflow';
import type { SequenceAttrs } from '../names';
import { Layer } from './layer';

export type Inputs = Readonly<Record<string, TensorInfo>>;

/** What a kernel computes from its inputs and attributes; the layer is its workspace. */
export type LayerKernel = (
  layer: Layer,
  inputs: Inputs,
  attrs: SequenceAttrs,
  backend: MathBackendWebGL,
) => TensorInfo[];

/** Runs a kernel in a workspace for one run, which is given back afterwards, whatever happens. */
export function runInLayer(
  kernel: LayerKernel,
  inputs: Inputs,
  attrs: SequenceAttrs,
  backend: MathBackendWebGL,
): TensorInfo[] {
  const [steps, batch, width] = inputs['x'].shape;
  const [units] = inputs['recurrentKernel'].shape;
  const layer = new Layer(backend, { steps, batch, inputs: width, units }, attrs.reverse);
  try {
    return kernel(layer, inputs, attrs, backend);
  } finally {
    layer.dispose();
  }
}

/** The inputs that `packWeights` takes. */
export const weightsOf = (inputs: Inputs) => ({
  kernel: inputs['kernel'],
  recurrentKernel: inputs['recurrentKernel'],
  bias: inputs['bias'],
});

/** The inputs that `packEntering` takes. */
export const beforeOf = (inputs: Inputs) => ({
  h: inputs['h'],
  h0: inputs['h0'],
  x: inputs['x'],
  recurrentMask: inputs['recurrentMask'],
});
