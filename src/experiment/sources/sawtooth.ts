/** A sawtooth with noise. */
import { madeUp } from './record';
import { wave } from './shared';

export const sawtooth = madeUp({
  kind: 'sawtooth',
  family: 'periodic',
  tasks: ['forecast'],
  fields: wave(),
  dials: ['period', 'noise'],
});
