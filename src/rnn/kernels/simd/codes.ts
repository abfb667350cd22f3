/** Numbers that stand for names on the way into WebAssembly; assembly/activations.ts and optimiser.ts have the same. */
import type { Activation, GateActivation, TrainingSpec } from '../../../experiment/schema';

export const ACTIVATION_CODES: Readonly<Record<Activation | GateActivation, number>> = {
  tanh: 0,
  relu: 1,
  sigmoid: 2,
  linear: 3,
  hardSigmoid: 4,
};

export const OPTIMISER_CODES: Readonly<Record<TrainingSpec['optimiser'], number>> = { adam: 0, rmsprop: 1, sgd: 2 };

export const CLIP_CODES: Readonly<Record<TrainingSpec['clipping']['rule'], number>> = { none: 0, value: 1, norm: 2 };
