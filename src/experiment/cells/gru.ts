/** The GRU: Cho et al. 2014, resetting before the recurrent product, or after it as cuDNN, PyTorch and Keras do. */
import * as v from 'valibot';
import { about } from '../numbers';
import type { CellRecord } from './record';
import { updateBias } from './shared';

export const GRU = {
  title: 'GRU',
  gates: [
    { name: 'z', role: 'writes', complementKeeps: true, bias: 'updateBias', chrono: -1 },
    { name: 'r', role: 'reads' },
    { name: 'n', role: 'candidate' },
  ],
  states: ['h'],
  biasRows: ({ resetAfter }) => (resetAfter === true ? 2 : 1),
  options: {
    resetAfter: v.optional(
      v.pipe(
        v.boolean(),
        about('GRU: reset after the recurrent product (cuDNN, PyTorch, Keras) or before it (Cho et al. 2014).'),
      ),
      true,
    ),
  },
  biases: { updateBias },
  presets: {
    /** z is how much is rewritten, so that nothing of the state is carried on. */
    updateOne: { gate: 'z', value: 1 },
    resetOne: { gate: 'r', value: 1 },
  },
} as const satisfies CellRecord;
