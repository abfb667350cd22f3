/** The logistic map. */
import * as v from 'valibot';
import { about, real } from '../numbers';
import { field, madeUp } from './record';
import { noise, ofSeries } from './shared';

export const logisticMap = madeUp({
  kind: 'logisticMap',
  family: 'chaotic',
  tasks: ['forecast'],
  fields: {
    ...ofSeries(1000),
    r: field(v.pipe(real(0, 4), about('Growth rate; chaotic from about 3.57.')), 3.9, 0.01),
    start: field(v.pipe(real(0, 1), about('First value.')), 0.4, 0.05),
    noise: noise(0),
  },
  dials: ['r', 'noise'],
});
