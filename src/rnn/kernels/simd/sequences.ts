/** The sequence kernels of the simd backend: tensors become addresses, options become numbers, and assembly/ computes. */
import { gatesOf, preActivations, type CellName } from '../../../experiment/cells';
import { sequenceKernel } from '../names';
import type { SequenceAttrs } from '../names';
import { sizesOf } from '../reference/host';
import type { Inputs } from '../reference/host';
import { ACTIVATION_CODES } from './codes';
import { addresses } from './host';
import type { SimdHost, SimdKernel } from './host';
import type { SimdModule } from './module';

type Kernel = (...values: readonly number[]) => void;

interface CellKernels {
  readonly forward: Kernel;
  readonly backward: Kernel;
  /** That the way back computes a sum again which has a bias. */
  readonly backwardReadsBias: boolean;
}

/** What assembly/ has for each cell. */
const CELL_KERNELS: Readonly<Record<CellName, (module: SimdModule, attrs: SequenceAttrs) => CellKernels>> = {
  lstm: (module) => ({ forward: module.lstmForward, backward: module.lstmBackward, backwardReadsBias: false }),
  gru: (module, { resetAfter }) =>
    resetAfter
      ? { forward: module.gruResetAfterForward, backward: module.gruResetAfterBackward, backwardReadsBias: true }
      : { forward: module.gruResetBeforeForward, backward: module.gruResetBeforeBackward, backwardReadsBias: false },
  simpleRnn: (module) => ({
    forward: module.simpleRnnForward,
    backward: module.simpleRnnBackward,
    backwardReadsBias: false,
  }),
  mgu: (module) => ({ forward: module.mguForward, backward: module.mguBackward, backwardReadsBias: false }),
};

/** T, B, I, H. */
function sizes(inputs: Inputs): number[] {
  const { steps, batch, inputs: width, units } = sizesOf(inputs);
  return [steps, batch, width, units];
}

/** The forward kernel of a cell and its gradient. */
export function sequenceKernels(cell: CellName): Record<'forward' | 'gradient', SimdKernel<SequenceAttrs>> {
  const names = sequenceKernel(cell);
  const options = ({ activation, gateActivation, reverse }: SequenceAttrs) => [
    ACTIVATION_CODES[activation],
    ...(gatesOf(cell).length > 0 ? [ACTIVATION_CODES[gateActivation]] : []),
    Number(reverse),
  ];
  return {
    forward: (inputs, attrs, host) => {
      const { steps, batch, units } = sizesOf(inputs);
      const given = addresses(inputs, names.inputs, host);
      const outputs = names.outputs.map((name) =>
        host.memory.create([steps, batch, (name === 'gates' ? preActivations(cell) : 1) * units]),
      );
      const { forward } = CELL_KERNELS[cell](host.module, attrs);
      forward(...sizes(inputs), ...given, ...options(attrs), ...outputs.map(({ address }) => address));
      return outputs.map(({ info }) => info);
    },
    // Gradients are shaped like the inputs that they belong to. Without that of x it is empty, and its address 0 tells the kernel.
    gradient: (inputs, attrs, host: SimdHost) => {
      const { backward, backwardReadsBias } = CELL_KERNELS[cell](host.module, attrs);
      const read = names.inputs.filter((name) => name !== 'bias' || backwardReadsBias);
      const given = addresses(inputs, read, host);
      const known = addresses(inputs, [...names.outputs, ...names.states.map((state) => `d${state}`)], host);
      const outputs = names.gradients.map((name) =>
        host.memory.create(name === 'x' && !attrs.inputGradient ? [0] : inputs[name]!.shape),
      );
      backward(...sizes(inputs), ...given, ...options(attrs), ...known, ...outputs.map(({ address }) => address));
      return outputs.map(({ info }) => info);
    },
  };
}
