/** Packs a layer's weights into one texture (see slots.ts), one draw. */
import type { TensorInfo } from '../../tensorflow';
import { together } from './layer';
import type { Layer } from './layer';
import type { Scratch } from './gpu';
import { slotVector } from './slots';
import type { Slots } from './slots';

export interface WeightInfos {
  /** [I, G·H] */
  readonly kernel: TensorInfo;
  /** [H, G·H] */
  readonly recurrentKernel: TensorInfo;
  /** [G·H], or [2, G·H], of which the second row belongs to the recurrent weights. */
  readonly bias: TensorInfo;
}

/**
 * H columns, H + I + 1 rows, or across: the loops of the forward pass run down a column, those of the backward pass along
 * a row, and neighbours in a row lie together in memory.
 */
export function packWeights(layer: Layer, slots: Slots, weights: WeightInfos, across: boolean): Scratch {
  const { units, inputs } = layer.sizes;
  const all = units + inputs + 1;
  const packed = across ? layer.scratch(all, units) : layer.scratch(units, all);
  const { glsl, uniforms } = together([
    layer.values('kernel', weights.kernel),
    layer.values('recurrentKernel', weights.recurrentKernel),
    layer.values('bias', weights.bias),
  ]);
  layer.drawAll(shader(slots, weights.bias.shape.length === 2, across, glsl), [packed], uniforms);
  return packed;
}

const shader = ({ gates, kernel, recurrent }: Slots, twoBiases: boolean, across: boolean, readers: string) => `
${readers}
out vec4 slots;
void main() {
  int unit = int(gl_FragCoord.${across ? 'y' : 'x'});
  int row = int(gl_FragCoord.${across ? 'x' : 'y'});
  int width = ${gates} * units;
  if (row < units) {
    slots = ${slotVector(recurrent, (gate) => `recurrentKernel(row * width + ${gate} * units + unit)`)};
  } else if (row < units + inputs) {
    int from = (row - units) * width + unit;
    slots = ${slotVector(kernel, (gate) => `kernel(from + ${gate} * units)`)};
  } else {
    slots = ${slotVector(kernel, (gate) => `bias(${gate} * units + unit)`)};
    ${twoBiases ? `slots += ${slotVector(recurrent, (gate) => `bias(width + ${gate} * units + unit)`)};` : ''}
  }
}`;
