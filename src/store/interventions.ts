/** What the store does to the list of interventions in a spec: altering it, and dropping what no longer fits. */
import { checkInterventions, fitting, type SequenceSizes } from '../experiment/fitting';
import { indexOfPlace, placeName, type Intervention } from '../experiment/interventions';
import type { PresetName } from '../experiment/cells';
import { isOfPreset, presetInterventions } from '../experiment/presets';
import { parseSpec } from '../experiment/parse';
import { bad, good, problem, type Problem, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Preview } from '../training/protocol';
import type { InterventionIntents } from './intents';
import type { AppState } from './state';

/** Null while no data are known. */
export const sizesOf = (preview: Preview | null): SequenceSizes | null =>
  preview && { steps: preview.sizes.steps, variables: preview.sizes.variables };

/** The spec without the interventions that do not fit, and sentences about these; none where all fit. */
export function withFitting(
  spec: ExperimentSpec,
  sizes: SequenceSizes | null,
): { readonly spec: ExperimentSpec; readonly dropped: readonly Problem[] } {
  const { kept, dropped } = fitting(spec, sizes);
  if (dropped.length === 0) return { spec, dropped };
  const head = problem('', 'interventionsDropped', { count: dropped.length });
  return { spec: { ...spec, interventions: kept }, dropped: [head, ...dropped] };
}

/** The spec with another list, or what is wrong with the list. */
function withInterventions(
  spec: ExperimentSpec,
  interventions: readonly unknown[],
  sizes: SequenceSizes | null,
): Result<ExperimentSpec> {
  const parsed = parseSpec({ ...spec, interventions });
  if (!parsed.ok) return parsed;
  const problems = checkInterventions(parsed.value, sizes);
  if (problems.length > 0) return bad(...problems);
  // All else stays the same object: what does not look at interventions is not drawn anew while a clamp is dragged.
  return good({ ...spec, interventions: parsed.value.interventions });
}

/** The list with one of them changed. */
const altered = (list: readonly Intervention[], index: number, change: object): unknown[] =>
  list.map((each, other) => (other === index ? { ...each, ...change } : each));

/** The list with one more; where its place is held already, by it instead of what held it. */
function withAdded(list: readonly unknown[], added: unknown, at: number): unknown[] {
  return at < 0 ? [...list, added] : list.with(at, added);
}

/** The list with a preset for a contender, in place of what holds its places. */
function withPreset({ interventions, contenders }: ExperimentSpec, name: PresetName, contender: number): unknown[] {
  const added = presetInterventions(name, contender, contenders[contender]!);
  const places = new Set(added.map(placeName));
  return [...interventions.filter((each) => !places.has(placeName(each))), ...added];
}

/** The intents that change the list. `accept` takes a change over, or shows what is wrong with it. */
export function interventionIntents(
  get: () => Pick<AppState, 'spec' | 'data'>,
  accept: (parsed: Result<ExperimentSpec>, path: string) => void,
): InterventionIntents {
  const change = (interventions: readonly unknown[], path = '') => {
    const { spec, data } = get();
    accept(withInterventions(spec, interventions, sizesOf(data.preview)), path);
  };
  const list = () => get().spec.interventions;
  return {
    addIntervention: (intervention) => {
      change(withAdded(list(), intervention, indexOfPlace(list(), intervention)));
    },
    addPreset: (name, contender) => {
      change(withPreset(get().spec, name, contender));
    },
    removePreset: (name, contender) => {
      const { spec } = get();
      const own = presetInterventions(name, contender, spec.contenders[contender]!);
      change(spec.interventions.filter((each) => !isOfPreset(each, own)));
    },
    alterIntervention: (index, fields) => {
      change(altered(list(), index, fields), `interventions.${index}.${Object.keys(fields).join()}`);
    },
    removeIntervention: (index) => {
      change(list().toSpliced(index, 1));
    },
    clearInterventions: () => {
      change([]);
    },
  };
}
