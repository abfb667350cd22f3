/**
 * The products of a step as GLSL: states and inputs times weights on the way forward, slopes times weights on the way
 * back. The shaders stand in a step of `Layer.drawPosition` and know its quad `q` and its `unit`.
 *
 * Letters: I inputs, H units.
 */
import type { Scratch } from './gpu';
import type { Uniforms } from './draw';

const CHANNELS = 'xyzw';

/** GLSL for the head of a step's main function: which quad, unit and step of time a texel is. */
export const STEP_PLACE = `
  ivec3 at = placed(ivec2(gl_FragCoord.xy), units);
  int q = at.y, unit = at.z, t = stepAt(position);`;

/** Declarations for `sums`. */
export const SUMS = `
uniform int position;
uniform sampler2D weightsAcross, inputsNow;`;

/**
 * GLSL that sums up what enters a unit through the given slots, in `sum0`, …
 *
 * @param state GLSL of the quad of state k, of which all H enter
 */
export function sums(slots: readonly number[], state: string): string {
  const add = (value: string) =>
    slots.map((slot) => `    sum${slot} += ${value} * weight.${CHANNELS[slot]};`).join('\n');
  return `
  ${slots.map((slot) => `vec4 sum${slot} = vec4(0.0);`).join(' ')}
  for (int k = 0; k < units; k++) {
    vec4 state = ${state};
    vec4 weight = texelFetch(weightsAcross, ivec2(k, unit), 0);
${add('state')}
  }
  for (int i = 0; i <= inputs; i++) {
    vec4 value = texelFetch(inputsNow, place(position, inputs + 1) + ivec2(i, q), 0);
    vec4 weight = texelFetch(weightsAcross, ivec2(units + i, unit), 0);
${add('value')}
  }`;
}

/** What the step before in the order of the backward pass, a later position, left behind. */
export interface Later {
  /** Slopes of the sums by slot. */
  readonly slopes: readonly (readonly [slot: number, texture: Scratch])[];
  /** What reaches the state before directly. */
  readonly kept?: Scratch;
  /** What reaches the recurrent input by another way than through the slots. */
  readonly back?: Scratch;
}

/**
 * GLSL `vec4 carriedTo(int position, int q, int unit)`: the slope at a state that comes from the position after it.
 * Needs `dropped` (entering.ts).
 */
export function carriedTo(slots: readonly number[], has: { kept: boolean; back: boolean }): string {
  return `
uniform sampler2D weights;
${slots.map((slot) => `uniform sampler2D later${slot};`).join(' ')}
${has.kept ? 'uniform sampler2D laterKept;' : ''}
${has.back ? 'uniform sampler2D laterBack;' : ''}
vec4 carriedTo(int position, int q, int unit) {
  if (position == steps - 1) return vec4(0.0);
  ivec2 from = place(position + 1, units) + ivec2(0, q);
  ivec2 here = from + ivec2(unit, 0);
  vec4 carried = vec4(0.0);
  for (int k = 0; k < units; k++) {
    vec4 weight = texelFetch(weights, ivec2(k, unit), 0);
    ivec2 at = from + ivec2(k, 0);
    carried += ${slots.map((slot) => `texelFetch(later${slot}, at, 0) * weight.${CHANNELS[slot]}`).join(' + ')};
  }
  ${has.back ? 'carried += texelFetch(laterBack, here, 0);' : ''}
  carried *= dropped(unit, q);
  ${has.kept ? 'carried += texelFetch(laterKept, here, 0);' : ''}
  return carried;
}`;
}

/** Uniforms for `carriedTo`. */
export const laterUniforms = ({ slopes, kept, back }: Later): Uniforms => ({
  ...Object.fromEntries(slopes.map(([slot, { texture }]) => [`later${slot}`, texture])),
  ...(kept && { laterKept: kept.texture }),
  ...(back && { laterBack: back.texture }),
});
