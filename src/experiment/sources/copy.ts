/** The copying memory problem. */
import * as v from 'valibot';
import { about, integer } from '../numbers';
import { field, madeUp } from './record';
import { alphabet, lag, ofMemory } from './shared';

export const copy = madeUp({
  kind: 'copy',
  family: 'memory',
  tasks: ['labelSteps'],
  fields: {
    lag: lag(10, { min: 1, max: 1000 }, 'Blank steps between the string and the go marker.'),
    symbols: alphabet(4),
    stringLength: field(v.pipe(integer(1, 50), about('Symbols to repeat.')), 3),
    ...ofMemory(),
  },
  dials: ['lag', 'stringLength'],
  longestOnSlider: 200,
});
