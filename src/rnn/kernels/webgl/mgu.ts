/**
 * The kernels of the minimal gated unit on the GPU: its two products of a step depend on each other, so there are two
 * draws a step forward and two a step back.
 *
 * Equations, order of gates and shapes as in src/cells/mgu.ts, which is the oracle; layout as in layer.ts.
 */
import { activationFunctions } from './activations';
import { packEntering, packInputs, packRecurrentMask, packStart, recurrentMaskReader } from './entering';
import { isGiven, makeEmpty } from './gpu';
import { inputGradient, startGradient, weightGradients } from './gradients';
import { beforeOf, weightsOf } from './kernel';
import type { LayerKernel } from './kernel';
import { together } from './layer';
import { carriedTo, laterUniforms, STEP_PLACE, SUMS, sums } from './products';
import type { Slots } from './slots';
import { statesTensor } from './tensors';
import { packWeights } from './weights';

/** The states enter the gate as they are, and the candidate reset. */
const SLOTS: Slots = { gates: 2, recurrent: [0, 1], kernel: [0, 1], reset: 1 };
const GATE = [0];
const CANDIDATE = [1];

export const mguSequence: LayerKernel = (layer, inputs, { activation, gateActivation }) => {
  const { steps, units } = layer.sizes;
  const mask = layer.mask('mask', inputs['mask']);
  const dropped = recurrentMaskReader(packRecurrentMask(layer, inputs['recurrentMask']));
  const start = packStart(layer, inputs['h0']);
  const h = layer.pair();
  const [f, n, reset] = [0, 1, 2].map(() => layer.positions(units));
  const fixed = {
    weightsAcross: packWeights(layer, SLOTS, weightsOf(inputs), true).texture,
    inputsNow: packInputs(layer, inputs['x']).texture,
    ...mask.uniforms,
    ...dropped.uniforms,
  };
  const gateBuffer = layer.framebuffer([f, reset]);
  const stateBuffers = h.map((texture) => layer.framebuffer([texture, n]));
  const functions = activationFunctions(activation, gateActivation) + mask.glsl;
  const [gateSource, stateSource] = [FORWARD_GATE(functions + dropped.glsl), FORWARD_STATE(functions)];
  for (let position = 0; position < steps; position++) {
    const uniforms = {
      ...fixed,
      hBefore: position === 0 ? start.h.texture : h[(position + 1) % 2].texture,
      positionBefore: Math.max(0, position - 1),
    };
    layer.drawPosition(gateSource, gateBuffer, position, uniforms);
    const gated = { openness: f.texture, resetStates: reset.texture };
    layer.drawPosition(stateSource, stateBuffers[position % 2], position, { ...uniforms, ...gated });
  }
  return [statesTensor(layer, [h]), statesTensor(layer, [f, n])];
};

const FORWARD_GATE = (functions: string) => `
${SUMS}
uniform int positionBefore;
uniform sampler2D hBefore;
${functions}
layout(location = 0) out vec4 f;
layout(location = 1) out vec4 resetState;
void main() {
  ${STEP_PLACE}
  ivec2 before = place(positionBefore, units) + ivec2(0, q);
  ${sums(GATE, 'texelFetch(hBefore, before + ivec2(k, 0), 0) * dropped(k, q)')}
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  f = mix(vec4(0.0), gate(sum0), live);
  resetState = f * texelFetch(hBefore, before + ivec2(unit, 0), 0) * dropped(unit, q);
}`;

const FORWARD_STATE = (functions: string) => `
${SUMS}
uniform int positionBefore;
uniform sampler2D hBefore, openness, resetStates;
${functions}
layout(location = 0) out vec4 h;
layout(location = 1) out vec4 n;
void main() {
  ${STEP_PLACE}
  ivec2 here = place(position, units) + ivec2(0, q);
  ${sums(CANDIDATE, 'texelFetch(resetStates, here + ivec2(k, 0), 0)')}
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  vec4 old = texelFetch(hBefore, place(positionBefore, units) + ivec2(unit, q), 0);
  vec4 f = texelFetch(openness, here + ivec2(unit, 0), 0);
  n = activation(sum1);
  h = mix(old, (1.0 - f) * old + f * n, live);
  n = mix(vec4(0.0), n, live);
}`;

export const mguSequenceGrad: LayerKernel = (layer, inputs, attrs, backend) => {
  const { steps } = layer.sizes;
  const { h0, gates } = inputs;
  const weights = packWeights(layer, SLOTS, weightsOf(inputs), false);
  const entering = packEntering(layer, beforeOf(inputs), { reset: { gates, count: 2, by: 0 } });
  const dropped = recurrentMaskReader(packRecurrentMask(layer, inputs['recurrentMask']));
  const readers = together([
    layer.mask('mask', inputs['mask']),
    layer.rows('dh', inputs['dh'], 'units'),
    layer.rows('gates', gates, '2 * units'),
  ]);
  const fixed = {
    weights: weights.texture,
    before: entering.before.texture,
    entering: entering.entering.texture,
    ...dropped.uniforms,
    ...readers.uniforms,
  };
  const [df, dn, kept, back] = [0, 1, 2, 3].map(() => layer.pair());
  const rewriting = layer.pair();
  const stateBuffers = [0, 1].map((parity) => layer.framebuffer([rewriting[parity], dn[parity], kept[parity]]));
  const gateBuffers = [0, 1].map((parity) => layer.framebuffer([df[parity], back[parity]]));
  const carriedSource = dropped.glsl + carriedTo(GATE, { kept: true, back: true });
  const laterAt = (position: number) => {
    const parity = (position + 1) % 2;
    return laterUniforms({ slopes: [[0, df[parity]]], kept: kept[parity], back: back[parity] });
  };
  const functions = activationFunctions(attrs.activation, attrs.gateActivation) + readers.glsl;
  const [stateSource, gateSource] = [BACKWARD_STATE(functions + carriedSource), BACKWARD_GATE(functions)];
  for (let position = steps - 1; position >= 0; position--) {
    const parity = position % 2;
    layer.drawPosition(stateSource, stateBuffers[parity], position, { ...fixed, ...laterAt(position) });
    const found = { candidateSlopes: dn[parity].texture, rewritingSlopes: rewriting[parity].texture };
    layer.drawPosition(gateSource, gateBuffers[parity], position, { ...fixed, ...found });
  }
  const slopes = [df, dn];
  const found = weightGradients(layer, SLOTS, slopes, entering, inputs['bias'].shape);
  const quad = `${carriedSource}\nvec4 quad(int q, int unit) { return carriedTo(-1, q, unit); }`;
  return [
    attrs.inputGradient ? inputGradient(layer, slopes, weights) : makeEmpty(backend),
    found.kernel,
    found.recurrentKernel,
    found.bias,
    isGiven(h0) ? startGradient(layer, quad, { ...fixed, ...laterAt(-1) }) : makeEmpty(backend),
  ];
};

/** `rewriting` is the slope of f by what it rewrites, not yet through its activation. */
const BACKWARD_STATE = (functions: string) => `
uniform int position;
uniform sampler2D before;
${functions}
layout(location = 0) out vec4 rewriting;
layout(location = 1) out vec4 dn;
layout(location = 2) out vec4 kept;
void main() {
  ${STEP_PLACE}
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  vec4 f = gates(t, q, unit), n = gates(t, q, units + unit);
  vec4 old = texelFetch(before, place(position, units + inputs + 1) + ivec2(unit, q), 0);
  vec4 slope = dh(t, q, unit) + carriedTo(position, q, unit);
  rewriting = mix(vec4(0.0), slope * (n - old), live);
  dn = mix(vec4(0.0), slope * f * activationSlope(n), live);
  kept = mix(slope, slope * (1.0 - f), live);
}`;

/** `back` is what reaches the recurrent input through f ⊙ h₋. */
const BACKWARD_GATE = (functions: string) => `
uniform int position;
uniform sampler2D weights, entering, candidateSlopes, rewritingSlopes;
${functions}
layout(location = 0) out vec4 df;
layout(location = 1) out vec4 back;
void main() {
  ${STEP_PLACE}
  ivec2 here = place(position, units) + ivec2(0, q);
  vec4 reset = vec4(0.0);
  for (int k = 0; k < units; k++) {
    reset += texelFetch(candidateSlopes, here + ivec2(k, 0), 0) * texelFetch(weights, ivec2(k, unit), 0).y;
  }
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  vec4 f = gates(t, q, unit);
  vec4 old = texelFetch(entering, place(position, units + inputs + 1) + ivec2(unit, q), 0);
  vec4 slope = texelFetch(rewritingSlopes, here + ivec2(unit, 0), 0) + reset * old;
  df = mix(vec4(0.0), slope * gateSlope(f), live);
  back = reset * f;
}`;
