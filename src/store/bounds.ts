/** Bounds set by the data where they are tighter than the schema's, so that the first message already names a value that works. */
import type { Problem } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Preview } from '../training/protocol';

/** The largest window, horizon and season that fit the previewed series; empty for memory tasks. */
function boundsOf({ task }: ExperimentSpec, preview: Preview): Readonly<Record<string, number>> {
  const { partRows } = preview;
  if (partRows === null) return {};
  const { train, validation, test } = partRows;
  return {
    'task.window': train - task.horizon,
    'task.horizon': Math.min(train - task.window, validation, test),
    'task.seasonalPeriod': train,
  };
}

/** Lowers the maximum in each `tooLarge` problem to what the data allow; leaves the problems alone while no data are known. */
export function withDataBounds(
  problems: readonly Problem[],
  spec: ExperimentSpec,
  preview: Preview | null,
): readonly Problem[] {
  if (preview === null) return problems;
  const bounds = boundsOf(spec, preview);
  return problems.map((each) => {
    const bound = bounds[each.path];
    const { max } = each.values;
    if (each.code !== 'tooLarge' || bound === undefined || typeof max !== 'number') return each;
    return { ...each, values: { ...each.values, max: Math.max(1, Math.min(max, bound)) } };
  });
}
