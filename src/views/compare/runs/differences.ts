/** The settings in which kept runs differ, each run with its own contender alone. */
import { changedFields, fieldAt } from '../../../experiment/fields';
import { parseSpec } from '../../../experiment/parse';
import type { RunSummary } from '../../../experiment/runs';
import type { ExperimentSpec } from '../../../experiment/schema';

export interface DifferingSetting {
  /** In a spec whose only contender is the run's: "contenders.0.units". */
  readonly path: string;
  /** One a run; undefined where it has no such setting. */
  readonly values: readonly unknown[];
}

/**
 * What the run was trained with: of the contenders its own, and the training seed that it took. Fields that are newer
 * than the run have their defaults.
 */
export function ownSpec({ spec, contender, trainingSeed }: RunSummary): ExperimentSpec {
  const parsed = parseSpec(spec);
  const whole = parsed.ok ? parsed.value : spec;
  return { ...whole, seeds: 1, trainingSeed, contenders: [whole.contenders[contender]!] };
}

/** In document order. A list whose length differs, and a source of another kind, is one setting. */
export function differingSettings(runs: readonly RunSummary[]): DifferingSetting[] {
  const specs = runs.map(ownSpec);
  const [first, ...others] = specs;
  if (first === undefined) return [];
  const changed = new Set(others.flatMap((other) => changedFields(first, other)));
  // Where the whole differs for one run, its parts say nothing more for another.
  const paths = [...changed].filter((path) => ![...changed].some((above) => path.startsWith(`${above}.`)));
  return inDocumentOrder(first, paths).map((path) => ({ path, values: specs.map((spec) => fieldAt(spec, path)) }));
}

function inDocumentOrder(spec: ExperimentSpec, paths: readonly string[]): string[] {
  const sections = Object.keys(spec);
  const place = (path: string) => sections.indexOf(path.split('.')[0]!);
  return paths.toSorted((a, b) => place(a) - place(b));
}
