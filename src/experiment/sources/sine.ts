/** A sine with noise. */
import { madeUp } from './record';
import { wave } from './shared';

export const sine = madeUp({
  kind: 'sine',
  family: 'periodic',
  tasks: ['forecast'],
  fields: wave(),
  dials: ['period', 'noise'],
});
