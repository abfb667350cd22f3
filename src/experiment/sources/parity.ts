/** Whether the ones so far are odd in number. */
import { madeUp } from './record';
import { lag, ofMemory } from './shared';

export const parity = madeUp({
  kind: 'parity',
  family: 'memory',
  tasks: ['labelSteps'],
  fields: {
    lag: lag(20, { min: 2, max: 1000 }, 'Bits a sequence has.'),
    ...ofMemory(),
  },
  dials: ['lag'],
  longestOnSlider: 200,
  lagIsLength: true,
});
