/** Gradient through time: what of the loss, or of the last state, reaches each step, of all contenders in one plot. */
import { useId, useState } from 'react';
import { useWords } from '../../../../i18n/react';
import { Segments } from '../../../parts/charts/Segments';
import { isTraining } from '../../../state/model';
import { useApp } from '../../../state/store-context';
import { LabPanel, type PanelProps } from '../../shared/LabPanel';
import { useShownTraces } from '../../shared/lab-context';
import { StepAxis } from '../../shared/StepAxis';
import { UntouchedTag } from '../../shared/Tags';
import { contenderFlows, labelsOf, type FlowKind } from './contender-flow';
import { FlowPlot } from './FlowPlot';
import { FlowReadout } from './FlowReadout';
import { FlowSave } from './FlowSave';
import { FlowSentences } from './FlowSentences';
import styles from './flow.module.css';

export function FlowPanel(panel: PanelProps) {
  const { t } = useWords();
  const kind = useApp((state) => state.focus.flow);
  const showFlow = useApp((state) => state.showFlow);
  const [of, setOf] = useState<Exclude<FlowKind, 'jacobian'>>('probe');
  return (
    <LabPanel
      {...panel}
      onOpen={() => showFlow(of)}
      save={kind !== null && <FlowSave kind={kind} />}
      controls={
        <>
          <UntouchedTag />
          <Segments
            label={t('flow.what')}
            value={kind === 'jacobian' ? 'jacobian' : 'loss'}
            choices={(['loss', 'jacobian'] as const).map((value) => ({ value, label: t(`flow.whats.${value}`) }))}
            onChange={(value) => showFlow(value === 'jacobian' ? value : of)}
          />
          {kind !== 'jacobian' && (
            <Segments
              label={t('flow.of')}
              value={kind ?? of}
              choices={(['probe', 'mean'] as const).map((value) => ({ value, label: t(`flow.ofs.${value}`) }))}
              onChange={(value) => {
                setOf(value);
                showFlow(value);
              }}
            />
          )}
        </>
      }
    >
      {kind !== null && <Inside kind={kind} />}
    </LabPanel>
  );
}

function Inside({ kind }: { kind: FlowKind }) {
  const { t } = useWords();
  const traces = useShownTraces();
  const contenders = useApp((state) => state.spec.contenders);
  const flows = contenderFlows(traces, contenders, kind);
  const labels = labelsOf(traces);
  const readoutId = useId();
  const training = useApp((state) => isTraining(state.run.status));
  const [focused, setFocused] = useState(false);
  if (flows.length === 0) return <p className={styles['none']}>{t('flow.waiting')}</p>;
  return (
    <>
      <FlowPlot kind={kind} flows={flows} steps={labels.length} readoutId={readoutId} onFocused={setFocused} />
      <StepAxis labels={labels} />
      {/* Read aloud to who moves through it, and not whenever training changes a number. */}
      <FlowReadout kind={kind} flows={flows} id={readoutId} live={focused && !training} />
      <FlowSentences kind={kind} flows={flows} />
    </>
  );
}
