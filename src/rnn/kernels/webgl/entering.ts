/**
 * Packs what enters the products of all positions, one draw: in the forward pass the inputs and the 1 of the bias; in
 * the backward pass before them also the states before each step, as they entered.
 */
import type { TensorInfo } from '../../tensorflow';
import { isGiven } from './gpu';
import type { Scratch } from './gpu';
import { together } from './layer';
import type { Layer, Reader } from './layer';

/** I + 1 columns: x, 1. */
export function packInputs(layer: Layer, x: TensorInfo): Scratch {
  const packed = layer.positions(layer.sizes.inputs + 1);
  const reader = layer.rows('x', x, 'inputs');
  layer.drawAll(INPUTS(reader.glsl), [packed], reader.uniforms);
  return packed;
}

const INPUTS = (x: string) => `
${x}
out vec4 entering;
void main() {
  ivec3 at = placed(ivec2(gl_FragCoord.xy), inputs + 1);
  entering = at.z == inputs ? vec4(1.0) : x(stepAt(at.x), at.y, at.z);
}`;

/** The state before the first step, H columns: h and, for the LSTM, c; zeros, without a draw, where none is given. */
export function packStart(layer: Layer, h0: TensorInfo, c0?: TensorInfo): { h: Scratch; c: Scratch } {
  const { units } = layer.sizes;
  const [h, c] = [layer.scratch(units), layer.scratch(units)];
  if (!isGiven(h0) && !(c0 && isGiven(c0))) {
    layer.clear([h, c]);
    return { h, c };
  }
  const { glsl, uniforms } = together([layer.rows('h0', h0, 'units'), layer.rows('c0', c0, 'units')]);
  layer.drawAll(START(glsl), [h, c], uniforms);
  return { h, c };
}

const START = (readers: string) => `
${readers}
layout(location = 0) out vec4 h;
layout(location = 1) out vec4 c;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  h = h0(0, at.y, at.x);
  c = c0(0, at.y, at.x);
}`;

/** The recurrent dropout mask, H columns; null when there is none. */
export function packRecurrentMask(layer: Layer, mask: TensorInfo): Scratch | null {
  if (!isGiven(mask)) return null;
  const packed = layer.scratch(layer.sizes.units);
  const reader = layer.rows('mask', mask, 'units');
  layer.drawAll(
    `${reader.glsl}
out vec4 factor;
void main() { factor = mask(0, int(gl_FragCoord.y), int(gl_FragCoord.x)); }`,
    [packed],
    reader.uniforms,
  );
  return packed;
}

/** GLSL `vec4 dropped(int unit, int quad)`: the recurrent mask, 1 where there is none. */
export const recurrentMaskReader = (mask: Scratch | null): Reader => ({
  glsl: mask
    ? `uniform sampler2D recurrentMask;
vec4 dropped(int unit, int q) { return texelFetch(recurrentMask, ivec2(unit, q), 0); }`
    : 'vec4 dropped(int unit, int q) { return vec4(1.0); }',
  uniforms: mask ? { recurrentMask: mask.texture } : {},
});

interface StatesBefore {
  readonly h: TensorInfo;
  readonly h0: TensorInfo;
  readonly x: TensorInfo;
  readonly recurrentMask: TensorInfo;
}

/**
 * For the backward pass, H + I + 1 columns each:
 * `entering`: h₋ ⊙ recurrent mask, x, 1;
 * `before`: the state before the step that the cell's equations ask for, in its first H columns;
 * `afterReset`: the same as `entering` with r ⊙ h₋ ⊙ recurrent mask in the first H columns.
 */
export interface Entering {
  readonly entering: Scratch;
  readonly before: Scratch;
  readonly afterReset: Scratch;
}

/** The gate that resets the states before they enter, of the gates [T, B, G·H] of a step. */
interface Reset {
  readonly gates: TensorInfo;
  /** G */
  readonly count: number;
  /** Which of them, from 0. */
  readonly by: number;
}

/** @param extra the LSTM's cell states, which then are `before`, or what resets the states, for `afterReset` */
export function packEntering(
  layer: Layer,
  { h, h0, x, recurrentMask }: StatesBefore,
  extra: { c?: TensorInfo; c0?: TensorInfo; reset?: Reset } = {},
): Entering {
  const { units, inputs } = layer.sizes;
  const make = () => layer.positions(units + inputs + 1);
  const [entering, before, afterReset] = [make(), make(), extra.reset ? make() : null];
  const readers = together([
    layer.rows('x', x, 'inputs'),
    layer.rows('h', h, 'units'),
    layer.rows('h0', h0, 'units'),
    layer.rows('mask', recurrentMask, 'units', '1.0'),
    layer.rows('c', extra.c, 'units'),
    layer.rows('c0', extra.c0, 'units'),
    layer.rows('gates', extra.reset?.gates, `${extra.reset?.count ?? 0} * units`),
  ]);
  const source = ENTERING(readers.glsl, extra.c ? 'c' : 'h', extra.reset?.by ?? null);
  layer.drawAll(source, afterReset ? [entering, before, afterReset] : [entering, before], readers.uniforms);
  return { entering, before, afterReset: afterReset ?? entering };
}

const ENTERING = (readers: string, state: 'c' | 'h', reset: number | null) => `
${readers}
layout(location = 0) out vec4 entering;
layout(location = 1) out vec4 before;
${reset === null ? '' : 'layout(location = 2) out vec4 afterReset;'}
void main() {
  ivec3 at = placed(ivec2(gl_FragCoord.xy), units + inputs + 1);
  int position = at.x, q = at.y, k = at.z;
  before = vec4(0.0);
  if (k < units) {
    bool first = position == 0;
    int t = first ? 0 : stepAt(position - 1);
    vec4 state = first ? h0(0, q, k) : h(t, q, k);
    entering = state * mask(0, q, k);
    before = ${state === 'c' ? 'first ? c0(0, q, k) : c(t, q, k)' : 'state'};
  } else {
    int i = k - units;
    entering = i == inputs ? vec4(1.0) : x(stepAt(position), q, i);
  }
  ${reset === null ? '' : `afterReset = k < units ? entering * gates(stepAt(position), q, ${reset} * units + k) : entering;`}
}`;
