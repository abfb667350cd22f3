/** The LSTM: Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000. */
import type { CellRecord } from './record';
import { gateBias } from './shared';

export const LSTM = {
  title: 'LSTM',
  gates: [
    { name: 'i', role: 'writes', bias: 'inputBias', chrono: -1 },
    { name: 'f', role: 'keeps', bias: 'forgetBias', chrono: 1 },
    { name: 'g', role: 'candidate' },
    { name: 'o', role: 'reads' },
  ],
  states: ['c', 'h'],
  biasRows: () => 1,
  options: {},
  biases: {
    forgetBias: gateBias('LSTM: initial bias of the forget gate.', 1),
    inputBias: gateBias('LSTM: initial bias of the input gate.', 0),
  },
  presets: {
    /** The cell of Hochreiter & Schmidhuber, before Gers et al. gave it a gate to forget with. */
    forgetOne: { gate: 'f', value: 1 },
    /** No memory: every step starts from c = 0. */
    forgetZero: { gate: 'f', value: 0 },
    inputOne: { gate: 'i', value: 1 },
    outputOne: { gate: 'o', value: 1 },
  },
} as const satisfies CellRecord;
