/** How many brackets are open. */
import * as v from 'valibot';
import { about, integer } from '../numbers';
import { field, madeUp } from './record';
import { lag, ofMemory } from './shared';

export const brackets = madeUp({
  kind: 'brackets',
  family: 'memory',
  tasks: ['labelSteps'],
  fields: {
    lag: lag(40, { min: 2, max: 1000 }, 'Brackets a sequence has.'),
    maxDepth: field(v.pipe(integer(1, 15), about('Brackets open at once at most.')), 4),
    ...ofMemory(),
  },
  dials: ['lag', 'maxDepth'],
  longestOnSlider: 200,
  lagIsLength: true,
});
