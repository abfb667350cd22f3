/** How a forecast reaches further than one step: its strategy, and how far beyond the end of the series. */
import type { TaskSpec } from '../../../experiment/schema';
import { useWords } from '../../../i18n/react';
import { ChoiceField, NumberField } from '../../parts/fields';
import { useApp } from '../../state/store-context';

export function HorizonFields({ task }: { task: TaskSpec }) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  const steps = useApp((state) => state.data.preview?.forecast?.beyond.labels.length ?? null);
  return (
    <>
      {task.horizon > 1 && (
        <ChoiceField
          label={t('fields.strategy')}
          value={task.strategy}
          choices={(['direct', 'recursive'] as const).map((value) => ({ value, label: t(`options.${value}`) }))}
          onChange={(value) => set('task.strategy', value)}
        />
      )}
      <NumberField
        path="task.beyond"
        label={t('fields.beyond')}
        value={task.beyond}
        placeholder={steps === null ? '' : String(steps)}
        hint={t('hints.beyond')}
      />
    </>
  );
}
