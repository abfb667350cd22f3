/**
 * The kernels of the GRU that resets after the recurrent product, on the GPU: one draw a step forward, one a step back.
 *
 * Equations, order of gates and shapes as in src/cells/gruResetAfter.ts, which is the oracle; layout as in layer.ts.
 * Slots: z, r, what enters the candidate from the inputs, what enters it from the states.
 */
import type { TensorInfo } from '../../tensorflow';
import { activationFunctions } from './activations';
import { packEntering, packInputs, packRecurrentMask, packStart, recurrentMaskReader } from './entering';
import { isGiven, makeEmpty } from './gpu';
import type { Scratch } from './gpu';
import { inputGradient, startGradient, weightGradients } from './gradients';
import { beforeOf, weightsOf } from './kernel';
import type { LayerKernel } from './kernel';
import { together } from './layer';
import type { Layer } from './layer';
import { carriedTo, laterUniforms, STEP_PLACE, SUMS, sums } from './products';
import { RESET_AFTER_SLOTS } from './slots';
import { statesTensor } from './tensors';
import { packWeights } from './weights';

const SLOTS = [0, 1, 2, 3];
/** Slots that the states enter through. */
const RECURRENT = [0, 1, 3];

export const resetAfterSequence: LayerKernel = (layer, inputs, { activation, gateActivation }) => {
  const { steps, units } = layer.sizes;
  const mask = layer.mask('mask', inputs['mask']);
  const dropped = recurrentMaskReader(packRecurrentMask(layer, inputs['recurrentMask']));
  const start = packStart(layer, inputs['h0']);
  const fixed = {
    weightsAcross: packWeights(layer, RESET_AFTER_SLOTS, weightsOf(inputs), true).texture,
    inputsNow: packInputs(layer, inputs['x']).texture,
    ...mask.uniforms,
    ...dropped.uniforms,
  };
  const h = layer.pair();
  const gates = [0, 1, 2].map(() => layer.positions(units));
  const framebuffers = h.map((texture) => layer.framebuffer([texture, ...gates]));
  const source = FORWARD(activationFunctions(activation, gateActivation) + mask.glsl + dropped.glsl);
  for (let position = 0; position < steps; position++) {
    layer.drawPosition(source, framebuffers[position % 2], position, {
      ...fixed,
      hBefore: position === 0 ? start.h.texture : h[(position + 1) % 2].texture,
      positionBefore: Math.max(0, position - 1),
    });
  }
  return [statesTensor(layer, [h]), statesTensor(layer, gates)];
};

const FORWARD = (functions: string) => `
${SUMS}
uniform int positionBefore;
uniform sampler2D hBefore;
${functions}
layout(location = 0) out vec4 h;
layout(location = 1) out vec4 z;
layout(location = 2) out vec4 r;
layout(location = 3) out vec4 n;
void main() {
  ${STEP_PLACE}
  ivec2 before = place(positionBefore, units) + ivec2(0, q);
  ${sums(SLOTS, 'texelFetch(hBefore, before + ivec2(k, 0), 0) * dropped(k, q)')}
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  vec4 old = texelFetch(hBefore, before + ivec2(unit, 0), 0);
  z = gate(sum0);
  r = gate(sum1);
  n = activation(sum2 + r * sum3);
  h = mix(old, (1.0 - z) * old + z * n, live);
  z = mix(vec4(0.0), z, live);
  r = mix(vec4(0.0), r, live);
  n = mix(vec4(0.0), n, live);
}`;

export const resetAfterSequenceGrad: LayerKernel = (layer, inputs, attrs, backend) => {
  const { steps } = layer.sizes;
  const { h0 } = inputs;
  const weights = packWeights(layer, RESET_AFTER_SLOTS, weightsOf(inputs), false);
  const entering = packEntering(layer, beforeOf(inputs));
  const dropped = recurrentMaskReader(packRecurrentMask(layer, inputs['recurrentMask']));
  const readers = together([
    layer.mask('mask', inputs['mask']),
    layer.rows('dh', inputs['dh'], 'units'),
    layer.rows('gates', inputs['gates'], '3 * units'),
  ]);
  const fixed = {
    weights: weights.texture,
    before: entering.before.texture,
    candidates: recurrentCandidates(layer, inputs['recurrentKernel'], entering.entering, weights).texture,
    ...dropped.uniforms,
    ...readers.uniforms,
  };
  const slopes = SLOTS.map(() => layer.pair());
  const kept = layer.pair();
  const framebuffers = [0, 1].map((parity) => layer.framebuffer([...slopes, kept].map((pair) => pair[parity])));
  const carriedSource = dropped.glsl + carriedTo(RECURRENT, { kept: true, back: false });
  const laterAt = (position: number) => {
    const parity = (position + 1) % 2;
    const later = RECURRENT.map((slot) => [slot, slopes[slot][parity]] as const);
    return laterUniforms({ slopes: later, kept: kept[parity] });
  };
  const functions = activationFunctions(attrs.activation, attrs.gateActivation) + readers.glsl;
  const source = BACKWARD(functions + carriedSource);
  for (let position = steps - 1; position >= 0; position--) {
    layer.drawPosition(source, framebuffers[position % 2], position, { ...fixed, ...laterAt(position) });
  }
  const found = weightGradients(layer, RESET_AFTER_SLOTS, slopes, entering, inputs['bias'].shape);
  const quad = `${carriedSource}\nvec4 quad(int q, int unit) { return carriedTo(-1, q, unit); }`;
  return [
    attrs.inputGradient ? inputGradient(layer, slopes, weights) : makeEmpty(backend),
    found.kernel,
    found.recurrentKernel,
    found.bias,
    isGiven(h0) ? startGradient(layer, quad, { ...fixed, ...laterAt(-1) }) : makeEmpty(backend),
  ];
};

/**
 * U_n h₋ + b_rn of all positions, computed again, because keeping it would make the forward pass's outputs a third larger:
 * one draw that packs U_n with four states a texel, one for the products.
 */
function recurrentCandidates(layer: Layer, kernel: TensorInfo, entering: Scratch, weights: Scratch): Scratch {
  const { units } = layer.sizes;
  const [packed, candidates] = [layer.scratch(Math.ceil(units / 4), units), layer.positions(units)];
  const { glsl, uniforms } = layer.values('recurrentKernel', kernel);
  layer.drawAll(CANDIDATE_KERNEL(glsl), [packed], uniforms);
  layer.drawAll(CANDIDATES, [candidates], {
    candidateKernel: packed.texture,
    entering: entering.texture,
    weights: weights.texture,
  });
  return candidates;
}

const CANDIDATE_KERNEL = (recurrentKernel: string) => `
${recurrentKernel}
out vec4 four;
float from(int k, int unit) { return k < units ? recurrentKernel((3 * k + 2) * units + unit) : 0.0; }
void main() {
  int k = 4 * int(gl_FragCoord.x), unit = int(gl_FragCoord.y);
  four = vec4(from(k, unit), from(k + 1, unit), from(k + 2, unit), from(k + 3, unit));
}`;

const CANDIDATES = `
uniform sampler2D entering, candidateKernel, weights;
out vec4 candidate;
void main() {
  ivec3 at = placed(ivec2(gl_FragCoord.xy), units);
  ivec2 from = place(at.x, units + inputs + 1) + ivec2(0, at.y);
  candidate = vec4(texelFetch(weights, ivec2(at.z, units + inputs), 0).w);
  for (int k = 0; k < units; k += 4) {
    vec4 weight = texelFetch(candidateKernel, ivec2(k / 4, at.z), 0);
    candidate += texelFetch(entering, from + ivec2(k, 0), 0) * weight.x
      + texelFetch(entering, from + ivec2(k + 1, 0), 0) * weight.y
      + texelFetch(entering, from + ivec2(k + 2, 0), 0) * weight.z
      + texelFetch(entering, from + ivec2(k + 3, 0), 0) * weight.w;
  }
}`;

const BACKWARD = (functions: string) => `
uniform int position;
uniform sampler2D before, candidates;
${functions}
layout(location = 0) out vec4 dz;
layout(location = 1) out vec4 dr;
layout(location = 2) out vec4 dn;
layout(location = 3) out vec4 dRecurrent;
layout(location = 4) out vec4 kept;
void main() {
  ${STEP_PLACE}
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  vec4 z = gates(t, q, unit), r = gates(t, q, units + unit), n = gates(t, q, 2 * units + unit);
  vec4 old = texelFetch(before, place(position, units + inputs + 1) + ivec2(unit, q), 0);
  vec4 candidate = texelFetch(candidates, place(position, units) + ivec2(unit, q), 0);
  vec4 slope = dh(t, q, unit) + carriedTo(position, q, unit);
  dz = mix(vec4(0.0), slope * (n - old) * gateSlope(z), live);
  dn = mix(vec4(0.0), slope * z * activationSlope(n), live);
  dr = dn * candidate * gateSlope(r);
  dRecurrent = dn * r;
  kept = mix(slope, slope * (1.0 - z), live);
}`;
