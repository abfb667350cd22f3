/** The temporal order problem (Hochreiter & Schmidhuber 1997, experiment 6a). */
import { madeUp } from './record';
import { lag, ofMemory } from './shared';

export const temporalOrder = madeUp({
  kind: 'temporalOrder',
  family: 'memory',
  tasks: ['classifySequence'],
  fields: {
    lag: lag(
      30,
      { min: 10, max: 1000 },
      'Hochreiter & Schmidhuber (1997), experiment 6a, is 100: lengths are uniform in lag … lag + lag/10.',
    ),
    ...ofMemory(),
  },
  dials: ['lag'],
  longestOnSlider: 400,
});
