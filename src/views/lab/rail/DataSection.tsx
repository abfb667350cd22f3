/** Data: which sequence, how it looks, and what part of it the networks see at once. */
import { useMemo } from 'react';
import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconArrowRight } from '@tabler/icons-react';
import { hasWindows } from '../../../experiment/resolvedTask';
import { useWords } from '../../../i18n/react';
import { ChoiceField, More, NumberField, NumberInput, fields as fieldStyles } from '../../parts/fields';
import { OwnData } from '../own/OwnData';
import { SeasonField } from '../shared/SeasonField';
import { useApp, useAppStore } from '../../state/store-context';
import { Columns, inPlainSight } from './Columns';
import { DataPreview } from './DataPreview';
import { HorizonFields } from './HorizonFields';
import styles from './rail.module.css';
import { RailSection } from './RailSection';

import { SourceDials, SourceMore } from './SourceFields';
import { keptFile, sequenceOf, sequenceChoices, withSequence } from './sequence';

/** The button's id: closing the panel gives the focus back to it. */
export const PREPARE_BUTTON = 'open-preparation';

interface DataSectionProps {
  /** Whether the preparation lies open on the stage. */
  readonly preparing: boolean;
  readonly onPrepare: (open: boolean) => void;
}

export function DataSection({ preparing, onPrepare }: DataSectionProps) {
  const { t } = useWords();
  const store = useAppStore();
  const source = useApp((state) => state.spec.data.source);
  const task = useApp((state) => state.spec.task);
  const load = useApp((state) => state.load);
  const short = useApp((state) => inPlainSight(state.data.preview?.forecast?.columns.length ?? 0));
  const recent = useApp((state) => state.own.recent);
  const reopen = useApp((state) => state.reopenFile);
  const windows = useApp((state) => hasWindows(state.spec));
  const choices = useMemo(() => sequenceChoices(t, source, recent), [t, source, recent]);
  return (
    <RailSection id="data" title={t('sections.data')}>
      <div className={styles['sequence']}>
        <ChoiceField
          label={t('fields.sequence')}
          value={sequenceOf(source)}
          choices={choices}
          onChange={(name) => {
            const kept = keptFile(recent, name);
            if (kept) reopen(kept);
            else load(withSequence(store.getState().spec, name));
          }}
        />
      </div>
      {source.kind === 'dataset' && <p className={styles['lesson']}>{t(`lessons.${source.id}`)}</p>}
      <OwnData />
      <DataPreview />
      {windows && (
        <div className={fieldStyles['row']} role="group" aria-label={t('data.windowHorizon')}>
          <span className={fieldStyles['label']} aria-hidden="true">
            {t('fields.window')} <IconArrowRight size={12} /> {t('fields.horizon')}
          </span>
          <span className={styles['pair']}>
            <NumberInput path="task.window" label={t('fields.window')} value={task.window} narrow />
            <IconArrowRight size={14} aria-hidden="true" />
            <NumberInput path="task.horizon" label={t('fields.horizon')} value={task.horizon} narrow />
          </span>
        </div>
      )}
      {windows && <SeasonField chosen={task.seasonalPeriod} />}
      {windows && short && <Columns />}
      {windows && (
        <Button
          id={PREPARE_BUTTON}
          variant={preparing ? 'light' : 'default'}
          size="xs"
          fullWidth
          aria-expanded={preparing}
          aria-controls={preparing ? 'preparation' : undefined}
          leftSection={<IconAdjustmentsHorizontal size={15} aria-hidden="true" />}
          onClick={() => onPrepare(!preparing)}
        >
          {t('sections.preparation')}
        </Button>
      )}
      <SourceDials source={source} />
      <More of="data">
        <SourceMore source={source} />
        {windows && (
          <>
            {!short && <Columns />}
            <HorizonFields task={task} />
            <NumberField path="task.stride" label={t('fields.stride')} value={task.stride} />
          </>
        )}
      </More>
    </RailSection>
  );
}
