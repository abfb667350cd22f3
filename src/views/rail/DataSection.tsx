/** Data: which sequence, how it looks, and what part of it the networks see at once. */
import { IconArrowRight } from '@tabler/icons-react';
import { useWords } from '../../i18n/react';
import { ChoiceField, More, NumberField, NumberInput, fields as fieldStyles } from '../fields';
import { useApp } from '../store-context';
import { DataPreview } from './DataPreview';
import { InputColumns } from './InputColumns';
import styles from './rail.module.css';
import { RailSection } from './RailSection';
import { SourceDials, SourceMore } from './SourceFields';
import { isForecast, sequenceOf, sequenceChoices, withSequence } from './sequence';

export function DataSection() {
  const { t } = useWords();
  const spec = useApp((state) => state.spec);
  const load = useApp((state) => state.load);
  const set = useApp((state) => state.set);
  const suggested = useApp((state) => state.data.preview?.seasonalPeriod ?? null);
  const { source } = spec.data;
  const forecast = isForecast(source);
  return (
    <RailSection id="data" title={t('sections.data')}>
      <div className={styles['sequence']}>
        <ChoiceField
          label={t('fields.sequence')}
          value={sequenceOf(source)}
          choices={sequenceChoices(t)}
          onChange={(name) => load(withSequence(spec, name))}
        />
      </div>
      <DataPreview />
      {forecast && (
        <div className={fieldStyles['row']} role="group" aria-label={t('data.windowHorizon')}>
          <span className={fieldStyles['label']} aria-hidden="true">
            {t('fields.window')} <IconArrowRight size={12} /> {t('fields.horizon')}
          </span>
          <span className={styles['pair']}>
            <NumberInput
              path="task.window"
              label={t('fields.window')}
              value={spec.task.window}
              min={1}
              max={2000}
              narrow
            />
            <IconArrowRight size={14} aria-hidden="true" />
            <NumberInput
              path="task.horizon"
              label={t('fields.horizon')}
              value={spec.task.horizon}
              min={1}
              max={500}
              narrow
            />
          </span>
        </div>
      )}
      <SourceDials source={source} />
      <More>
        <SourceMore source={source} />
        {forecast && (
          <>
            <InputColumns source={source} inputs={spec.data.inputs} targets={spec.data.targets} />
            <NumberField path="task.stride" label={t('fields.stride')} value={spec.task.stride} min={1} max={1000} />
            <NumberField
              path="task.seasonalPeriod"
              label={t('fields.seasonalPeriod')}
              value={spec.task.seasonalPeriod}
              min={1}
              max={5000}
              nullable
              placeholder={suggested === null ? '' : String(suggested)}
              hint={t('hints.seasonalPeriod')}
            />
            <NumberField
              path="preparation.split.validation"
              label={t('fields.validation')}
              value={spec.preparation.split.validation}
              min={0.01}
              max={0.8}
              step={0.01}
            />
            <NumberField
              path="preparation.split.test"
              label={t('fields.test')}
              value={spec.preparation.split.test}
              min={0.01}
              max={0.8}
              step={0.01}
            />
            <ChoiceField
              label={t('fields.scale')}
              value={spec.preparation.scale}
              choices={(['none', 'standard', 'minMax'] as const).map((value) => ({
                value,
                label: t(`options.${value}`),
              }))}
              onChange={(value) => set('preparation.scale', value)}
            />
          </>
        )}
      </More>
    </RailSection>
  );
}
