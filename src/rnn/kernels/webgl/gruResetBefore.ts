/**
 * The kernels of the GRU that resets before the recurrent product, on the GPU: its two products of a step depend on each
 * other, so there are two draws a step forward and two a step back.
 *
 * Equations, order of gates and shapes as in src/cells/gruResetBefore.ts, which is the oracle; layout as in layer.ts.
 */
import { activationFunctions } from './activations';
import { packEntering, packInputs, packRecurrentMask, packStart, recurrentMaskReader } from './entering';
import { isGiven, makeEmpty } from './gpu';
import { inputGradient, startGradient, weightGradients } from './gradients';
import { beforeOf, weightsOf } from './kernel';
import type { LayerKernel } from './kernel';
import { together } from './layer';
import { carriedTo, laterUniforms, STEP_PLACE, SUMS, sums } from './products';
import { RESET_BEFORE_SLOTS } from './slots';
import { statesTensor } from './tensors';
import { packWeights } from './weights';

/** Slots that the states enter through as they are; slot 2, the candidate, takes them reset. */
const GATES = [0, 1];

export const resetBeforeSequence: LayerKernel = (layer, inputs, { activation, gateActivation }) => {
  const { steps, units } = layer.sizes;
  const mask = layer.mask('mask', inputs['mask']);
  const dropped = recurrentMaskReader(packRecurrentMask(layer, inputs['recurrentMask']));
  const start = packStart(layer, inputs['h0']);
  const h = layer.pair();
  const [z, r, n, reset] = [0, 1, 2, 3].map(() => layer.positions(units));
  const fixed = {
    weightsAcross: packWeights(layer, RESET_BEFORE_SLOTS, weightsOf(inputs), true).texture,
    inputsNow: packInputs(layer, inputs['x']).texture,
    ...mask.uniforms,
    ...dropped.uniforms,
  };
  const gateBuffer = layer.framebuffer([z, r, reset]);
  const stateBuffers = h.map((texture) => layer.framebuffer([texture, n]));
  const functions = activationFunctions(activation, gateActivation) + mask.glsl;
  const [gateSource, stateSource] = [FORWARD_GATES(functions + dropped.glsl), FORWARD_STATE(functions)];
  for (let position = 0; position < steps; position++) {
    const uniforms = {
      ...fixed,
      hBefore: position === 0 ? start.h.texture : h[(position + 1) % 2].texture,
      positionBefore: Math.max(0, position - 1),
    };
    layer.drawPosition(gateSource, gateBuffer, position, uniforms);
    const gated = { update: z.texture, resetStates: reset.texture };
    layer.drawPosition(stateSource, stateBuffers[position % 2], position, { ...uniforms, ...gated });
  }
  return [statesTensor(layer, [h]), statesTensor(layer, [z, r, n])];
};

const FORWARD_GATES = (functions: string) => `
${SUMS}
uniform int positionBefore;
uniform sampler2D hBefore;
${functions}
layout(location = 0) out vec4 z;
layout(location = 1) out vec4 r;
layout(location = 2) out vec4 resetState;
void main() {
  ${STEP_PLACE}
  ivec2 before = place(positionBefore, units) + ivec2(0, q);
  ${sums(GATES, 'texelFetch(hBefore, before + ivec2(k, 0), 0) * dropped(k, q)')}
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  z = mix(vec4(0.0), gate(sum0), live);
  r = mix(vec4(0.0), gate(sum1), live);
  resetState = r * texelFetch(hBefore, before + ivec2(unit, 0), 0) * dropped(unit, q);
}`;

const FORWARD_STATE = (functions: string) => `
${SUMS}
uniform int positionBefore;
uniform sampler2D hBefore, update, resetStates;
${functions}
layout(location = 0) out vec4 h;
layout(location = 1) out vec4 n;
void main() {
  ${STEP_PLACE}
  ivec2 here = place(position, units) + ivec2(0, q);
  ${sums([2], 'texelFetch(resetStates, here + ivec2(k, 0), 0)')}
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  vec4 old = texelFetch(hBefore, place(positionBefore, units) + ivec2(unit, q), 0);
  vec4 z = texelFetch(update, here + ivec2(unit, 0), 0);
  n = activation(sum2);
  h = mix(old, (1.0 - z) * old + z * n, live);
  n = mix(vec4(0.0), n, live);
}`;

export const resetBeforeSequenceGrad: LayerKernel = (layer, inputs, attrs, backend) => {
  const { steps } = layer.sizes;
  const { h0, gates } = inputs;
  const weights = packWeights(layer, RESET_BEFORE_SLOTS, weightsOf(inputs), false);
  const entering = packEntering(layer, beforeOf(inputs), { reset: { gates, count: 3, by: 1 } });
  const dropped = recurrentMaskReader(packRecurrentMask(layer, inputs['recurrentMask']));
  const readers = together([
    layer.mask('mask', inputs['mask']),
    layer.rows('dh', inputs['dh'], 'units'),
    layer.rows('gates', gates, '3 * units'),
  ]);
  const fixed = {
    weights: weights.texture,
    before: entering.before.texture,
    entering: entering.entering.texture,
    ...dropped.uniforms,
    ...readers.uniforms,
  };
  const [dz, dr, dn, kept, back] = [0, 1, 2, 3, 4].map(() => layer.pair());
  const stateBuffers = [0, 1].map((parity) => layer.framebuffer([dz[parity], dn[parity], kept[parity]]));
  const resetBuffers = [0, 1].map((parity) => layer.framebuffer([dr[parity], back[parity]]));
  const carriedSource = dropped.glsl + carriedTo(GATES, { kept: true, back: true });
  const laterAt = (position: number) => {
    const parity = (position + 1) % 2;
    const slopes = [[0, dz[parity]] as const, [1, dr[parity]] as const];
    return laterUniforms({ slopes, kept: kept[parity], back: back[parity] });
  };
  const functions = activationFunctions(attrs.activation, attrs.gateActivation) + readers.glsl;
  const [stateSource, resetSource] = [BACKWARD_STATE(functions + carriedSource), BACKWARD_RESET(functions)];
  for (let position = steps - 1; position >= 0; position--) {
    const parity = position % 2;
    layer.drawPosition(stateSource, stateBuffers[parity], position, { ...fixed, ...laterAt(position) });
    const uniforms = { ...fixed, candidateSlopes: dn[parity].texture };
    layer.drawPosition(resetSource, resetBuffers[parity], position, uniforms);
  }
  const slopes = [dz, dr, dn];
  const found = weightGradients(layer, RESET_BEFORE_SLOTS, slopes, entering, inputs['bias'].shape);
  const quad = `${carriedSource}\nvec4 quad(int q, int unit) { return carriedTo(-1, q, unit); }`;
  return [
    attrs.inputGradient ? inputGradient(layer, slopes, weights) : makeEmpty(backend),
    found.kernel,
    found.recurrentKernel,
    found.bias,
    isGiven(h0) ? startGradient(layer, quad, { ...fixed, ...laterAt(-1) }) : makeEmpty(backend),
  ];
};

const BACKWARD_STATE = (functions: string) => `
uniform int position;
uniform sampler2D before;
${functions}
layout(location = 0) out vec4 dz;
layout(location = 1) out vec4 dn;
layout(location = 2) out vec4 kept;
void main() {
  ${STEP_PLACE}
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  vec4 z = gates(t, q, unit), n = gates(t, q, 2 * units + unit);
  vec4 old = texelFetch(before, place(position, units + inputs + 1) + ivec2(unit, q), 0);
  vec4 slope = dh(t, q, unit) + carriedTo(position, q, unit);
  dz = mix(vec4(0.0), slope * (n - old) * gateSlope(z), live);
  dn = mix(vec4(0.0), slope * z * activationSlope(n), live);
  kept = mix(slope, slope * (1.0 - z), live);
}`;

/** `back` is what reaches the recurrent input through r ⊙ h₋. */
const BACKWARD_RESET = (functions: string) => `
uniform int position;
uniform sampler2D weights, entering, candidateSlopes;
${functions}
layout(location = 0) out vec4 dr;
layout(location = 1) out vec4 back;
void main() {
  ${STEP_PLACE}
  ivec2 here = place(position, units) + ivec2(0, q);
  vec4 reset = vec4(0.0);
  for (int k = 0; k < units; k++) {
    reset += texelFetch(candidateSlopes, here + ivec2(k, 0), 0) * texelFetch(weights, ivec2(k, unit), 0).z;
  }
  vec4 r = gates(t, q, units + unit);
  dr = reset * gateSlope(r) * texelFetch(entering, place(position, units + inputs + 1) + ivec2(unit, q), 0);
  back = reset * r;
}`;
