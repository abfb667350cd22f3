/** A sequence → a class. */
import { task } from './record';

export const classifySequence = task({
  kind: 'classifySequence',
  samples: 'sequences',
  perStep: false,
  output: 'softmax',
  losses: ['crossEntropy'],
  deciding: ['accuracy'],
  tolerance: null,
});
