/**
 * The simple RNN's kernels on the GPU: one draw a step forward, one a step back.
 *
 * Equations and shapes as in src/cells/simpleRnn.ts, which is the oracle; layout as in layer.ts.
 */
import { activationFunctions } from './activations';
import { packEntering, packInputs, packRecurrentMask, packStart, recurrentMaskReader } from './entering';
import { isGiven, makeEmpty } from './gpu';
import { inputGradient, startGradient, weightGradients } from './gradients';
import { beforeOf, weightsOf } from './kernel';
import type { LayerKernel } from './kernel';
import { together } from './layer';
import { carriedTo, laterUniforms, STEP_PLACE, SUMS, sums } from './products';
import { SIMPLE_RNN_SLOTS } from './slots';
import { statesTensor } from './tensors';
import { packWeights } from './weights';

export const simpleRnnSequence: LayerKernel = (layer, inputs, { activation }) => {
  const mask = layer.mask('mask', inputs['mask']);
  const dropped = recurrentMaskReader(packRecurrentMask(layer, inputs['recurrentMask']));
  const start = packStart(layer, inputs['h0']);
  const fixed = {
    weightsAcross: packWeights(layer, SIMPLE_RNN_SLOTS, weightsOf(inputs), true).texture,
    inputsNow: packInputs(layer, inputs['x']).texture,
    ...mask.uniforms,
    ...dropped.uniforms,
  };
  const h = layer.pair();
  const framebuffers = h.map((texture) => layer.framebuffer([texture]));
  const source = FORWARD(activationFunctions(activation) + mask.glsl + dropped.glsl);
  for (let position = 0; position < layer.sizes.steps; position++) {
    layer.drawPosition(source, framebuffers[position % 2], position, {
      ...fixed,
      hBefore: position === 0 ? start.h.texture : h[(position + 1) % 2].texture,
      positionBefore: Math.max(0, position - 1),
    });
  }
  return [statesTensor(layer, [h])];
};

const FORWARD = (functions: string) => `
${SUMS}
uniform int positionBefore;
uniform sampler2D hBefore;
${functions}
out vec4 h;
void main() {
  ${STEP_PLACE}
  ivec2 before = place(positionBefore, units) + ivec2(0, q);
  ${sums([0], 'texelFetch(hBefore, before + ivec2(k, 0), 0) * dropped(k, q)')}
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  h = mix(texelFetch(hBefore, before + ivec2(unit, 0), 0), activation(sum0), live);
}`;

export const simpleRnnSequenceGrad: LayerKernel = (layer, inputs, attrs, backend) => {
  const { h0 } = inputs;
  const weights = packWeights(layer, SIMPLE_RNN_SLOTS, weightsOf(inputs), false);
  const entering = packEntering(layer, beforeOf(inputs));
  const dropped = recurrentMaskReader(packRecurrentMask(layer, inputs['recurrentMask']));
  const readers = together([
    layer.mask('mask', inputs['mask']),
    layer.rows('dh', inputs['dh'], 'units'),
    layer.rows('h', inputs['h'], 'units'),
  ]);
  const fixed = {
    weights: weights.texture,
    ...dropped.uniforms,
    ...readers.uniforms,
  };
  const [slope, kept] = [layer.pair(), layer.pair()];
  const framebuffers = [0, 1].map((parity) => layer.framebuffer([slope[parity], kept[parity]]));
  const carriedSource = dropped.glsl + carriedTo([0], { kept: true, back: false });
  const laterAt = (position: number) => {
    const parity = (position + 1) % 2;
    return laterUniforms({ slopes: [[0, slope[parity]]], kept: kept[parity] });
  };
  const functions = activationFunctions(attrs.activation) + readers.glsl;
  const source = BACKWARD(functions + carriedSource);
  for (let position = layer.sizes.steps - 1; position >= 0; position--) {
    layer.drawPosition(source, framebuffers[position % 2], position, { ...fixed, ...laterAt(position) });
  }
  const found = weightGradients(layer, SIMPLE_RNN_SLOTS, [slope], entering, inputs['bias'].shape);
  const quad = `${carriedSource}\nvec4 quad(int q, int unit) { return carriedTo(-1, q, unit); }`;
  return [
    attrs.inputGradient ? inputGradient(layer, [slope], weights) : makeEmpty(backend),
    found.kernel,
    found.recurrentKernel,
    found.bias,
    isGiven(h0) ? startGradient(layer, quad, { ...fixed, ...laterAt(-1) }) : makeEmpty(backend),
  ];
};

const BACKWARD = (functions: string) => `
uniform int position;
${functions}
layout(location = 0) out vec4 dz;
layout(location = 1) out vec4 kept;
void main() {
  ${STEP_PLACE}
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  vec4 slope = dh(t, q, unit) + carriedTo(position, q, unit);
  dz = mix(vec4(0.0), slope * activationSlope(h(t, q, unit)), live);
  kept = mix(slope, vec4(0.0), live);
}`;
