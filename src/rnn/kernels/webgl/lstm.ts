/**
 * The LSTM kernels on the GPU: one draw a step forward, one a step back.
 *
 * Equations, order of gates and shapes as in src/cells/lstm.ts, which is the oracle; layout as in layer.ts.
 */
import { activationFunctions } from './activations';
import { packEntering, packInputs, packRecurrentMask, packStart, recurrentMaskReader } from './entering';
import { isGiven, isHostZero, makeEmpty } from './gpu';
import { inputGradient, startGradient, weightGradients } from './gradients';
import { beforeOf, weightsOf } from './kernel';
import type { LayerKernel } from './kernel';
import { together } from './layer';
import { carriedTo, laterUniforms, STEP_PLACE, SUMS, sums } from './products';
import { LSTM_SLOTS } from './slots';
import { statesTensor } from './tensors';
import { packWeights } from './weights';

const SLOTS = [0, 1, 2, 3];

export const lstmSequence: LayerKernel = (layer, inputs, { activation, gateActivation }) => {
  const { steps, units } = layer.sizes;
  const mask = layer.mask('mask', inputs['mask']);
  const dropped = recurrentMaskReader(packRecurrentMask(layer, inputs['recurrentMask']));
  const start = packStart(layer, inputs['h0'], inputs['c0']);
  const fixed = {
    weightsAcross: packWeights(layer, LSTM_SLOTS, weightsOf(inputs), true).texture,
    inputsNow: packInputs(layer, inputs['x']).texture,
    ...mask.uniforms,
    ...dropped.uniforms,
  };
  const [h, c] = [layer.pair(), layer.pair()];
  const gates = SLOTS.map(() => layer.positions(units));
  const framebuffers = [0, 1].map((parity) => layer.framebuffer([h[parity], c[parity], ...gates]));
  const source = FORWARD(activationFunctions(activation, gateActivation) + mask.glsl + dropped.glsl);
  for (let position = 0; position < steps; position++) {
    const before = (position + 1) % 2;
    layer.drawPosition(source, framebuffers[position % 2], position, {
      ...fixed,
      hBefore: position === 0 ? start.h.texture : h[before].texture,
      cBefore: position === 0 ? start.c.texture : c[before].texture,
      positionBefore: Math.max(0, position - 1),
    });
  }
  return [statesTensor(layer, [h]), statesTensor(layer, [c]), statesTensor(layer, gates)];
};

const FORWARD = (functions: string) => `
${SUMS}
uniform int positionBefore;
uniform sampler2D hBefore, cBefore;
${functions}
layout(location = 0) out vec4 h;
layout(location = 1) out vec4 c;
layout(location = 2) out vec4 i;
layout(location = 3) out vec4 f;
layout(location = 4) out vec4 g;
layout(location = 5) out vec4 o;
void main() {
  ${STEP_PLACE}
  ivec2 before = place(positionBefore, units) + ivec2(0, q);
  ${sums(SLOTS, 'texelFetch(hBefore, before + ivec2(k, 0), 0) * dropped(k, q)')}
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  vec4 cOld = texelFetch(cBefore, before + ivec2(unit, 0), 0);
  i = gate(sum0);
  f = gate(sum1);
  g = activation(sum2);
  o = gate(sum3);
  c = f * cOld + i * g;
  h = mix(texelFetch(hBefore, before + ivec2(unit, 0), 0), o * activation(c), live);
  c = mix(cOld, c, live);
  i = mix(vec4(0.0), i, live);
  f = mix(vec4(0.0), f, live);
  g = mix(vec4(0.0), g, live);
  o = mix(vec4(0.0), o, live);
}`;

export const lstmSequenceGrad: LayerKernel = (layer, inputs, attrs, backend) => {
  const { steps } = layer.sizes;
  const { h0, c0, c, dh, dc, gates } = inputs;
  const weights = packWeights(layer, LSTM_SLOTS, weightsOf(inputs), false);
  const entering = packEntering(layer, beforeOf(inputs), { c, c0 });
  const dropped = recurrentMaskReader(packRecurrentMask(layer, inputs['recurrentMask']));
  const readers = together([
    layer.mask('mask', inputs['mask']),
    layer.rows('dh', dh, 'units'),
    layer.rows('dc', isHostZero(backend, dc) ? undefined : dc, 'units'),
    layer.rows('c', c, 'units'),
    layer.rows('gates', gates, '4 * units'),
  ]);
  const fixed = {
    weights: weights.texture,
    before: entering.before.texture,
    ...dropped.uniforms,
    ...readers.uniforms,
  };
  const masked = isGiven(inputs['mask']);
  const slopes = SLOTS.map(() => layer.pair());
  const carried = layer.pair();
  const kept = masked ? layer.pair() : null;
  const framebuffers = [0, 1].map((parity) =>
    layer.framebuffer([...slopes, carried, ...(kept ? [kept] : [])].map((pair) => pair[parity])),
  );
  const carriedSource = dropped.glsl + carriedTo(SLOTS, { kept: masked, back: false });
  const laterAt = (position: number) => {
    const parity = (position + 1) % 2;
    const later = laterUniforms({
      slopes: slopes.map((pair, slot) => [slot, pair[parity]] as const),
      kept: kept?.[parity],
    });
    return { ...later, laterCell: carried[parity].texture };
  };
  const functions = activationFunctions(attrs.activation, attrs.gateActivation) + readers.glsl;
  const source = BACKWARD(functions + carriedSource, masked);
  for (let position = steps - 1; position >= 0; position--) {
    layer.drawPosition(source, framebuffers[position % 2], position, { ...fixed, ...laterAt(position) });
  }
  const found = weightGradients(layer, LSTM_SLOTS, slopes, entering, inputs['bias'].shape);
  const first = { ...fixed, ...laterAt(-1) };
  const quadH = `${carriedSource}\nvec4 quad(int q, int unit) { return carriedTo(-1, q, unit); }`;
  const quadC = `uniform sampler2D laterCell;
vec4 quad(int q, int unit) { return texelFetch(laterCell, ivec2(unit, q), 0); }`;
  return [
    attrs.inputGradient ? inputGradient(layer, slopes, weights) : makeEmpty(backend),
    found.kernel,
    found.recurrentKernel,
    found.bias,
    isGiven(h0) ? startGradient(layer, quadH, first) : makeEmpty(backend),
    isGiven(c0) ? startGradient(layer, quadC, first) : makeEmpty(backend),
  ];
};

const BACKWARD = (functions: string, masked: boolean) => `
uniform int position;
uniform sampler2D before, laterCell;
${functions}
layout(location = 0) out vec4 di;
layout(location = 1) out vec4 df;
layout(location = 2) out vec4 dg;
layout(location = 3) out vec4 do_;
layout(location = 4) out vec4 carried;
${masked ? 'layout(location = 5) out vec4 kept;' : ''}
void main() {
  ${STEP_PLACE}
  vec4 i = gates(t, q, unit), f = gates(t, q, units + unit);
  vec4 g = gates(t, q, 2 * units + unit), o = gates(t, q, 3 * units + unit);
  vec4 squashed = activation(c(t, q, unit));
  vec4 slope = dh(t, q, unit) + carriedTo(position, q, unit);
  vec4 cell = dc(t, q, unit);
  if (position < steps - 1) cell += texelFetch(laterCell, place(position + 1, units) + ivec2(unit, q), 0);
  vec4 through = slope * o * activationSlope(squashed) + cell;
  vec4 cOld = texelFetch(before, place(position, units + inputs + 1) + ivec2(unit, q), 0);
  di = through * g * gateSlope(i);
  df = through * cOld * gateSlope(f);
  dg = through * i * activationSlope(g);
  do_ = slope * squashed * gateSlope(o);
  carried = through * f;
  ${masked ? MASKED : ''}
}`;

/** A masked step moves no weight and hands both slopes through. */
const MASKED = `
  bvec4 live = notEqual(mask(t, q), vec4(0.0));
  di = mix(vec4(0.0), di, live);
  df = mix(vec4(0.0), df, live);
  dg = mix(vec4(0.0), dg, live);
  do_ = mix(vec4(0.0), do_, live);
  carried = mix(cell, carried, live);
  kept = mix(slope, vec4(0.0), live);`;
