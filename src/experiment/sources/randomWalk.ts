/** A sum of independent steps, in which nothing beats the last value. */
import * as v from 'valibot';
import { about, real } from '../numbers';
import { field, madeUp } from './record';
import { ofSeries } from './shared';

export const randomWalk = madeUp({
  kind: 'randomWalk',
  family: 'random',
  tasks: ['forecast'],
  fields: {
    ...ofSeries(1000),
    drift: field(v.pipe(real(-1e6, 1e6), about('Mean of a step.')), 0, 0.05),
    step: field(v.pipe(real(0, 1e6), about('Standard deviation of a step.')), 1),
  },
  dials: ['drift', 'step'],
});
