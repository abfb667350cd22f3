/** Training: the rate, the optimiser and what keeps the gradient in bounds. */
import { useWords } from '../../../i18n/react';
import { ChoiceField, More, NumberField, SliderField } from '../../parts/fields';
import { useApp } from '../../state/store-context';
import { RailSection } from './RailSection';
import { TrainingMore } from './TrainingMore';

export function TrainingSection() {
  const { t } = useWords();
  const training = useApp((state) => state.spec.training);
  const seed = useApp((state) => state.spec.seed);
  const seeds = useApp((state) => state.spec.seeds);
  const set = useApp((state) => state.set);
  const { clipping } = training;
  return (
    <RailSection id="training" title={t('sections.training')}>
      <SliderField
        path="training.learningRate"
        label={t('fields.learningRate')}
        sliderLabel={t('fields.learningRateSlider')}
        value={training.learningRate}
        from={1e-5}
        to={1}
      />
      <ChoiceField
        label={t('fields.optimiser')}
        value={training.optimiser}
        choices={(['adam', 'rmsprop', 'sgd'] as const).map((value) => ({ value, label: t(`options.${value}`) }))}
        onChange={(value) => set('training.optimiser', value)}
      />
      <NumberField path="training.batchSize" label={t('fields.batchSize')} value={training.batchSize} />
      <NumberField path="training.epochs" label={t('fields.epochs')} value={training.epochs} />
      <ChoiceField
        label={t('fields.clipping')}
        value={clipping.rule}
        choices={(['none', 'norm', 'value'] as const).map((value) => ({ value, label: t(`options.${value}`) }))}
        onChange={(value) => set('training.clipping.rule', value)}
      />
      {clipping.rule !== 'none' && (
        <NumberField path="training.clipping.limit" label={t('fields.limit')} value={clipping.limit} />
      )}
      <NumberField path="seeds" label={t('fields.seeds')} value={seeds} hint={t('race.seeds')} />
      <NumberField path="seed" label={t('fields.seed')} value={seed} />
      <More of="training">
        <TrainingMore training={training} />
      </More>
    </RailSection>
  );
}
