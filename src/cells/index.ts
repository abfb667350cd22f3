/** The cells room: equations, gradients and initial weights of LSTM, GRU and simple RNN on plain arrays. */
export { gruBackward, gruForward } from './gru';
export { chronoBiases, initialMatrix, initialRecurrentKernel, initialWork } from './initialise';
export { PLAIN_ARITHMETIC } from './interventions';
export type { Arithmetic, Block, CellIntervention, StepRange } from './interventions';
export { gradientNorms, jacobianNorms } from './jacobians';
export type { Unrolled } from './jacobians';
export { lstmBackward, lstmForward } from './lstm';
export type { InitialiserName } from './initialise';
export { LANES, plainProjection } from './orthogonal';
export type { OpenProjection, Projection } from './orthogonal';
export { atOnce } from './portions';
export type { Portions } from './portions';
export { simpleRnnBackward, simpleRnnForward } from './simpleRnn';
export { gruSurgery, lstmSurgery, simpleRnnSurgery } from './surgery';
export { gruInputSlopes, lstmInputSlopes, simpleRnnInputSlopes } from './surgerySlopes';
export type {
  ActivationName,
  CellGradients,
  CellWeights,
  GateActivationName,
  GruOptions,
  GruOutputs,
  LstmOptions,
  LstmOutputs,
  SequenceOptions,
  Sizes,
} from './types';
