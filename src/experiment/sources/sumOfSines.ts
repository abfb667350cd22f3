/** Several sines on top of one another, with noise. */
import * as v from 'valibot';
import { about, real } from '../numbers';
import { list } from '../bounded';
import { field, madeUp } from './record';
import { noise, ofSeries } from './shared';

export const sumOfSines = madeUp({
  kind: 'sumOfSines',
  family: 'periodic',
  tasks: ['forecast'],
  fields: {
    ...ofSeries(1000),
    periods: field(v.pipe(list(real(2, 10_000), 8), v.minLength(1), about('Steps a cycle, one per sine.')), [16, 45]),
    amplitudes: field(v.pipe(list(real(0, 1e6), 8), v.minLength(1), about('One per sine.')), [1, 0.6]),
    noise: noise(0.05),
  },
  dials: ['periods', 'noise'],
});
