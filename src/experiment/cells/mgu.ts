/** The minimal gated unit (Zhou et al. 2016): one gate both resets the candidate and says how much is rewritten. */
import type { CellRecord } from './record';
import { updateBias } from './shared';

export const MGU = {
  title: 'MGU',
  gates: [
    { name: 'f', role: 'writes', complementKeeps: true, words: 'z', bias: 'updateBias', chrono: -1 },
    { name: 'n', role: 'candidate' },
  ],
  states: ['h'],
  biasRows: () => 1,
  options: {},
  biases: { updateBias },
  presets: {
    /** f is how much is rewritten and how much of the state the candidate reads: at 1 a simple RNN is left. */
    updateOne: { gate: 'f', value: 1 },
  },
} as const satisfies CellRecord;
