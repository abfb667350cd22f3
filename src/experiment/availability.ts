/** What the schema already has and this version does not run, so that no setting is silently ignored. */
import { fieldAt } from './fields';
import { problem, type Problem } from './problem';
import { resolvedTask } from './resolvedTask';
import type { ExperimentSpec } from './schema';
import { RESOLVED_TASKS, taskRecord } from './tasks';

/** Fields of which only some values run, the first being the one to use instead. */
const BUILT: readonly { readonly path: string; readonly values: readonly unknown[] }[] = [
  { path: 'task.kind', values: ['auto', ...RESOLVED_TASKS] },
  { path: 'preparation.split.shuffle', values: [false] },
  { path: 'preparation.lengths', values: ['pad'] },
  { path: 'preparation.imbalance', values: ['none'] },
  { path: 'training.loss', values: ['auto', 'mse', 'mae', 'huber', 'crossEntropy'] },
];

/**
 * Settings of a valid spec that this version cannot run: `notAvailable` {value, use} for what is not built yet,
 * `taskNotForSource` {value, source, use} and `lossNotForTask` {value, task, options} for what never fits. Empty when
 * the spec runs. Nothing here depends on the data.
 */
export function unsupported(spec: ExperimentSpec): Problem[] {
  const problems = BUILT.flatMap(({ path, values }) => {
    const value = text(fieldAt(spec, path));
    const known = values.map(text);
    return known.includes(value) ? [] : [problem(path, 'notAvailable', { value, use: known[0]! })];
  });
  const listed = new Set(problems.map(({ path }) => path));
  const { source } = spec.data;
  const { kind } = spec.task;
  const { loss } = spec.training;
  const task = resolvedTask(spec);
  if (kind !== 'auto' && kind !== task && !listed.has('task.kind')) {
    problems.push(problem('task.kind', 'taskNotForSource', { value: kind, source: source.kind, use: task }));
  }
  const { losses } = taskRecord(task);
  if (loss !== 'auto' && !losses.includes(loss) && !listed.has('training.loss')) {
    problems.push(problem('training.loss', 'lossNotForTask', { value: loss, task, options: losses.join(', ') }));
  }
  return problems;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
