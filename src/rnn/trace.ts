/** Gates and states of one direction of a layer by the names of the equations. */
import { gatesOf, type CellName } from '../experiment/cells';
import type { LayerOutputs } from './ops/types';

/** i, f, g, o, c, h (LSTM); z, r, n, h (GRU); h (simple RNN); in this order, [T, B, H] each. */
export type LayerTrace = Readonly<Record<string, Float32Array>>;

/** Takes the gates [T, B, G·H] of a layer apart and puts the states beside them. */
export function layerTrace(cell: CellName, units: number, { h, c, gates }: LayerOutputs): LayerTrace {
  const names = gatesOf(cell);
  const joined = gates?.dataSync<'float32'>() ?? new Float32Array(0);
  const trace: Record<string, Float32Array> = {};
  names.forEach((name, gate) => {
    const values = new Float32Array(joined.length / names.length);
    for (let at = 0, from = gate * units; at < values.length; at += units, from += names.length * units) {
      values.set(joined.subarray(from, from + units), at);
    }
    trace[name] = values;
  });
  if (c) trace['c'] = c.dataSync<'float32'>().slice();
  trace['h'] = h.dataSync<'float32'>().slice();
  return trace;
}
