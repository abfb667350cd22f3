/** The numbers of answers that are no forecast as tables. Samples and steps count from 1. */
import type { Table } from '../../../data/csv';
import type { Part } from '../../../experiment/sequences';
import type { Predictions, Preview, Trace } from '../../state/model';

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
