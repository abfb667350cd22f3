/** Trains the contenders of a spec one after the other and reports each epoch and the outcome. */
import { whole } from '../src/data';
import { contenderColumn } from '../src/data/predictionsCsv';
import type { Prepared } from '../src/data/types';
import { parameterCount } from '../src/experiment/parameters';
import type { Problem } from '../src/experiment/problem';
import type { ExperimentSpec } from '../src/experiment/schema';
import type { ContenderScores, Scores } from '../src/experiment/sequences';
import { CONTENDER_LETTERS } from '../src/experiment/url';
import type { OpenBackend } from '../src/rnn';
import { baselineScores, scoresNow, type BaselineScores } from '../src/training/evaluation';
import { buildModel } from '../src/training/network';
import { laterThan, TrainingRun } from '../src/training/run';
import { dumpContender } from './dump';
import { habitsOf } from './habits';
import { labOf } from './lab';
import type { PredictionsFile } from './predictions';

/** Where results go besides the lines; null: nowhere. */
export interface Outputs {
  /** Folder for the dumps of architecture.md. */
  readonly dump: string | null;
  readonly predictions: PredictionsFile | null;
  /** File for the runs as the page's ledger imports them. */
  readonly runs: string | null;
  /** Whether the laboratory's answers are written as lines, too. */
  readonly lab: boolean;
}

/**
 * Writes one line per contender and epoch, then one final line per contender, then those of the laboratory.
 * @returns the problems of the contenders that failed
 */
export async function runContenders(
  spec: ExperimentSpec,
  prepared: Prepared,
  backend: OpenBackend,
  { dump, predictions, lab }: Outputs,
  write: (line: object) => void,
): Promise<Problem[]> {
  const baselines = whole(baselineScores(prepared, 'test'));
  const finals: object[] = [];
  const labs: object[] = [];
  const problems: Problem[] = [];
  for (const [index, contender] of spec.contenders.entries()) {
    const letter = CONTENDER_LETTERS[index]!;
    const model = buildModel(spec, index, prepared);
    const run = new TrainingRun(model, prepared, spec, index, letter, () => performance.now());
    run.start();
    for (let written = 0; run.status === 'training';) {
      run.advance();
      for (const record of laterThan(run.records, written)) write({ contender: letter, ...record });
      written = run.epoch;
    }
    if (run.problem !== null) problems.push(run.problem);
    finals.push({
      contender: letter,
      parameters: parameterCount(contender, prepared.inputs, prepared.outputs),
      backend: backend.name,
      variant: backend.variant,
      status: run.status,
      epochs: run.epoch,
      bestEpoch: run.best?.epoch ?? null,
      msPerStep: run.timed.median,
      timed: 'alone',
      ...metricsOf(scoresNow(model, prepared, 'test'), baselines, prepared),
      ...habitsOf(model, prepared, lossesOf(run), baselines),
    });
    predictions?.add(contenderColumn(index, contender.cell), model);
    if (dump !== null) await dumpContender(dump, letter, model, spec, prepared);
    if (lab) labs.push({ contender: letter, lab: await labOf(model, spec, index, prepared, run.epoch) });
    model.dispose();
  }
  [...finals, ...labs].forEach(write);
  await predictions?.close();
  return problems;
}

const lossesOf = ({ epoch, records }: TrainingRun) => {
  const last = epoch > 0 ? records.at(-1) : undefined;
  return {
    firstValLoss: records[0]?.valLoss ?? null,
    finalTrainLoss: last?.trainLoss ?? null,
    finalValLoss: last?.valLoss ?? null,
  };
};

/**
 * `test` and `baselines`: flat metrics. Of a forecast of several steps also `steps` and `baselineSteps`, the RMSE by
 * step ahead, and `recursive`, the same network with its one-step predictions fed back. Of several targets `targets`,
 * the same by target's name. `scored` and `of` where only so many evenly spaced windows were scored; the baselines are
 * scored on the windows of `test`.
 */
export function metricsOf({ own, recursive }: ContenderScores, baselines: BaselineScores, prepared: Prepared): object {
  const each = <V>(value: (scores: Scores) => V) =>
    Object.fromEntries(Object.entries(baselines).map(([name, scores]) => [name, value(scores)]));
  const several = prepared.horizon > 1;
  const targetwise = (scores: Scores, v: number) => ({
    ...scores.targets[v],
    ...(several ? { steps: scores.steps[v] } : {}),
  });
  const partly = ({ scored, of }: Scores) => (scored < of ? { scored, of } : {});
  const single = prepared.targetNames.length === 1;
  const steps = (scores: Scores) => (several && single ? { steps: scores.steps[0] } : {});
  return {
    test: own.overall,
    ...partly(own),
    ...steps(own),
    ...(recursive === null ? {} : { recursive: { ...recursive.overall, ...steps(recursive), ...partly(recursive) } }),
    baselines: each(({ overall }) => overall),
    ...(several && single ? { baselineSteps: each((scores) => scores.steps[0]) } : {}),
    ...(prepared.task !== 'forecast' || single
      ? {}
      : {
          targets: Object.fromEntries(
            prepared.targetNames.map((name, v) => [
              name,
              {
                test: targetwise(own, v),
                ...(recursive === null ? {} : { recursive: targetwise(recursive, v) }),
                baselines: each((scores) => targetwise(scores, v)),
              },
            ]),
          ),
        }),
  };
}
