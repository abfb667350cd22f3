/** A sine that dies away. */
import * as v from 'valibot';
import { about, real } from '../numbers';
import { field, madeUp } from './record';
import { amplitude, noise, ofSeries, period } from './shared';

export const dampedOscillation = madeUp({
  kind: 'dampedOscillation',
  family: 'periodic',
  tasks: ['forecast'],
  fields: {
    ...ofSeries(800),
    period: period(25),
    amplitude: amplitude(1),
    halfLife: field(v.pipe(real(1, 1e6), about('Steps in which the swing falls to half.')), 200),
    noise: noise(0.02),
  },
  dials: ['period', 'halfLife', 'noise'],
});
