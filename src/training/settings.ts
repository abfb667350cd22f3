/** What the engine needs to know for a training step, from the spec's sections. */
import type { Prepared } from '../data/types';
import type { ContenderSpec, TrainingSpec } from '../experiment/schema';
import type { StepSettings } from '../rnn';

export function stepSettingsOf(
  training: TrainingSpec,
  { dropout, recurrentDropout }: Pick<ContenderSpec, 'dropout' | 'recurrentDropout'>,
  { loss }: Pick<Prepared, 'loss'>,
): StepSettings {
  return { ...training, loss, dropout, recurrentDropout };
}
