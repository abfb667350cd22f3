/** A triangle wave with noise. */
import { madeUp } from './record';
import { wave } from './shared';

export const triangle = madeUp({
  kind: 'triangle',
  family: 'periodic',
  tasks: ['forecast'],
  fields: wave(),
  dials: ['period', 'noise'],
});
