/** The loss by its name, with what it is measured on: the networks see scaled values, so the loss has no unit. */
import { hasWindows, resolvedLoss } from '../../../experiment/resolvedTask';
import type { ExperimentSpec } from '../../../experiment/schema';
import type { Translate } from '../../../i18n';

const NAMES = {
  mse: 'metrics.mse',
  mae: 'metrics.mae',
  huber: 'options.huber',
  crossEntropy: 'metrics.crossEntropy',
  binaryCrossEntropy: 'options.binaryCrossEntropy',
} as const;

export function lossName(spec: ExperimentSpec, t: Translate): string {
  const { preparation } = spec;
  const loss = t(NAMES[resolvedLoss(spec)]);
  // What is no series is not scaled.
  if (!hasWindows(spec) || preparation.scale === 'none') return loss;
  return t(preparation.scale === 'standard' ? 'curves.ofStandardised' : 'curves.ofMinMax', { loss });
}
