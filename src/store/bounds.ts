/** Bounds that the data set, where they are tighter than the schema's, so that the first advice already suffices. */
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

/** The problems with each `tooLarge` advising at most what the data allow; as they are while no data are known. */
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
