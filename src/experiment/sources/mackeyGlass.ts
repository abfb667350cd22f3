/** The delay equation of Mackey and Glass. */
import * as v from 'valibot';
import { about, integer, real } from '../numbers';
import { field, madeUp } from './record';
import { noise, ofSeries } from './shared';

export const mackeyGlass = madeUp({
  kind: 'mackeyGlass',
  family: 'chaotic',
  tasks: ['forecast'],
  fields: {
    ...ofSeries(1500),
    tau: field(v.pipe(integer(1, 300), about('Delay in steps; chaotic from 17.')), 17),
    beta: field(v.pipe(real(0, 10), about('Rate of production.')), 0.2),
    gamma: field(v.pipe(real(0, 2), about('Rate of decay.')), 0.1),
    power: field(v.pipe(real(1, 100), about('Exponent n of the feedback.')), 10),
    noise: noise(0),
  },
  dials: ['tau', 'noise'],
});
