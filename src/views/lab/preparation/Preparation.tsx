/** The preparation of the series as a pipeline: steps in order, each with its setting and what it did. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../../../i18n/react';
import { Card } from '../../parts/Card';
import { HelpMark } from '../../parts/HelpMark';
import { SaveMenu } from '../../parts/save/SaveMenu';
import { preparationTable } from './preparation-table';
import { useApp, usePreview } from '../../state/store-context';
import { Correlations } from './Correlations';
import styles from './preparation.module.css';
import { StepCard } from './StepCard';

export default function Preparation({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const preview = usePreview();
  const preparation = useApp((state) => state.spec.preparation);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = panel.current;
    const stage = node?.closest('main');
    // Where the stage scrolls by itself, the page around it stays where it is.
    if (stage && getComputedStyle(stage).overflowY === 'auto') stage.scrollTo({ top: 0, behavior: 'instant' });
    else node?.querySelector('section')?.scrollIntoView({ block: 'start', behavior: 'instant' });
    node?.focus({ preventScroll: true });
  }, []);
  if (!preview || preview.steps.length === 0) return null;
  return (
    <div className={styles['panel']} ref={panel} tabIndex={-1}>
      <Card
        id="preparation"
        title={t('sections.preparation')}
        caption={t('preparation.caption')}
        tools={
          <>
            <HelpMark of={t('sections.preparation')} text={t('looks.preparation')} />
            <SaveMenu
              name={t('sections.preparation')}
              file="preparation"
              form="long"
              epochs={() => []}
              numbers={() => preparationTable(preview)}
            />
            <ActionIcon variant="subtle" color="gray" size="md" aria-label={t('preparation.close')} onClick={onClose}>
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          </>
        }
      >
        <ol className={styles['steps']} aria-label={t('preparation.pipeline')}>
          {preview.steps.map((report, k) => (
            <StepCard key={report.step} number={k + 1} report={report} preparation={preparation} preview={preview} />
          ))}
        </ol>
        <Correlations preview={preview} />
      </Card>
    </div>
  );
}
