/** A sequence → a number. */
import { task } from './record';

export const regressSequence = task({
  kind: 'regressSequence',
  samples: 'sequences',
  perStep: false,
  output: 'linear',
  losses: ['mse', 'mae', 'huber'],
  deciding: ['rmse'],
  // Of the adding problem (Hochreiter & Schmidhuber 1997, experiment 4).
  tolerance: 0.04,
});
