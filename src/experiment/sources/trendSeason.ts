/** A straight line, a season and noise. */
import * as v from 'valibot';
import { about, real } from '../numbers';
import { field, madeUp } from './record';
import { amplitude, noise, ofSeries, period } from './shared';

export const trendSeason = madeUp({
  kind: 'trendSeason',
  family: 'periodic',
  tasks: ['forecast'],
  fields: {
    ...ofSeries(600),
    slope: field(v.pipe(real(-1e6, 1e6), about('Rise a step.')), 0.01),
    period: period(12),
    amplitude: amplitude(1),
    noise: noise(0.2),
  },
  dials: ['slope', 'period', 'noise'],
});
