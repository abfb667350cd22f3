/** The numbers of the page's views as tables. Steps and units count from 1; values are in the units their columns name. */
import type { Table } from '../../../data/csv';
import type { Predictions, Preview, Trace } from '../../state/model';
import { isTurned } from '../../gates/cell/convention';
import { inShownOrder } from '../../words/shown-order';
import type { Part } from '../../../experiment/sequences';

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

/** The points that are drawn, wide form: of a long series stretches' extremes in turn, so that `row` is not whole. */
export function previewTable({ lines, rows, unit, kind }: Preview): Table {
  const count = Math.max(0, ...lines.map(({ values }) => values.length));
  const measured = unit === '' ? '' : ` (${unit})`;
  return {
    columns: [kind === 'series' ? 'row' : 'step', ...lines.map(({ name }) => name + measured)],
    rows: Array.from({ length: count }, (_, k) => [
      count < rows ? ((k + 0.5) * rows) / count + 0.5 : k + 1,
      ...lines.map(({ values }) => values[k] ?? null),
    ]),
  };
}

/** The first target before and after each step of the preparation, long form: a row for each point that is drawn. */
export function preparationTable({ steps }: Preview): Table {
  return {
    columns: ['preparation step', 'point', 'before', 'after', 'touched'],
    rows: steps.flatMap(({ step, before, after, touched }) =>
      Array.from({ length: Math.max(before.length, after.length) }, (_, k) => [
        step,
        k + 1,
        before[k] ?? null,
        after[k] ?? null,
        touched[k] ?? 0,
      ]),
    ),
  };
}

/** How often each class was taken for each, long form: a row for each contender, truth and answer. */
export function confusionTable(
  matrices: readonly (Int32Array | null)[],
  names: readonly string[],
  classes: readonly string[],
): Table {
  const K = classes.length;
  return {
    columns: ['contender', 'truth', 'answer', 'count'],
    rows: matrices.flatMap((counts, k) =>
      counts
        ? Array.from(counts, (count, at) => [names[k]!, classes[Math.floor(at / K)]!, classes[at % K]!, count])
        : [],
    ),
  };
}

/**
 * Predictions of a task that is no forecast, long form: a row for each contender and output of each sample (of each step
 * of the probe sequence where every step is labelled), with the probability or value and the truth.
 */
export function answerTable(
  { perStep, parts, outputNames }: Preview,
  part: Part,
  runs: readonly { readonly predictions: Predictions | null; readonly trace: Trace | null }[],
  names: readonly string[],
): Table {
  const K = outputNames.length;
  return {
    columns: ['contender', perStep ? 'step' : 'sample', 'output', 'prediction', 'truth'],
    rows: runs.flatMap(({ predictions, trace }, k) => {
      const own = predictions?.part === part ? predictions : null;
      const values = perStep ? trace?.prediction : own?.values;
      const truth = perStep ? trace?.truth : parts[part].truth;
      const first = perStep ? 0 : (own?.first ?? 0);
      return Array.from(values ?? [], (value, at) => [
        names[k]!,
        first + Math.floor(at / K) + 1,
        outputNames[at % K]!,
        value,
        truth?.[at] ?? null,
      ]);
    }),
  };
}

/** The numbers on a cell's wires, long form: a row for each; `quantity` as in the diagram ("f.x" is what x adds to f). */
export const cellTable = (
  contender: string,
  unit: number,
  step: number,
  values: ReadonlyMap<string, number>,
): Table => ({
  columns: ['contender', 'unit', 'step', 'quantity', 'value'],
  rows: Array.from(values, ([quantity, value]) => [contender, unit + 1, step + 1, quantity, value]),
});
