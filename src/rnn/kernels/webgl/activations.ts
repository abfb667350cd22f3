/** Activations and their slopes as GLSL, on four values at once. */
import type { Activation, GateActivation } from '../../../experiment/schema';

interface Glsl {
  /** The activation of x. */
  readonly value: string;
  /** The slope where the activation is y. */
  readonly slope: string;
}

/**
 * The same as in the cells room: corners have slope 0, and NaN stays NaN, which exp does not promise and comparisons are
 * written for.
 */
const ACTIVATIONS: Readonly<Record<Activation | GateActivation, Glsl>> = {
  tanh: { value: 'mix(1.0 - 2.0 / (exp(2.0 * x) + 1.0), x, isnan(x))', slope: '1.0 - y * y' },
  sigmoid: { value: 'mix(1.0 / (1.0 + exp(-x)), x, isnan(x))', slope: 'y * (1.0 - y)' },
  relu: {
    value: 'mix(x, vec4(0.0), lessThan(x, vec4(0.0)))',
    slope: 'mix(vec4(1.0), vec4(0.0), lessThanEqual(y, vec4(0.0)))',
  },
  hardSigmoid: {
    value: 'between01(0.2 * x + 0.5)',
    slope: 'vec4(greaterThan(y, vec4(0.0))) * vec4(lessThan(y, vec4(1.0))) * 0.2',
  },
  linear: { value: 'x', slope: 'vec4(1.0)' },
};

/** GLSL functions `activation`, `activationSlope`, `gate`, `gateSlope`. */
export function activationFunctions(activation: Activation, gateActivation: GateActivation = 'sigmoid'): string {
  const [own, gate] = [ACTIVATIONS[activation], ACTIVATIONS[gateActivation]];
  return `
vec4 between01(vec4 x) {
  x = mix(x, vec4(0.0), lessThan(x, vec4(0.0)));
  return mix(x, vec4(1.0), greaterThan(x, vec4(1.0)));
}
vec4 activation(vec4 x) { return ${own.value}; }
vec4 activationSlope(vec4 y) { return ${own.slope}; }
vec4 gate(vec4 x) { return ${gate.value}; }
vec4 gateSlope(vec4 y) { return ${gate.slope}; }
`;
}
