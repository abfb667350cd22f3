/**
 * Turns textures of quads (layer.ts) into tensors that other ops read.
 *
 * Letters: B batch, T steps, H units.
 */
import type { TensorInfo } from '../../tensorflow';
import type { Scratch } from './gpu';
import type { Layer, Pair } from './layer';

/**
 * A tensor [T, B, n·H] of n quantities of every unit, side by side, in the packed layout: a texel of two sequences and
 * two columns. One draw.
 */
export function statesTensor(layer: Layer, quantities: readonly (Scratch | Pair)[]): TensorInfo {
  const { steps, batch, units } = layer.sizes;
  const pairs = quantities.map((quantity) => ('info' in quantity ? ([quantity, quantity] as const) : quantity));
  const uniforms = Object.fromEntries(
    pairs.flatMap(([even, odd], k) => [
      [`even${k}`, even.texture],
      [`odd${k}`, odd.texture],
    ]),
  );
  const source = shader(quantities.map((quantity) => !('info' in quantity)));
  return layer.visible(source, [steps, batch, quantities.length * units], true, uniforms);
}

/** Where a packed texel of [T, B, columns] lies: GLSL for the head of a main function. */
export const packedPlace = (columns: string) => `
  int across = (${columns} + 1) / 2, down = (batch + 1) / 2;
  int index = int(gl_FragCoord.y) * outWidth + int(gl_FragCoord.x);
  int column = 2 * (index % across), row = 2 * ((index / across) % down), t = index / (across * down);`;

/** GLSL that puts the quads of two neighbouring columns, `left` and `right`, into a packed texel; the rest is 0. */
export const packedTexel = (columns: string) => `
  bool upper = (row / 2) % 2 == 0;
  vec2 a = upper ? left.xy : left.zw;
  vec2 b = column + 1 < ${columns} ? (upper ? right.xy : right.zw) : vec2(0.0);
  vec2 second = row + 1 < batch ? vec2(a.y, b.y) : vec2(0.0);
  texel = vec4(a.x, b.x, second);`;

function shader(paired: readonly boolean[]): string {
  const columns = `${paired.length} * units`;
  const reads = paired.map((isPair, k) =>
    isPair
      ? `position % 2 == 0 ? texelFetch(even${k}, at, 0) : texelFetch(odd${k}, at, 0)`
      : `texelFetch(even${k}, at, 0)`,
  );
  return `
uniform int outWidth;
${paired.map((isPair, k) => `uniform sampler2D even${k}${isPair ? `, odd${k}` : ''};`).join('\n')}
out vec4 texel;
vec4 quad(int position, int q, int column) {
  ivec2 at = place(position, units) + ivec2(column % units, q);
  ${reads.map((read, k) => (k < reads.length - 1 ? `if (column < ${k + 1} * units) return ${read};` : `return ${read};`)).join('\n  ')}
}
void main() {
  ${packedPlace(columns)}
  int position = stepAt(t);
  vec4 left = quad(position, row / 4, column), right = quad(position, row / 4, column + 1);
  ${packedTexel(columns)}
}`;
}
