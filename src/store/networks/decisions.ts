/** What a change of the settings means for the data and for the networks: what has to be made anew, and for whose sake. Pure. */
import { changedFields } from '../../experiment/fields';
import type { ExperimentSpec } from '../../experiment/schema';
import { concernOf } from '../live';
import type { ContenderRun } from '../state';
import type { Course } from './course';
import { keptNetworks, type Lineage } from './kept';

/** Whether both specs are prepared from the same sequences in the same way. */
export const sameData = (one: ExperimentSpec, other: ExperimentSpec): boolean =>
  !changedFields(one, other).some((path) => concernOf(path) === 'data');

/** None of the networks stays. */
export const noneKept = ({ contenders }: ExperimentSpec): Lineage => contenders.map(() => null);

/** The networks that stay where a spec is built on the data that are there. */
export function keptOnSameData(
  { lineage, allAnew }: Pick<Course, 'lineage' | 'allAnew'>,
  before: ExperimentSpec,
  spec: ExperimentSpec,
  contenders: readonly Pick<ContenderRun, 'gone'>[],
): Lineage {
  const there = contenders.map(({ gone }) => !gone && !allAnew);
  return keptNetworks(before, spec, lineage, there);
}

/** The networks that stay where data were prepared: none, unless the very same data were lost and are prepared again. */
export function keptOnNewData(
  course: Pick<Course, 'good' | 'lineage' | 'allAnew'>,
  spec: ExperimentSpec,
  contenders: readonly Pick<ContenderRun, 'gone'>[],
): Lineage {
  const { good, allAnew } = course;
  const lost = good !== null && good.request === null && !allAnew;
  return lost && sameData(good.spec, spec) ? keptOnSameData(course, good.spec, spec, contenders) : noneKept(spec);
}

/** The paths of the settings for whose sake networks start over that have been trained; none where no trained one does. */
export function settingsThatCost(
  lineage: Lineage,
  before: ExperimentSpec,
  spec: ExperimentSpec,
  kept: Lineage,
  contenders: readonly Pick<ContenderRun, 'step'>[],
): string[] {
  const lost = lineage.some((from, k) => kept[k] === null && from !== null && (contenders[from]?.step ?? 0) > 0);
  if (!lost) return [];
  return changedFields(before, spec).filter((path) => {
    const own = /^contenders\.(\d)\./.exec(path);
    return concernOf(path) !== 'nothing' && (own === null || kept[Number(own[1])] === null);
  });
}
