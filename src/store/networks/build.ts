/** Has the networks built that are others, and gives the ones that stay their places. */
import type { ExperimentSpec } from '../../experiment/schema';
import { isTraining, overallStatus, unbuilt } from '../contender';
import { liveContenders, liveTraining } from '../live';
import type { Context } from './context';
import type { FormerNames } from './formerNames';
import { sameOrder, type Lineage } from './kept';

export interface BuildOrder {
  readonly spec: ExperimentSpec;
  /** The request that prepared its data. */
  readonly request: number;
  /** Settings for whose sake networks start over that have been trained. */
  readonly because: readonly string[];
  /** Of every contender, which of the networks before is its own; null: it is built. */
  readonly kept: Lineage;
}

/** @param names is told which networks are called otherwise from now on */
export function build(context: Context, names: FormerNames, { spec, request, because, kept }: BuildOrder): void {
  const { client, get, set, course } = context;
  const before = get().run.contenders;
  names.renamed(course.runId, kept);
  course.runId++;
  course.allAnew = false;
  course.lineage = sameOrder(spec);
  const trains = kept.some((from) => from !== null && isTraining(before[from]!.status));
  // What is built while others train joins them.
  if (!trains) course.intent = 'rest';
  const onceBuilt = trains && course.intent === 'train' ? 'train' : get().run.onceBuilt;
  const contenders = kept.map((from) => (from === null ? unbuilt() : before[from]!));
  const over = before.filter((run) => !contenders.includes(run)).map(({ failure }) => failure);
  set({
    problems: get().problems.filter((each) => !over.includes(each)),
    run: {
      status: overallStatus(contenders.map(({ status }) => status)),
      contenders,
      rebuiltBecause: because,
      onceBuilt,
    },
    ...context.rebuilt(),
  });
  client.build(course.runId, spec, request, get().focus, kept, trains);
  if (kept.some((from) => from !== null)) {
    client.adjust(course.runId, liveTraining(spec), liveContenders(spec));
    client.focus(course.runId, get().focus);
  }
  context.building(kept);
}
