/** What a task kind is: one record a kind, from which losses, output, metrics, baselines and views follow. */
import type { MetricName } from '../metrics';

export type Loss = 'mse' | 'mae' | 'huber' | 'crossEntropy' | 'binaryCrossEntropy';

export interface TaskRecord<Kind extends string> {
  readonly kind: Kind;
  /** Windows cut from one series, whose targets are its next rows; or sequences with targets of their own. */
  readonly samples: 'windows' | 'sequences';
  /** Whether the network answers at every step instead of after the last. */
  readonly perStep: boolean;
  /** Numbers from a linear layer, or the probabilities of classes from a softmax. */
  readonly output: 'linear' | 'softmax';
  /** Losses that fit; the first is the one that `training.loss` "auto" means. */
  readonly losses: readonly [Loss, ...Loss[]];
  /**
   * What decides: the first that the scores over all targets have. Several targets, whose units differ, have no RMSE
   * together; they have MASE, or where no target has one, R².
   */
  readonly deciding: readonly [MetricName, ...MetricName[]];
  /** A number counts as right below this absolute error; null where nothing is said of it. */
  readonly tolerance: number | null;
}

export const task = <const Kind extends string>(record: TaskRecord<Kind>): TaskRecord<Kind> => record;
