/** The last `window` steps of a series → its next `horizon` steps. */
import { task } from './record';

export const forecast = task({
  kind: 'forecast',
  samples: 'windows',
  perStep: false,
  output: 'linear',
  losses: ['mse', 'mae', 'huber'],
  deciding: ['rmse', 'mase', 'r2'],
  tolerance: null,
});
