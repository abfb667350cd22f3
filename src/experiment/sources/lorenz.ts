/** The three variables of the Lorenz system. */
import * as v from 'valibot';
import { about, real } from '../numbers';
import { field, madeUp } from './record';
import { noise, ofSeries } from './shared';

export const lorenz = madeUp({
  kind: 'lorenz',
  family: 'chaotic',
  tasks: ['forecast'],
  fields: {
    ...ofSeries(1500),
    sigma: field(v.pipe(real(0, 50), about('Prandtl number.')), 10, 1),
    rho: field(v.pipe(real(0, 100), about('Rayleigh number over its critical value.')), 28, 1),
    beta: field(v.pipe(real(0, 10), about('Shape of the convection cell.')), 8 / 3),
    step: field(v.pipe(real(0.001, 0.2), about('Time between two rows.')), 0.05),
    noise: noise(0),
  },
  dials: ['rho', 'step', 'noise'],
  columns: ['x', 'y', 'z'],
});
