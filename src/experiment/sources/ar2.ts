/** An autoregressive process of order two. */
import * as v from 'valibot';
import { about, real } from '../numbers';
import { field, madeUp } from './record';
import { ofSeries } from './shared';

export const ar2 = madeUp({
  kind: 'ar2',
  family: 'random',
  tasks: ['forecast'],
  fields: {
    ...ofSeries(1000),
    phi1: field(v.pipe(real(-2, 2), about('Weight of the value one step ago.')), 1.6, 0.05),
    phi2: field(v.pipe(real(-0.999, 0.999), about('Weight of the value two steps ago.')), -0.8, 0.05),
    noise: field(v.pipe(real(0, 1e6), about('Standard deviation of the innovations.')), 1, 0.05),
  },
  dials: ['phi1', 'phi2', 'noise'],
});
