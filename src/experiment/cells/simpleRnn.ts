/** The simple recurrent network of Elman 1990: no gates, and one sum that gives the state. */
import type { CellRecord } from './record';

export const SIMPLE_RNN = {
  title: 'Simple RNN',
  gates: [],
  states: ['h'],
  biasRows: () => 1,
  options: {},
  biases: {},
  presets: {},
} as const satisfies CellRecord;
