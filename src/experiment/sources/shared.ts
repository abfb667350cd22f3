/** Fields that several made-up sequences have. */
import * as v from 'valibot';
import { about, integer, real } from '../numbers';
import { field } from './record';

/** What every series has; it is whole unless damage is asked for. */
export const ofSeries = (length: number) => ({
  length: field(v.pipe(integer(20, 20_000), about('Steps.')), length),
  missingShare: field(v.pipe(real(0, 0.5), about('Share of the cells of each column that are missing.')), 0, 0.01),
  outlierShare: field(
    v.pipe(real(0, 0.2), about('Share of the cells of each column that jump 5 to 10 standard deviations.')),
    0,
    0.01,
  ),
});

export const period = (fallback: number) => field(v.pipe(real(2, 10_000), about('Steps a cycle.')), fallback);

export const amplitude = (fallback: number) => field(real(0, 1e6), fallback);

export const noise = (fallback: number) =>
  field(v.pipe(real(0, 1e6), about('Standard deviation of the added Gaussian noise.')), fallback, 0.05);

/** A series that repeats itself. */
export const wave = () => ({ ...ofSeries(800), period: period(25), amplitude: amplitude(1), noise: noise(0.1) });

/** Of a memory task. */
export const ofMemory = () => ({
  sequencesPerEpoch: field(v.pipe(integer(1, 100_000), about('Fresh training sequences drawn every epoch.')), 512),
  heldOutSequences: field(
    v.pipe(integer(1, 20_000), about('Sequences in the fixed validation set, and as many in the test set.')),
    256,
  ),
});

/** The dial of a memory task, in steps. */
export const lag = (fallback: number, { min, max }: { min: number; max: number }, means: string) =>
  field(v.pipe(integer(min, max), about(means)), fallback);

export const alphabet = (fallback: number) => field(v.pipe(integer(2, 16), about('Size of the alphabet.')), fallback);
