/** A sine whose period changes evenly from the beginning to the end. */
import * as v from 'valibot';
import { about, real } from '../numbers';
import { field, madeUp } from './record';
import { amplitude, noise, ofSeries } from './shared';

export const chirp = madeUp({
  kind: 'chirp',
  family: 'periodic',
  tasks: ['forecast'],
  fields: {
    ...ofSeries(1000),
    startPeriod: field(v.pipe(real(2, 10_000), about('Steps a cycle at the beginning.')), 60),
    endPeriod: field(v.pipe(real(2, 10_000), about('Steps a cycle at the end.')), 15),
    amplitude: amplitude(1),
    noise: noise(0.02),
  },
  dials: ['startPeriod', 'endPeriod', 'noise'],
});
