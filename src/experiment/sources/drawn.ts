/** A series drawn by hand. */
import * as v from 'valibot';
import { list } from '../bounded';
import { about, real } from '../numbers';

/** A drawn series has at least and at most so many values. */
export const DRAWN_LENGTH = { min: 20, max: 2000 } as const;

const schema = v.strictObject({
  kind: v.literal('drawn'),
  values: v.pipe(
    list(real(-1e6, 1e6), DRAWN_LENGTH.max),
    v.minLength(DRAWN_LENGTH.min),
    about('A series drawn by hand, one value a step.'),
  ),
});

export const drawn = { kind: 'drawn', family: 'own', tasks: ['forecast'], schema } as const;
