/** Sensitivity: what the prediction hangs on, ∂prediction/∂input at every step, under the input and on its time axis. */
import { NumberInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { AppState } from '../../../../store/state';
import { useWords } from '../../../../i18n/react';
import { ChoiceField } from '../../../parts/fields';
import { useNames } from '../../../words/made-up-names';
import type { Trace } from '../../../state/model';
import { useContenderNames } from '../../../parts/save/names';
import { SaveMenu } from '../../../parts/save/SaveMenu';
import { useApp, useAppStore, usePaced, usePreview } from '../../../state/store-context';
import { useFrames } from '../../shared/lab-context';
import { LabPanel, type PanelProps } from '../../shared/LabPanel';
import { epochsOf } from '../../shared/LabSave';
import grid from '../../shared/columns.module.css';
import styles from './sensitivity.module.css';
import { SlopeStrip } from './SlopeStrip';
import { slopeReach, slopeTable, type Slopes } from './slopes';

export function SensitivityPanel(panel: PanelProps) {
  const { t } = useWords();
  const frames = useFrames();
  const preview = usePreview();
  const name = useNames();
  const [wantedOutput, setOutput] = useState(0);
  /** Whose answer, where every step is answered; null: the last. */
  const [wantedStep, setStep] = useState<number | null>(null);
  const outputs = preview?.outputNames ?? [];
  const output = Math.min(wantedOutput, Math.max(0, outputs.length - 1));
  const steps = Math.max(1, ...frames.map((frame) => frame?.steps ?? 1));
  const step = Math.min(wantedStep ?? steps - 1, steps - 1);
  return (
    <LabPanel
      {...panel}
      save={<Save />}
      controls={
        <>
          {outputs.length > 1 && (
            <ChoiceField
              inline
              label={t('matter.output')}
              value={String(output)}
              choices={outputs.map((each, k) => ({ value: String(k), label: name(each) }))}
              onChange={(value) => setOutput(Number(value))}
            />
          )}
          {preview?.perStep === true && (
            <span className={styles['at']}>
              <span aria-hidden="true">{t('matter.answerStep')}</span>
              <NumberInput
                className={styles['step']}
                size="xs"
                aria-label={t('matter.answerStep')}
                min={1}
                max={steps}
                allowDecimal={false}
                clampBehavior="strict"
                value={step + 1}
                onChange={(value) => typeof value === 'number' && value >= 1 && setStep(value - 1)}
              />
            </span>
          )}
        </>
      }
    >
      <Columns output={output} step={step} />
    </LabPanel>
  );
}

const contendersOf = ({ surgery }: AppState) => surgery.contenders;

/** The laboratory's slopes, contender by contender; null where there are none for what is shown. */
function slopesOf(
  surgery: AppState['surgery']['contenders'],
  frames: readonly (Trace | null)[],
  perStep: boolean,
): (Slopes | null)[] {
  return frames.map((frame, k) => {
    const answer = surgery[k]?.sensitivities?.answer;
    if (!frame || answer?.values.length !== frame.steps * frame.inputNames.length) return null;
    // Of another sequence they say nothing about the one above.
    if (answer.probe.part !== frame.part || answer.probe.sample !== frame.sample) return null;
    const { steps, inputNames, stepLabels } = frame;
    return { values: answer.values, steps, inputNames, stepLabels, answered: perStep ? answer.step : steps - 1 };
  });
}

function Columns({ output, step }: { readonly output: number; readonly step: number }) {
  const frames = useFrames();
  const watchSurgery = useApp((state) => state.watchSurgery);
  const askLab = useApp((state) => state.askLab);
  const leaveLab = useApp((state) => state.leaveLab);
  const count = frames.length;
  useEffect(() => {
    watchSurgery(true);
    return () => watchSurgery(false);
  }, [watchSurgery]);
  useEffect(() => {
    for (let contender = 0; contender < count; contender++) askLab({ type: 'sensitivity', contender, output, step });
    return () => {
      for (let contender = 0; contender < count; contender++) leaveLab('sensitivity', contender);
    };
  }, [askLab, leaveLab, count, output, step]);
  const surgery = usePaced(contendersOf, 60);
  const perStep = usePreview()?.perStep === true;
  const all = useMemo(() => slopesOf(surgery, frames, perStep), [surgery, frames, perStep]);
  const reach = useMemo(() => slopeReach(all), [all]);
  return (
    <div className={grid['columns']}>
      {frames.map(
        (frame, k) =>
          frame && (
            <SlopeStrip
              key={k}
              contender={k}
              frame={frame}
              slopes={all[k] ?? null}
              output={surgery[k]?.sensitivities?.answer.output ?? output}
              reach={reach}
            />
          ),
      )}
    </div>
  );
}

function Save() {
  const { t } = useWords();
  const store = useAppStore();
  const names = useContenderNames();
  const answers = () => store.getState().surgery.contenders.map((each) => each.sensitivities?.answer ?? null);
  const epochs = () => epochsOf(answers());
  const numbers = () => {
    const { run, surgery, data } = store.getState();
    const slopes = slopesOf(
      surgery.contenders,
      run.contenders.map(({ trace }) => trace),
      data.preview?.perStep === true,
    );
    if (slopes.every((each) => each === null)) return null;
    const outputs = answers().map((answer) => data.preview?.outputNames[answer?.output ?? 0] ?? '');
    return slopeTable(slopes, names(), outputs);
  };
  return <SaveMenu name={t('matter.sensitivity')} file="sensitivity" epochs={epochs} numbers={numbers} form="long" />;
}
