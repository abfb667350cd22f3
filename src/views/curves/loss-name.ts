/** The loss by its name, with what it is measured on: the networks see scaled values, so the loss has no unit. */
import { LOSSES_OF_TASK, TASK_OF_SOURCE } from '../../experiment/availability';
import type { ExperimentSpec } from '../../experiment/schema';
import type { Translate } from '../../i18n';

const NAMES = {
  mse: 'metrics.mse',
  mae: 'metrics.mae',
  huber: 'options.huber',
  crossEntropy: 'metrics.crossEntropy',
  binaryCrossEntropy: 'options.binaryCrossEntropy',
} as const;

export function lossName({ data, training, preparation }: ExperimentSpec, t: Translate): string {
  const task = TASK_OF_SOURCE[data.source.kind];
  const loss = t(NAMES[training.loss === 'auto' ? LOSSES_OF_TASK[task][0]! : training.loss]);
  if (task !== 'forecast' || preparation.scale === 'none') return loss;
  return t(preparation.scale === 'standard' ? 'curves.ofStandardised' : 'curves.ofMinMax', { loss });
}
