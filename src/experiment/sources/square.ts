/** A square wave with noise. */
import { madeUp } from './record';
import { wave } from './shared';

export const square = madeUp({
  kind: 'square',
  family: 'periodic',
  tasks: ['forecast'],
  fields: wave(),
  dials: ['period', 'noise'],
});
