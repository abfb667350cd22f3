/** An experiment trained with one training seed, of which claims are measured: a contender is trained once it is asked for. */
import { whole } from '../src/data';
import type { Prepared } from '../src/data/types';
import type { ExperimentSpec } from '../src/experiment/schema';
import type { Scores } from '../src/experiment/sequences';
import { CONTENDER_LETTERS } from '../src/experiment/url';
import { baselineScores, scoresNow, type BaselineScores } from '../src/training/evaluation';
import { buildModel } from '../src/training/network';
import { TrainingRun } from '../src/training/run';
import { subjectOf, type Subject } from './laboratory';

/** A contender at the end of its training. */
export interface Contender {
  readonly run: TrainingRun;
  readonly subject: Subject;
  /** Of the test part. */
  readonly scores: Scores;
}

export class Trial {
  private readonly trained = new Map<number, Promise<Contender>>();
  private readonly runs: TrainingRun[] = [];

  /**
   * @param spec of this seed alone, with the sizes that its matching gives (`matched`)
   * @param epochs where training pauses, as on the page, if the spec trains for longer; 0: untrained; null: it goes on to the end
   */
  constructor(
    readonly spec: ExperimentSpec,
    readonly prepared: Prepared,
    private readonly epochs: number | null,
  ) {}

  /** On the test part. */
  get baselines(): BaselineScores {
    return whole(baselineScores(this.prepared, 'test'));
  }

  /** The settings of a contender (0-based). Throws where there is none. */
  settings(contender: number): ExperimentSpec['contenders'][number] {
    const { contenders } = this.spec;
    const found = contenders[contender];
    if (found === undefined) throw new Error(`contender: ${contender} is none of the ${contenders.length}, from 0 on`);
    return found;
  }

  /** Trains it where it has not been trained yet, on the backend that is open. Throws where there is no such contender. */
  contender(contender: number): Promise<Contender> {
    this.settings(contender);
    const found = this.trained.get(contender) ?? this.train(contender);
    this.trained.set(contender, found);
    return found;
  }

  /** Frees the networks. */
  dispose(): void {
    for (const { model } of this.runs) model.dispose();
    this.runs.length = 0;
    this.trained.clear();
  }

  private async train(contender: number): Promise<Contender> {
    const { spec, prepared, epochs } = this;
    const model = buildModel(spec, contender, prepared);
    const run = new TrainingRun(model, prepared, spec, contender, CONTENDER_LETTERS[contender]!, () =>
      performance.now(),
    );
    this.runs.push(run);
    run.start();
    const isThere = () => run.measured && epochs !== null && run.epoch >= epochs;
    while (run.status === 'training' && !isThere()) run.advance();
    run.pause();
    const subject = await subjectOf(model, spec, contender, prepared, run.epoch);
    return { run, subject, scores: scoresNow(model, prepared, 'test').own };
  }
}
