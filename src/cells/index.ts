/** The cells room: equations, gradients and initial weights of all cells on plain arrays. */
import { GRU } from './gru';
import { LSTM } from './lstm';
import { MGU } from './mgu';
import { SIMPLE_RNN } from './simpleRnn';

export type { CellArithmetic } from './cellArithmetic';
export { chronoBiases, initialMatrix, initialRecurrentKernel, initialWork } from './initialise';
export { PLAIN_ARITHMETIC } from './interventions';
export type { Arithmetic, Block, CellIntervention, StepRange } from './interventions';
export { gradientNorms, jacobianNorms } from './jacobians';
export type { InitialiserName } from './initialise';
export { LANES, plainProjection } from './orthogonal';
export type { OpenProjection, Projection } from './orthogonal';
export { atOnce } from './portions';
export type { Portions } from './portions';
export type {
  ActivationName,
  CellGradients,
  CellOptions,
  CellOutputs,
  CellWeights,
  GateActivationName,
  Sizes,
} from './types';
export type { Unrolled } from './unrolled';

/** Every cell's arithmetic. */
export const CELL_ARITHMETIC = { lstm: LSTM, gru: GRU, simpleRnn: SIMPLE_RNN, mgu: MGU } as const;
