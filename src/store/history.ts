/** Undo and redo: lists of whole specs; quick changes of the same field make one step. */
import type { ExperimentSpec } from '../experiment/schema';

export interface History {
  readonly past: readonly ExperimentSpec[];
  readonly future: readonly ExperimentSpec[];
  /** The field last changed and when (ms), so that a dragged slider is one step. */
  readonly last: { readonly path: string; readonly at: number } | null;
}

export const emptyHistory: History = { past: [], future: [], last: null };

/** Steps kept. */
const DEPTH = 200;
/** Changes of one field closer together than this, in milliseconds, are one step. */
const TOGETHER = 800;

/** Records a change of `path` at time `at` (ms) that replaced `before`. `joined`: whether it became part of the last step. */
export function recorded(
  history: History,
  before: ExperimentSpec,
  path: string,
  at: number,
): { history: History; joined: boolean } {
  const joined =
    path !== '' && history.last?.path === path && at - history.last.at < TOGETHER && history.past.length > 0;
  const past = joined ? history.past : [...history.past, before].slice(-DEPTH);
  return { history: { past, future: [], last: { path, at } }, joined };
}

/** One step back: the spec to show and the history after it; null when there is none. */
export function undone(history: History, present: ExperimentSpec): { history: History; spec: ExperimentSpec } | null {
  const spec = history.past.at(-1);
  if (spec === undefined) return null;
  return { spec, history: { past: history.past.slice(0, -1), future: [present, ...history.future], last: null } };
}

/** One step forward again; null when there is none. */
export function redone(history: History, present: ExperimentSpec): { history: History; spec: ExperimentSpec } | null {
  const [spec, ...future] = history.future;
  if (spec === undefined) return null;
  return { spec, history: { past: [...history.past, present], future, last: null } };
}
