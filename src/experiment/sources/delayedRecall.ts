/** At every step, the symbol of some steps ago. */
import * as v from 'valibot';
import { about, integer } from '../numbers';
import { field, madeUp } from './record';
import { alphabet, lag, ofMemory } from './shared';

export const delayedRecall = madeUp({
  kind: 'delayedRecall',
  family: 'memory',
  tasks: ['labelSteps'],
  fields: {
    lag: lag(8, { min: 1, max: 500 }, 'At every step, say the symbol seen this many steps ago.'),
    symbols: alphabet(4),
    answers: field(
      v.pipe(integer(1, 500), about('Steps that ask for an answer; a sequence is lag + answers steps long.')),
      16,
    ),
    ...ofMemory(),
  },
  dials: ['lag'],
  longestOnSlider: 200,
});
