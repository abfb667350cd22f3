/**
 * From the slopes of all sums of all positions: the gradients of everything that does not run through time.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates.
 */
import type { TensorInfo } from '../../tensorflow';
import type { Entering } from './entering';
import type { Scratch } from './gpu';
import type { Layer, Pair } from './layer';
import { packedPlace, packedTexel } from './tensors';
import type { Slots } from './slots';

/** Slopes of the sums by slot. */
export type Slopes = readonly Pair[];

const slopeUniforms = (slopes: Slopes) =>
  Object.fromEntries(
    slopes.flatMap(([even, odd], slot) => [
      [`even${slot}`, even.texture],
      [`odd${slot}`, odd.texture],
    ]),
  );
const slopeDeclarations = (slopes: Slopes) =>
  slopes.map((_, slot) => `uniform sampler2D even${slot}, odd${slot};`).join('\n');
/** The slopes at a place in a texture of one parity as GLSL: s0, s1, … */
const fetchSlopes = (slopes: Slopes, parity: 'even' | 'odd', at: string) =>
  slopes.map((_, slot) => `vec4 s${slot} = texelFetch(${parity}${slot}, ${at}, 0);`).join(' ');
const CHANNELS = 'xyzw';

/** The gradient of x [T, B, I], one draw: at every step, the slopes times the weights of the inputs. */
export function inputGradient(layer: Layer, slopes: Slopes, weights: Scratch): TensorInfo {
  const { steps, batch, inputs } = layer.sizes;
  const share = (weight: string) => slopes.map((_, slot) => `s${slot} * ${weight}.${CHANNELS[slot]}`).join(' + ');
  // Two loops, of which one has no turns: a conditional inside would fetch from both textures.
  const loop = (parity: 'even' | 'odd', turns: string) => `
  for (int unit = 0; unit < ${turns}; unit++) {
    ${fetchSlopes(slopes, parity, 'from + ivec2(unit, 0)')}
    vec4 a = texelFetch(weights, ivec2(unit, units + column), 0);
    vec4 b = texelFetch(weights, ivec2(unit, units + column + 1), 0);
    left += ${share('a')};
    right += ${share('b')};
  }`;
  const source = `
uniform int outWidth;
uniform sampler2D weights;
${slopeDeclarations(slopes)}
out vec4 texel;
void main() {
  ${packedPlace('inputs')}
  int position = stepAt(t);
  ivec2 from = place(position, units) + ivec2(0, row / 4);
  int oddTurns = position % 2 == 0 ? 0 : units;
  vec4 left = vec4(0.0), right = vec4(0.0);
  ${loop('even', 'units - oddTurns')}
  ${loop('odd', 'oddTurns')}
  ${packedTexel('inputs')}
}`;
  return layer.visible(source, [steps, batch, inputs], true, { ...slopeUniforms(slopes), weights: weights.texture });
}

/** So many parts of the sequence are summed up apart: each fits in a cache, and a GPU has more texels to work on. */
const PARTS = 8;

/**
 * The gradients of the kernel [I, G·H], the recurrent kernel [H, G·H] and the bias [G·H] or [2, G·H]: one draw sums
 * over the positions of each part of the sequence, three sum over the parts and lay the tensors out.
 */
export function weightGradients(
  layer: Layer,
  slots: Slots,
  slopes: Slopes,
  entering: Entering,
  biasShape: readonly number[],
): { kernel: TensorInfo; recurrentKernel: TensorInfo; bias: TensorInfo } {
  const { steps, units, inputs } = layer.sizes;
  const height = Math.ceil((units + inputs + 1) / 4);
  // Even, so that every part begins with a position of the first textures.
  const perPart = 2 * Math.ceil(steps / PARTS / 2);
  const parts = Math.ceil(steps / perPart);
  const rows = [0, 1, 2, 3].map(() => layer.scratch(units, parts * height));
  layer.drawAll(SUM(slopes, slots.reset ?? null), rows, {
    ...slopeUniforms(slopes),
    entering: entering.entering.texture,
    afterReset: entering.afterReset.texture,
    height,
    perPart,
  });
  const textures = Object.fromEntries(rows.map(({ texture }, k) => [`rows${k}`, texture]));
  const width = slots.gates * units;
  const tensor = (shape: readonly number[], firstRow: number, which: readonly ('kernel' | 'recurrent')[]) =>
    layer.visible(TENSOR(slots, which), shape, false, { ...textures, parts, height, firstRow });
  return {
    kernel: tensor([inputs, width], units, ['kernel']),
    recurrentKernel: tensor([units, width], 0, ['recurrent']),
    bias: tensor(biasShape, units + inputs, biasShape.length === 2 ? ['kernel', 'recurrent'] : ['kernel']),
  };
}

/**
 * A texel of output m, column `unit`, row y of a part holds what the part adds to the gradients of the weights from row
 * 4y + m of all weights (slots.ts) to the unit, a channel a slot. Four rows at once, so that every slope fetched counts
 * four times.
 */
function SUM(slopes: Slopes, reset: number | null): string {
  const outputs = [0, 1, 2, 3];
  const slots = slopes.map((_, slot) => slot);
  const fetch = (name: string, texture: string) =>
    outputs.map((m) => `vec4 ${name}${m} = texelFetch(${texture}, from + ivec2(${m}, q), 0);`).join(' ');
  const dots = (m: number) =>
    [0, 1, 2, 3]
      .map((slot) => (slots.includes(slot) ? `dot(${slot === reset ? 'r' : 'e'}${m}, s${slot})` : '0.0'))
      .join(', ');
  const loop = (parity: 'even' | 'odd') => `
  for (int position = begin + ${parity === 'even' ? 0 : 1}; position < end; position += 2) {
    ivec2 from = place(position, units + inputs + 1) + ivec2(row, 0);
    ivec2 at = place(position, units) + ivec2(unit, 0);
    for (int q = 0; q < quads; q++) {
      ${fetch('e', 'entering')}
      ${reset === null ? '' : fetch('r', 'afterReset')}
      ${fetchSlopes(slopes, parity, 'at + ivec2(0, q)')}
      ${outputs.map((m) => `rows${m} += vec4(${dots(m)});`).join('\n      ')}
    }
  }`;
  return `
uniform int height, perPart;
uniform sampler2D entering${reset === null ? '' : ', afterReset'};
${slopeDeclarations(slopes)}
${outputs.map((m) => `layout(location = ${m}) out vec4 rows${m};`).join('\n')}
void main() {
  int unit = int(gl_FragCoord.x), row = 4 * (int(gl_FragCoord.y) % height);
  int begin = (int(gl_FragCoord.y) / height) * perPart, end = min(steps, begin + perPart);
  ${outputs.map((m) => `rows${m} = vec4(0.0);`).join(' ')}
  ${loop('even')}
  ${loop('odd')}
}`;
}

/** @param which for every row of the tensor whose gates stand in which slots; the last holds for all further rows */
function TENSOR({ gates, kernel, recurrent }: Slots, which: readonly ('kernel' | 'recurrent')[]): string {
  const slotOf = (places: readonly (number | null)[]) =>
    Array.from({ length: gates }, (_, gate) => places.indexOf(gate)).join(', ');
  const tables = { kernel: slotOf(kernel), recurrent: slotOf(recurrent) };
  const twoBiases = which.length === 2;
  return `
uniform int outWidth, firstRow, parts, height;
uniform sampler2D rows0, rows1, rows2, rows3;
out vec4 value;
const int slots[${gates}] = int[${gates}](${tables[which[0]]});
const int laterSlots[${gates}] = int[${gates}](${tables[which.at(-1)!]});
void main() {
  int index = int(gl_FragCoord.y) * outWidth + int(gl_FragCoord.x);
  int line = index / (${gates} * units), column = index % (${gates} * units);
  int gate = column / units;
  int row = firstRow + ${twoBiases ? '0' : 'line'};
  ivec2 at = ivec2(column % units, row / 4);
  vec4 all = vec4(0.0);
  ${[0, 1, 2, 3].map(addUp).join('\n  ')}
  value = vec4(all[line == 0 ? slots[gate] : laterSlots[gate]], 0.0, 0.0, 0.0);
}`;
}

/** Three of the four loops have no turns (see inputGradient). */
const addUp = (m: number) =>
  `for (int part = row % 4 == ${m} ? 0 : parts; part < parts; part++) all += texelFetch(rows${m}, at + ivec2(0, part * height), 0);`;

/** The gradient of a state before the first step, [B, H], one draw: what `source`'s GLSL `vec4 quad(q, unit)` gives. */
export function startGradient(layer: Layer, quad: string, uniforms: Parameters<Layer['visible']>[3]): TensorInfo {
  const { batch, units } = layer.sizes;
  const source = `
uniform int outWidth;
out vec4 value;
${quad}
void main() {
  int index = int(gl_FragCoord.y) * outWidth + int(gl_FragCoord.x);
  int b = index / units;
  value = vec4(quad(b / 4, index % units)[b % 4], 0.0, 0.0, 0.0);
}`;
  return layer.visible(source, [batch, units], false, uniforms);
}
