/** The sequence kernels of the reference backend: the cells room, wrapped. */
import { CELL_ARITHMETIC } from '../../../cells';
import type { CellGradients } from '../../../cells';
import type { CellName } from '../../../experiment/cells';
import { sequenceKernel } from '../names';
import type { SequenceAttrs } from '../names';
import { sizesOf } from './host';
import type { Host, HostKernel, Inputs } from './host';

const NOTHING = new Float32Array(0);

/** The forward kernel of a cell and its gradient. */
export function sequenceKernels(cell: CellName): Record<'forward' | 'gradient', HostKernel<SequenceAttrs>> {
  const arithmetic = CELL_ARITHMETIC[cell];
  const { outputs, states, gradients } = sequenceKernel(cell);
  /** An initial state that the cell has and that is given. */
  const initial = (name: 'h' | 'c', host: Host) => (states.includes(name) ? host.readOptional(`${name}0`) : null);
  const given = (host: Host, attrs: SequenceAttrs) => ({
    x: host.read('x'),
    weights: {
      kernel: host.read('kernel'),
      recurrentKernel: host.read('recurrentKernel'),
      bias: host.read('bias'),
    },
    options: {
      ...attrs,
      mask: host.readOptional('mask'),
      recurrentMask: host.readOptional('recurrentMask'),
      h0: initial('h', host),
      c0: initial('c', host),
    },
  });
  return {
    forward: (inputs, attrs, host) => {
      const sizes = sizesOf(inputs);
      const { x, weights, options } = given(host, attrs);
      const found: Readonly<Record<string, Float32Array>> = { ...arithmetic.forward(sizes, x, weights, options) };
      const { steps, batch } = sizes;
      return outputs.map((name) => {
        const values = found[name];
        return host.write([steps, batch, values.length / (steps * batch)], values);
      });
    },
    gradient: (inputs, attrs, host) => {
      const { x, weights, options } = given(host, attrs);
      const read = (name: string) => (outputs.includes(name) ? host.read(name) : NOTHING);
      const ran = { h: read('h'), c: read('c'), gates: read('gates') };
      const dc = states.includes('c') ? host.readOptional('dc') : null;
      const found = arithmetic.backward(sizesOf(inputs), x, weights, options, ran, host.read('dh'), dc);
      return gradients.map((name) => shaped(name, found, inputs, host));
    },
  };
}

/** A gradient in the shape of what it belongs to; empty where nothing was given, which it would have no place to go to. */
function shaped(name: string, found: CellGradients, inputs: Inputs, host: Host) {
  const { shape } = inputs[name]!;
  const values: Readonly<Record<string, Float32Array>> = {
    x: found.dx,
    kernel: found.dKernel,
    recurrentKernel: found.dRecurrentKernel,
    bias: found.dBias,
    h0: found.dh0,
    c0: found.dc0,
  };
  return shape.includes(0) ? host.write([0], NOTHING) : host.write(shape, values[name]);
}
