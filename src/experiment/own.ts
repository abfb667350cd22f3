/** The experiment moved to the user's own data: what belonged to the sequence before goes back to what suits them. */
import { SPEC_DEFAULTS_V1 } from './defaults';
import { withReadableAhead } from './readable';
import type { ExperimentSpec, SourceSpec } from './schema';

/** A window takes at most this share of the training part, so that there are windows to learn from. */
const WINDOW_SHARE = 1 / 3;

/** The usual window, or a shorter one that fits into the training part of so many rows, split as usual. */
export function fittingWindow(rows: number): number {
  const { validation, test } = SPEC_DEFAULTS_V1.preparation.split;
  const most = Math.floor(rows * (1 - validation - test) * WINDOW_SHARE);
  return Math.max(1, Math.min(SPEC_DEFAULTS_V1.task.window, most));
}

/** A document for `parseSpec`: this source with a window that fits its rows and the default preparation; networks and training stay. */
export function ownExperiment(spec: ExperimentSpec, source: SourceSpec, rows: number): unknown {
  const { horizon, stride, strategy } = SPEC_DEFAULTS_V1.task;
  return {
    ...spec,
    data: { source },
    task: { window: fittingWindow(rows), horizon, stride, strategy },
    preparation: {},
    training: { ...spec.training, loss: 'auto' },
  };
}

/**
 * The same file read in another way: variables that are no columns any more are let go, everything else stays.
 *
 * @param columns of numbers
 * @param texts columns of words
 */
export function reformatted(
  spec: ExperimentSpec,
  source: SourceSpec,
  columns: readonly string[],
  texts: readonly string[],
): unknown {
  const there = (names: readonly string[]) => names.filter((name) => columns.includes(name));
  const words = spec.preparation.features.words.filter((name) => texts.includes(name));
  const data = { ...spec.data, source, inputs: there(spec.data.inputs), targets: there(spec.data.targets) };
  const preparation = { ...spec.preparation, features: { ...spec.preparation.features, words } };
  return withReadableAhead({ ...spec, data, preparation });
}
