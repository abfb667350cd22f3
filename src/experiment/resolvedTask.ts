/** What an experiment asks of its networks: its task and loss, where "auto" leaves them to source and task. */
import type { ExperimentSpec } from './schema';
import { tasksOf } from './sources';
import { taskRecord, type Loss, type ResolvedTask } from './tasks';

/** The task of an experiment: the one that is chosen, or with "auto" the one that the source is best for. */
export function resolvedTask({ data, task }: Pick<ExperimentSpec, 'data' | 'task'>): ResolvedTask {
  const served = tasksOf(data.source.kind);
  return served.find((kind) => kind === task.kind) ?? served[0];
}

/** The loss of an experiment: the one that is chosen, or with "auto" the one that its task is best served by. */
export const resolvedLoss = (spec: Pick<ExperimentSpec, 'data' | 'task' | 'training'>): Loss =>
  spec.training.loss === 'auto' ? taskRecord(resolvedTask(spec)).losses[0] : spec.training.loss;

/** Whether the samples are windows of one series, which have a length, a split and a scale to choose. */
export const hasWindows = (spec: Pick<ExperimentSpec, 'data' | 'task'>): boolean =>
  taskRecord(resolvedTask(spec)).samples === 'windows';
