/** The adding problem (Hochreiter & Schmidhuber 1997, experiment 4). */
import { madeUp } from './record';
import { lag, ofMemory } from './shared';

export const adding = madeUp({
  kind: 'adding',
  family: 'memory',
  tasks: ['regressSequence'],
  fields: {
    lag: lag(
      30,
      { min: 4, max: 1000 },
      'T of Hochreiter & Schmidhuber (1997), experiment 4: lengths are uniform in T … T + T/10.',
    ),
    ...ofMemory(),
  },
  dials: ['lag'],
  longestOnSlider: 400,
});
