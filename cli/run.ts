/** Trains the contenders of a spec one after the other and reports each epoch and the outcome. */
import type { Prepared } from '../src/data/types';
import { parameterCount } from '../src/experiment/parameters';
import type { Problem } from '../src/experiment/problem';
import type { ExperimentSpec } from '../src/experiment/schema';
import { CONTENDER_LETTERS } from '../src/experiment/url';
import type { OpenBackend } from '../src/rnn';
import { baselineMetrics, partMetrics, predictionsFor } from '../src/training/evaluation';
import { buildModel } from '../src/training/network';
import { TrainingRun } from '../src/training/run';
import { dumpContender } from './dump';

/**
 * Writes one line per contender and epoch, then one final line per contender.
 * @param dump folder for the dumps of architecture.md; null: none
 * @returns the problems of the contenders that failed
 */
export async function runContenders(
  spec: ExperimentSpec,
  prepared: Prepared,
  backend: OpenBackend,
  dump: string | null,
  write: (line: object) => void,
): Promise<Problem[]> {
  const baselines = baselineMetrics(prepared, 'test');
  const finals: object[] = [];
  const problems: Problem[] = [];
  for (const [index, contender] of spec.contenders.entries()) {
    const letter = CONTENDER_LETTERS[index]!;
    const model = buildModel(spec, index, prepared);
    const run = new TrainingRun(model, prepared, spec, index, letter, () => performance.now());
    run.start();
    for (let written = 0; run.status === 'training';) {
      run.advance();
      for (; written < run.epoch; written++) write({ contender: letter, ...run.records[written + 1] });
    }
    if (run.problem !== null) problems.push(run.problem);
    const predictions = predictionsFor(model, prepared, 'test');
    finals.push({
      contender: letter,
      parameters: parameterCount(contender, prepared.inputs, prepared.outputs),
      backend: backend.name,
      variant: backend.variant,
      status: run.status,
      epochs: run.epoch,
      bestEpoch: run.best?.epoch ?? null,
      test: partMetrics(prepared, 'test', predictions),
      baselines,
    });
    if (dump !== null) await dumpContender(dump, letter, model, spec, prepared);
    model.dispose();
  }
  finals.forEach(write);
  return problems;
}
