/** `--seeds N`: the runs of every contender in several processes, seed by seed; the same numbers as on the page. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { contenderColumn } from '../src/data/predictionsCsv';
import type { Prepared } from '../src/data/types';
import { problem, type Problem } from '../src/experiment/problem';
import { runsText } from '../src/experiment/runRecord';
import { recordOf, type RunOutcome } from '../src/experiment/runs';
import type { ExperimentSpec } from '../src/experiment/schema';
import { specOfRun, trainingSeedOfRun } from '../src/experiment/seeds';
import { CONTENDER_LETTERS } from '../src/experiment/url';
import type { Model, OpenBackend } from '../src/rnn';
import { summaryOf } from '../src/study/summary';
import { buildModel } from '../src/training/network';
import type { EpochRecord } from '../src/training/run';
import { answerOf, processOf, type Child, type StartChild } from './children';
import { dumpContender } from './dump';
import { habitsOf } from './habits';
import { labOf } from './lab';
import type { FromChild, ToChild } from './raceMessages';
import { metricsOf, type Outputs } from './run';

/** Starts what trains runs. It takes the messages of raceMessages.ts, the preparation first. */
export const startProcess: StartChild = processOf(fileURLToPath(new URL('./raceChild.ts', import.meta.url)));

/** How a race trains. */
interface Workforce {
  /** How many processes train at once. */
  readonly jobs: number;
  readonly start: StartChild;
}

interface Place {
  readonly contender: number;
  readonly run: number;
}

interface Done extends Place {
  readonly outcome: RunOutcome;
  /** Milliseconds since 1970. */
  readonly ended: number;
}

/**
 * Writes one line per epoch of every run as they train, then one final line per contender and run, then one per
 * contender with the mean and the standard deviation of its test metrics over the runs that did not fail, then the
 * laboratory's of every run.
 *
 * @param folder where the spec lies
 * @returns the problems of the runs that failed
 */
export async function raceContenders(
  spec: ExperimentSpec,
  folder: string,
  prepared: Prepared,
  backend: OpenBackend,
  { jobs, start }: Workforce,
  outputs: Outputs,
  write: (line: object) => void,
): Promise<Problem[]> {
  const waiting: Place[] = Array.from({ length: spec.seeds }, (_, run) =>
    spec.contenders.map((__, contender) => ({ contender, run })),
  ).flat();
  const done: Done[] = [];
  const problems: Problem[] = [];
  /** The runs under way, and whether others were at the same time. */
  const training = new Set<{ beside: boolean }>();
  const named = ({ contender, run }: Place) => ({
    contender: CONTENDER_LETTERS[contender]!,
    run,
    trainingSeed: trainingSeedOfRun(spec, run),
  });
  const heard = (place: Place, records: readonly EpochRecord[]) => {
    for (const record of records) write({ ...named(place), ...record });
  };
  const work = async () => {
    let child: Child | null = null;
    for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
      child ??= started(start, spec, folder, backend);
      const under = { beside: false };
      training.add(under);
      if (training.size > 1) for (const each of training) each.beside = true;
      const ended = await trained(child, place, heard);
      training.delete(under);
      if (ended.type === 'raced') {
        done.push({ ...place, outcome: { ...ended.outcome, beside: under.beside }, ended: Date.now() });
        if (ended.problem !== null) problems.push(ended.problem);
      } else {
        problems.push(problem('', 'raceRunFailed', { ...named(place), run: place.run + 1, detail: ended.detail }));
        child.kill();
        child = null;
      }
    }
    child?.disconnect();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, waiting.length) }, work));
  done.sort((a, b) => a.contender - b.contender || a.run - b.run);
  const labs: object[] = [];
  for (const each of done) {
    const { contender, run, outcome } = each;
    const model = modelOf(spec, each, prepared);
    const habits = habitsOf(model, prepared, outcome, outcome.baselines.test);
    write({ ...named(each), ...finalOf(outcome, prepared), ...habits });
    if (outputs.lab) {
      const lab = await labOf(model, specOfRun(spec, run), contender, prepared, outcome.epochs);
      labs.push({ ...named(each), lab });
    }
    model.dispose();
  }
  for (const [contender] of spec.contenders.entries()) {
    const sound = done.filter((each) => each.contender === contender && each.outcome.end !== 'failed');
    const summary = summaryOf(sound.map(({ outcome }) => outcome.scores.test.own.overall));
    write({ contender: CONTENDER_LETTERS[contender]!, runs: sound.length, summary });
  }
  labs.forEach(write);
  await writeOutputs(spec, prepared, done, outputs);
  return problems;
}

/** A process that prepares the same data. */
function started(start: StartChild, spec: ExperimentSpec, folder: string, backend: OpenBackend): Child {
  const child = start();
  child.send({ type: 'prepare', spec, folder, backend: backend.name } satisfies ToChild);
  return child;
}

/** How a run ended. */
type Ended = Exclude<FromChild, { type: 'epochs' }>;

/** Trains one run to its end; `broken` also where the process dies. */
function trained(
  child: Child,
  place: Place,
  heard: (place: Place, records: readonly EpochRecord[]) => void,
): Promise<Ended> {
  let told = 0;
  const tell = (records: readonly EpochRecord[]) => {
    told += records.length;
    heard(place, records);
  };
  const hear = (message: FromChild): Ended | null => {
    if (message.type === 'epochs') {
      tell(message.records);
      return null;
    }
    if (message.type === 'raced') tell(message.records.slice(told));
    return message;
  };
  const died = (detail: string): Ended => ({ type: 'broken', detail });
  return answerOf(child, { type: 'race', ...place } satisfies ToChild, hear, died);
}

const finalOf = (outcome: RunOutcome, prepared: Prepared): object => ({
  parameters: outcome.parameters,
  backend: outcome.backend,
  variant: outcome.variant,
  status: outcome.end,
  epochs: outcome.epochs,
  bestEpoch: outcome.best?.epoch ?? null,
  msPerStep: outcome.msPerStep,
  timed: outcome.beside === true ? 'beside others' : 'alone',
  ...metricsOf(outcome.scores.test, outcome.baselines.test, prepared),
});

/** The network of a run as it ended. */
function modelOf(spec: ExperimentSpec, { contender, run, outcome }: Done, prepared: Prepared): Model {
  const weights = Object.fromEntries(
    Object.entries(outcome.weights).map(([name, { shape, values }]) => [name, { shape: [...shape], values }]),
  );
  return buildModel(specOfRun(spec, run), contender, prepared, weights);
}

const newId = (): string => randomUUID().replaceAll('-', '');

/** Runs are those of the whole race; dump and predictions are of every contender's first run, as on the page. */
async function writeOutputs(
  spec: ExperimentSpec,
  prepared: Prepared,
  done: readonly Done[],
  { dump, predictions, runs }: Outputs,
): Promise<void> {
  if (runs !== null) {
    const race = { id: newId(), spec };
    const records = done.map(({ outcome, run, ended }) => recordOf({ ...outcome, run }, race, newId(), ended));
    await writeFile(runs, runsText(records));
  }
  if (dump === null && predictions === null) return;
  const own = specOfRun(spec, 0);
  for (const each of done.filter(({ run }) => run === 0)) {
    const { contender } = each;
    const model = modelOf(spec, each, prepared);
    predictions?.add(contenderColumn(contender, own.contenders[contender]!.cell), model);
    if (dump !== null) await dumpContender(dump, CONTENDER_LETTERS[contender]!, model, own, prepared);
    model.dispose();
  }
  await predictions?.close();
}
