/** The sequence kernels of the reference backend: the cells room, wrapped. */
import {
  gruBackward,
  gruForward,
  lstmBackward,
  lstmForward,
  simpleRnnBackward,
  simpleRnnForward,
} from '../../../cells';
import type { CellGradients } from '../../../cells';
import type { TensorInfo } from '../../tensorflow';
import type { GatedAttrs, GruAttrs, SequenceAttrs } from '../names';
import { sizesOf } from './host';
import type { Host, HostKernel, Inputs } from './host';

function given(host: Host) {
  return {
    x: host.read('x'),
    weights: {
      kernel: host.read('kernel'),
      recurrentKernel: host.read('recurrentKernel'),
      bias: host.read('bias'),
    },
    options: {
      mask: host.readOptional('mask'),
      recurrentMask: host.readOptional('recurrentMask'),
      h0: host.readOptional('h0'),
    },
  };
}

/** Gradients in the order of SEQUENCE_GRADIENTS, without h0 where none was given: its gradient then has no place to go. */
function gradients(inputs: Inputs, host: Host, found: CellGradients): TensorInfo[] {
  const shaped = (name: string, values: Float32Array) => {
    const { shape } = inputs[name]!;
    return shape.includes(0) ? host.write([0], new Float32Array(0)) : host.write(shape, values);
  };
  return [
    shaped('x', found.dx),
    shaped('kernel', found.dKernel),
    shaped('recurrentKernel', found.dRecurrentKernel),
    shaped('bias', found.dBias),
    shaped('h0', found.dh0),
  ];
}

export const lstmSequence: HostKernel<GatedAttrs> = (inputs, attrs, host) => {
  const sizes = sizesOf(inputs);
  const { x, weights, options } = given(host);
  const { h, c, gates } = lstmForward(sizes, x, weights, { ...attrs, ...options, c0: host.readOptional('c0') });
  const { steps, batch, units } = sizes;
  const states = [steps, batch, units];
  return [host.write(states, h), host.write(states, c), host.write([steps, batch, 4 * units], gates)];
};

export const lstmSequenceGrad: HostKernel<GatedAttrs> = (inputs, attrs, host) => {
  const { x, weights, options } = given(host);
  const c0 = host.readOptional('c0');
  const outputs = { h: host.read('h'), c: host.read('c'), gates: host.read('gates') };
  const all = { ...attrs, ...options, c0 };
  const found = lstmBackward(sizesOf(inputs), x, weights, all, outputs, host.read('dh'), host.readOptional('dc'));
  const dc0 = c0 ? host.write(inputs['c0']!.shape, found.dc0) : host.write([0], new Float32Array(0));
  return [...gradients(inputs, host, found), dc0];
};

export const gruSequence: HostKernel<GruAttrs> = (inputs, attrs, host) => {
  const sizes = sizesOf(inputs);
  const { x, weights, options } = given(host);
  const { h, gates } = gruForward(sizes, x, weights, { ...attrs, ...options });
  const { steps, batch, units } = sizes;
  return [host.write([steps, batch, units], h), host.write([steps, batch, 3 * units], gates)];
};

export const gruSequenceGrad: HostKernel<GruAttrs> = (inputs, attrs, host) => {
  const { x, weights, options } = given(host);
  const outputs = { h: host.read('h'), gates: host.read('gates') };
  const found = gruBackward(sizesOf(inputs), x, weights, { ...attrs, ...options }, outputs, host.read('dh'));
  return gradients(inputs, host, found);
};

export const simpleRnnSequence: HostKernel<SequenceAttrs> = (inputs, attrs, host) => {
  const sizes = sizesOf(inputs);
  const { x, weights, options } = given(host);
  const { h } = simpleRnnForward(sizes, x, weights, { ...attrs, ...options });
  return [host.write([sizes.steps, sizes.batch, sizes.units], h)];
};

export const simpleRnnSequenceGrad: HostKernel<SequenceAttrs> = (inputs, attrs, host) => {
  const { x, weights, options } = given(host);
  const outputs = { h: host.read('h') };
  const found = simpleRnnBackward(sizesOf(inputs), x, weights, { ...attrs, ...options }, outputs, host.read('dh'));
  return gradients(inputs, host, found);
};
