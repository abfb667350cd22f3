/** Writes what a spec leaves open as a run found it, so that a later page repeats the run and not its search. */
import type { Resolved } from './runs';
import type { ExperimentSpec } from './schema';

/**
 * The spec with the run's season where it says none, and the run's targets where it names none of a table's columns. What
 * the spec says stays; so does all of it where nothing is known.
 */
export function withResolved(spec: ExperimentSpec, resolved: Resolved | null): ExperimentSpec {
  if (resolved === null) return spec;
  const { data, task } = spec;
  const { kind } = data.source;
  const named = kind === 'dataset' || kind === 'file';
  const targets = data.targets.length === 0 && named ? resolved.targets : data.targets;
  const seasonalPeriod = task.seasonalPeriod ?? resolved.seasonalPeriod;
  return { ...spec, data: { ...data, targets: [...targets] }, task: { ...task, seasonalPeriod } };
}
