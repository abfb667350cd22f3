/** The numbers of the heatmaps as a table. Steps and units count from 1. */
import type { Table } from '../../../data/csv';
import type { Trace } from '../../state/model';
import { inShownOrder } from '../../words/shown-order';
import { isTurned } from './convention';

/**
 * Gates and states, long form: a row for each contender, quantity, unit and step, with the epoch whose weights gave it.
 *
 * @param names of the contenders, "A LSTM"
 * @param only this unit, and this step (from 0); absent: all
 * @param keeps the traces' update gates are written as what is kept, as Keras and PyTorch do; the name then says so
 */
export function gateTable(
  traces: readonly (Trace | null)[],
  names: readonly string[],
  only: Place = {},
  keeps = false,
): Table {
  const columns = ['contender', 'epoch', 'layer', 'direction', 'quantity', 'unit', 'step', 'label', 'value'];
  return { columns, rows: gateRows(traces, names, only, keeps) };
}

interface Place {
  readonly unit?: number;
  readonly step?: number;
}

function* gateRows(
  traces: readonly (Trace | null)[],
  names: readonly string[],
  only: Place,
  keeps: boolean,
): Generator<(string | number)[]> {
  for (const [k, trace] of traces.entries()) {
    if (!trace) continue;
    const { cell, gates, steps, units, stepLabels, epoch, layer, direction } = trace;
    const whose = [names[k]!, epoch, layer + 1, direction];
    for (const { name, values } of inShownOrder(gates, (gate) => gate.name)) {
      for (let unit = 0; unit < units; unit++) {
        if (unit !== (only.unit ?? unit)) continue;
        for (let step = 0; step < steps; step++) {
          if (step !== (only.step ?? step)) continue;
          yield [
            ...whose,
            isTurned(cell, name, keeps ? 'keep' : 'rewrite') ? `${name} (1 keeps)` : name,
            unit + 1,
            step + 1,
            stepLabels[step] ?? '',
            values[step * units + unit]!,
          ];
        }
      }
    }
  }
}
