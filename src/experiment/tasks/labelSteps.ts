/** A sequence → a class at every step that counts. */
import { task } from './record';

export const labelSteps = task({
  kind: 'labelSteps',
  samples: 'sequences',
  perStep: true,
  output: 'softmax',
  losses: ['crossEntropy'],
  deciding: ['accuracy'],
  tolerance: null,
});
