/** The rest of the training settings; of the optimiser's, those that it has. */
import { resolvedTask } from '../../../experiment/resolvedTask';
import { taskRecord } from '../../../experiment/tasks';
import type { TrainingSpec } from '../../../experiment/schema';
import { useWords } from '../../../i18n/react';
import { ChoiceField, NumberField, SwitchField } from '../../parts/fields';
import { useApp } from '../../state/store-context';

const BACKENDS: readonly TrainingSpec['backend'][] = ['auto', 'webgl', 'simd', 'reference'];

type NumberName = 'momentum' | 'beta1' | 'beta2' | 'rho' | 'epsilon' | 'decayStart' | 'l1' | 'l2' | 'huberDelta';

const OF_OPTIMISER: Readonly<Record<TrainingSpec['optimiser'], readonly NumberName[]>> = {
  adam: ['beta1', 'beta2', 'epsilon'],
  rmsprop: ['rho', 'epsilon'],
  sgd: ['momentum'],
};

export function TrainingMore({ training }: { training: TrainingSpec }) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  const task = useApp((state) => resolvedTask(state.spec));
  const { earlyStopping } = training;
  const number = (name: NumberName) => {
    return (
      <NumberField
        key={name}
        path={`training.${name}`}
        label={t(`fields.${name}`)}
        value={training[name]}
        {...(name === 'decayStart' ? { step: 0.05, hint: t('hints.decayStart') } : {})}
      />
    );
  };
  return (
    <>
      <ChoiceField
        label={t('fields.loss')}
        value={training.loss}
        choices={(['auto', ...taskRecord(task).losses] as const).map((value) => ({
          value,
          label: t(`options.${value}`),
        }))}
        onChange={(value) => set('training.loss', value)}
      />
      <ChoiceField
        label={t('fields.backend')}
        value={training.backend}
        choices={BACKENDS.map((value) => ({
          value,
          label: value === 'auto' ? t('options.fastest') : t(`run.backends.${value}`),
        }))}
        onChange={(value) => set('training.backend', value)}
      />
      {training.loss === 'huber' && number('huberDelta')}
      {OF_OPTIMISER[training.optimiser].map(number)}
      {number('decayStart')}
      {number('l1')}
      {number('l2')}
      <SwitchField
        label={t('fields.restoreBest')}
        checked={training.restoreBest}
        onChange={(checked) => set('training.restoreBest', checked)}
      />
      <SwitchField
        label={t('fields.earlyStopping')}
        checked={earlyStopping.enabled}
        onChange={(checked) => set('training.earlyStopping.enabled', checked)}
      />
      {earlyStopping.enabled && (
        <>
          <NumberField
            path="training.earlyStopping.patience"
            label={t('fields.patience')}
            value={earlyStopping.patience}
          />
          <NumberField
            path="training.earlyStopping.minDelta"
            label={t('fields.minDelta')}
            value={earlyStopping.minDelta}
          />
        </>
      )}
    </>
  );
}
