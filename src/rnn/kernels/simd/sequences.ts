/** The sequence kernels of the simd backend: tensors become addresses, options become numbers, and assembly/ computes. */
import type { TensorInfo } from '../../tensorflow';
import {
  GRU_OUTPUTS,
  LSTM_GRADIENTS,
  LSTM_INPUTS,
  LSTM_OUTPUTS,
  SEQUENCE_GRADIENTS,
  SEQUENCE_INPUTS,
  SIMPLE_RNN_OUTPUTS,
} from '../names';
import type { GatedAttrs, GruAttrs, SequenceAttrs } from '../names';
import { sizesOf } from '../reference/host';
import type { Inputs } from '../reference/host';
import { ACTIVATION_CODES } from './codes';
import { addresses } from './host';
import type { SimdHost, SimdKernel } from './host';

type Kernel = (...values: readonly number[]) => void;

/** T, B, I, H. */
function sizes(inputs: Inputs): number[] {
  const { steps, batch, inputs: width, units } = sizesOf(inputs);
  return [steps, batch, width, units];
}

function gatedOptions({ activation, gateActivation, reverse }: GatedAttrs): number[] {
  return [ACTIVATION_CODES[activation], ACTIVATION_CODES[gateActivation], Number(reverse)];
}

/** Runs a forward kernel; its outputs are [T, B, width · H] each. */
function forward(
  kernel: Kernel,
  inputs: Inputs,
  names: readonly string[],
  options: readonly number[],
  widths: readonly number[],
  host: SimdHost,
): TensorInfo[] {
  const { steps, batch, units } = sizesOf(inputs);
  const given = addresses(inputs, names, host);
  const outputs = widths.map((width) => host.memory.create([steps, batch, width * units]));
  kernel(...sizes(inputs), ...given, ...options, ...outputs.map(({ address }) => address));
  return outputs.map(({ info }) => info);
}

/**
 * Runs a gradient kernel; its outputs are shaped like the inputs that they are the gradients of. Without the gradient of x
 * that one is empty, and its address 0 tells the kernel.
 */
function backward(
  kernel: Kernel,
  { inputGradient }: SequenceAttrs,
  inputs: Inputs,
  names: readonly string[],
  options: readonly number[],
  saved: readonly string[],
  gradients: readonly string[],
  host: SimdHost,
): TensorInfo[] {
  const given = addresses(inputs, names, host);
  const known = addresses(inputs, saved, host);
  const outputs = gradients.map((name) =>
    host.memory.create(name === 'x' && !inputGradient ? [0] : inputs[name]!.shape),
  );
  kernel(...sizes(inputs), ...given, ...options, ...known, ...outputs.map(({ address }) => address));
  return outputs.map(({ info }) => info);
}

export const lstmSequence: SimdKernel<GatedAttrs> = (inputs, attrs, host) =>
  forward(host.module.lstmForward, inputs, LSTM_INPUTS, gatedOptions(attrs), [1, 1, 4], host);

export const lstmSequenceGrad: SimdKernel<GatedAttrs> = (inputs, attrs, host) => {
  const names = LSTM_INPUTS.filter((name) => name !== 'bias');
  const saved = [...LSTM_OUTPUTS, 'dh', 'dc'];
  return backward(host.module.lstmBackward, attrs, inputs, names, gatedOptions(attrs), saved, LSTM_GRADIENTS, host);
};

export const gruSequence: SimdKernel<GruAttrs> = (inputs, attrs, host) => {
  const { gruResetAfterForward, gruResetBeforeForward } = host.module;
  const kernel = attrs.resetAfter ? gruResetAfterForward : gruResetBeforeForward;
  return forward(kernel, inputs, SEQUENCE_INPUTS, gatedOptions(attrs), [1, 3], host);
};

export const gruSequenceGrad: SimdKernel<GruAttrs> = (inputs, attrs, host) => {
  const { gruResetAfterBackward, gruResetBeforeBackward } = host.module;
  const saved = [...GRU_OUTPUTS, 'dh'];
  const options = gatedOptions(attrs);
  if (attrs.resetAfter) {
    return backward(gruResetAfterBackward, attrs, inputs, SEQUENCE_INPUTS, options, saved, SEQUENCE_GRADIENTS, host);
  }
  const names = SEQUENCE_INPUTS.filter((name) => name !== 'bias');
  return backward(gruResetBeforeBackward, attrs, inputs, names, options, saved, SEQUENCE_GRADIENTS, host);
};

export const simpleRnnSequence: SimdKernel<SequenceAttrs> = (inputs, { activation, reverse }, host) => {
  const options = [ACTIVATION_CODES[activation], Number(reverse)];
  return forward(host.module.simpleRnnForward, inputs, SEQUENCE_INPUTS, options, [1], host);
};

export const simpleRnnSequenceGrad: SimdKernel<SequenceAttrs> = (inputs, attrs, host) => {
  const { activation, reverse } = attrs;
  const options = [ACTIVATION_CODES[activation], Number(reverse)];
  const names = SEQUENCE_INPUTS.filter((name) => name !== 'bias');
  const saved = [...SIMPLE_RNN_OUTPUTS, 'dh'];
  return backward(host.module.simpleRnnBackward, attrs, inputs, names, options, saved, SEQUENCE_GRADIENTS, host);
};
