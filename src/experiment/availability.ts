/** What the schema already has and this version does not run, so that no setting is silently ignored. */
import { fieldAt } from './fields';
import { problem, type Problem } from './problem';
import type { ExperimentSpec, SourceKind, TrainingSpec } from './schema';
import type { ResolvedTask } from './sequences';

/** The one task that each source calls for; `task.kind` "auto" means it. */
export const TASK_OF_SOURCE: Readonly<Record<SourceKind, ResolvedTask>> = {
  dataset: 'forecast',
  sine: 'forecast',
  sumOfSines: 'forecast',
  square: 'forecast',
  sawtooth: 'forecast',
  triangle: 'forecast',
  chirp: 'forecast',
  dampedOscillation: 'forecast',
  trendSeason: 'forecast',
  randomWalk: 'forecast',
  ar2: 'forecast',
  logisticMap: 'forecast',
  mackeyGlass: 'forecast',
  lorenz: 'forecast',
  adding: 'regressSequence',
  delayedRecall: 'labelSteps',
  temporalOrder: 'classifySequence',
  copy: 'labelSteps',
  parity: 'labelSteps',
  brackets: 'labelSteps',
  file: 'forecast',
  drawn: 'forecast',
};

/** Losses that fit a task; the first is the one that `training.loss` "auto" means. */
export const LOSSES_OF_TASK: Readonly<Record<ResolvedTask, readonly Exclude<TrainingSpec['loss'], 'auto'>[]>> = {
  forecast: ['mse', 'mae', 'huber'],
  regressSequence: ['mse', 'mae', 'huber'],
  classifySequence: ['crossEntropy'],
  labelSteps: ['crossEntropy'],
};

/** Fields of which only some values run, the first being the one to use instead. */
const BUILT: readonly { readonly path: string; readonly values: readonly unknown[] }[] = [
  { path: 'task.kind', values: ['auto', 'forecast', 'regressSequence', 'classifySequence', 'labelSteps'] },
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
  const task = TASK_OF_SOURCE[source.kind];
  if (kind !== 'auto' && kind !== task && !listed.has('task.kind')) {
    problems.push(problem('task.kind', 'taskNotForSource', { value: kind, source: source.kind, use: task }));
  }
  const losses = LOSSES_OF_TASK[task];
  if (loss !== 'auto' && !losses.includes(loss) && !listed.has('training.loss')) {
    problems.push(problem('training.loss', 'lossNotForTask', { value: loss, task, options: losses.join(', ') }));
  }
  return problems;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
