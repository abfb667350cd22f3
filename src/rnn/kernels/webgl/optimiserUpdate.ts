/**
 * One optimiser step for all parameters as one vector, on the GPU: two draws for the norm of the gradient, one for the
 * update. Formulas as in kernels/reference/optimiserUpdate.ts, which is the oracle.
 *
 * Letters: P parameters.
 */
import type { MathBackendWebGL, TensorInfo } from '../../tensorflow';
import type { OptimiserAttrs } from '../names';
import { draw, makeFramebuffer } from './draw';
import type { Uniforms } from './draw';
import { liveContext, makeScratch, makeVisible, visibleIn } from './gpu';
import type { Visible } from './gpu';
import type { Inputs } from './kernel';
import { flatValues, uniformsOf } from './layer';

const INPUTS = ['parameters', 'gradient', 'penalised', 'first', 'second'] as const;

export function optimiserUpdate(inputs: Inputs, attrs: OptimiserAttrs, backend: MathBackendWebGL): TensorInfo[] {
  const { shape } = inputs['parameters'];
  const size = shape.reduce((product, side) => product * side, 1);
  const read = INPUTS.map((name) => visibleIn(backend, inputs[name], true));
  const group = Math.ceil(Math.sqrt(size));
  const partial = makeScratch(backend, group, 1);
  const norm = makeVisible(backend, [], false);
  const next = [0, 1, 2].map(() => makeVisible(backend, shape, false));

  const places = INPUTS.flatMap((name, k) => Object.entries(uniformsOf(name, read[k].visible)));
  const uniforms: Uniforms = {
    ...Object.fromEntries(places),
    ...numbers(attrs),
    size,
    group,
    partial: partial.texture,
    norm: norm.visible.texture,
    outWidth: next[0].visible.width,
  };
  drawInto(backend, PARTIAL, [partial], uniforms);
  drawInto(backend, NORM, [norm.visible], uniforms);
  drawInto(
    backend,
    UPDATE(attrs),
    next.map(({ visible }) => visible),
    uniforms,
  );
  backend.disposeIntermediateTensorInfo(partial.info);
  for (const { temporary } of read) if (temporary) backend.disposeIntermediateTensorInfo(temporary);
  return [...next, norm].map(({ info }) => info);
}

/** Numbers that change from step to step; what does not, stands in the shader's text. */
const numbers = ({ step, beta1, beta2, ...attrs }: OptimiserAttrs) => ({
  l1: attrs.l1,
  l2: attrs.l2,
  limit: attrs.clipLimit,
  rate: attrs.optimiser === 'adam' ? attrs.learningRate / (1 - beta1 ** step) : attrs.learningRate,
  rootOfCorrection: Math.sqrt(1 - beta2 ** step),
  beta1,
  beta2,
  // 1 − β rounded once, from double precision, as the oracle has it.
  rest1: 1 - beta1,
  rest2: 1 - beta2,
  rho: attrs.rho,
  restRho: 1 - attrs.rho,
  momentum: attrs.momentum,
  epsilon: attrs.epsilon,
});

function drawInto(
  backend: MathBackendWebGL,
  source: string,
  targets: readonly Pick<Visible, 'texture' | 'width' | 'height'>[],
  uniforms: Uniforms,
): void {
  const gl = liveContext(backend);
  const textures = targets.map(({ texture }) => texture);
  const framebuffer = makeFramebuffer(gl, textures);
  const { width, height } = targets[0];
  draw(gl, source, { framebuffer, x: 0, y: 0, width, height }, uniforms);
  gl.deleteFramebuffer(framebuffer);
}

/** The gradient with the slopes of the penalties l1·Σ|w| + l2·Σw². */
const SLOPE = `
uniform float l1, l2;
${['parameters', 'gradient', 'penalised'].map(flatValues).join('\n')}
float slopeOf(int index) {
  float weight = parameters(index);
  return gradient(index) + penalised(index) * (l1 * sign(weight) + 2.0 * l2 * weight);
}`;

/** Sums of squares, a group of parameters a texel. */
const PARTIAL = `
uniform int size, group;
${SLOPE}
out vec4 squares;
void main() {
  int from = int(gl_FragCoord.x) * group;
  int to = min(size, from + group);
  float sum = 0.0;
  for (int k = from; k < to; k++) {
    float slope = slopeOf(k);
    sum += slope * slope;
  }
  squares = vec4(sum, 0.0, 0.0, 0.0);
}`;

const NORM = `
uniform int group;
uniform sampler2D partial;
out vec4 value;
void main() {
  float sum = 0.0;
  for (int k = 0; k < group; k++) sum += texelFetch(partial, ivec2(k, 0), 0).r;
  value = vec4(sqrt(sum), 0.0, 0.0, 0.0);
}`;

const CLIP: Readonly<Record<OptimiserAttrs['clipRule'], string>> = {
  none: '',
  value: 'slope = min(limit, max(-limit, slope));',
  // As torch.nn.utils.clip_grad_norm_ does; written so that a norm that is no number reaches the parameters.
  norm: `float scale = limit / (texelFetch(norm, ivec2(0), 0).r + 1e-6);
  if (!(scale >= 1.0)) slope *= scale;`,
};

const RULE: Readonly<Record<OptimiserAttrs['optimiser'], string>> = {
  adam: `m = beta1 * m + rest1 * slope;
  v = beta2 * v + rest2 * slope * slope;
  w -= rate * m / (sqrt(v) / rootOfCorrection + epsilon);`,
  rmsprop: `v = rho * v + restRho * slope * slope;
  w -= rate * slope / (sqrt(v) + epsilon);`,
  sgd: `m = momentum * m + slope;
  w -= rate * m;`,
};

const UPDATE = ({ optimiser, clipRule }: OptimiserAttrs) => `
uniform int outWidth;
uniform float limit, rate, rootOfCorrection, beta1, beta2, rest1, rest2, rho, restRho, momentum, epsilon;
uniform sampler2D norm;
${SLOPE}
${['first', 'second'].map(flatValues).join('\n')}
layout(location = 0) out vec4 nextParameter;
layout(location = 1) out vec4 nextFirst;
layout(location = 2) out vec4 nextSecond;
void main() {
  int index = int(gl_FragCoord.y) * outWidth + int(gl_FragCoord.x);
  float slope = slopeOf(index);
  ${CLIP[clipRule]}
  float w = parameters(index), m = first(index), v = second(index);
  ${RULE[optimiser]}
  nextParameter = vec4(w, 0.0, 0.0, 0.0);
  nextFirst = vec4(m, 0.0, 0.0, 0.0);
  nextSecond = vec4(v, 0.0, 0.0, 0.0);
}`;
