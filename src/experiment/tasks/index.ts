/** The task kinds that run; a new one is its record and a line here. */
import { classifySequence } from './classifySequence';
import { forecast } from './forecast';
import { labelSteps } from './labelSteps';
import type { TaskRecord } from './record';
import { regressSequence } from './regressSequence';

export type { Loss } from './record';

const TASKS = { forecast, regressSequence, classifySequence, labelSteps } as const;

/** A task that runs, resolved from the spec's `task.kind` and its source. */
export type ResolvedTask = keyof typeof TASKS;

export const RESOLVED_TASKS = Object.keys(TASKS) as readonly ResolvedTask[];

/** Tasks that the schema knows and that do not run yet. */
export const PLANNED_TASKS = ['multiLabel', 'nextCharacter'] as const;

export const taskRecord = (kind: ResolvedTask): TaskRecord<ResolvedTask> => TASKS[kind];
