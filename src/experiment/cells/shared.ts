/** Fields that several kinds of cell may have. */
import * as v from 'valibot';
import { about, real } from '../numbers';

/** The initial bias of a gate. */
export const gateBias = <const D extends number>(text: string, fallback: D) =>
  v.optional(v.pipe(real(-20, 20), about(text)), fallback);

/** Of the gate that says how much is rewritten. */
export const updateBias = gateBias(
  'Cells with one gate between keeping and rewriting the state, as the GRU’s z: its initial bias; negative starts towards keeping (h = (1 − z) h + z n).',
  0,
);
