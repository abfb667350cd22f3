/** State space: where the states of the layer that is looked into go, in the plane of their first two principal components. */
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { cellRecord } from '../../../../experiment/cells';
import { taskRecord } from '../../../../experiment/tasks';
import { useWords } from '../../../../i18n/react';
import { Segments } from '../../../parts/charts/Segments';
import { letterOf, type Preview } from '../../../state/model';
import { useContenderNames } from '../../../parts/save/names';
import { SaveMenu } from '../../../parts/save/SaveMenu';
import { useApp, useAppStore, usePreview } from '../../../state/store-context';
import { LabPanel, type PanelProps } from '../../shared/LabPanel';
import { LabProblem } from '../../shared/LabProblem';
import { useLookedInto, useAnswer, useAsked, useRefusal } from '../../shared/looked-into';
import { LookedIntoChoice } from '../../shared/LookedIntoChoice';
import { useChoices } from '../../shared/choices';
import { FIRST_CHOICES, type SpaceChoices } from './choices';
import { COLOURINGS, stepValues, type Colouring } from './colouring';
import { drawingOf } from './drawing';
import { COUNTS, samplesShown, type Count } from './sequences';
import styles from './space.module.css';
import { trajectoryTable, type Projected } from './space-table';
import { SpaceLegend } from './SpaceLegend';
import { SpacePlot } from './SpacePlot';
import { SpaceSentence } from './SpaceSentence';

export function SpacePanel(panel: PanelProps) {
  const { t } = useWords();
  const [chosen, choose] = useChoices(panel.id, FIRST_CHOICES);
  const { count, colouring } = chosen;
  const { cell, contender } = useLookedInto();
  const { states } = cellRecord(cell);
  const state = states.includes(chosen.state) ? chosen.state : 'h';
  return (
    <LabPanel
      {...panel}
      save={<SpaceSave />}
      controls={
        <>
          <LookedIntoChoice contender={contender} />
          {states.length > 1 && (
            <Segments
              label={t('space.state')}
              value={state}
              choices={states.toReversed().map((value) => ({ value, label: value }))}
              onChange={(value) => choose({ state: value })}
            />
          )}
          <Segments
            label={t('space.count')}
            value={String(count) as `${Count}`}
            choices={COUNTS.map((value) => ({
              value: `${value}` as const,
              label: t('space.counts', { count: value }),
            }))}
            onChange={(value) => choose({ count: Number(value) as Count })}
          />
          <Segments
            label={t('space.colour')}
            value={colouring}
            choices={COLOURINGS.map((value) => ({ value, label: t(`space.colourings.${value}`) }))}
            onChange={(value) => choose({ colouring: value })}
          />
        </>
      }
    >
      <Inside state={state} count={count} colouring={colouring} />
    </LabPanel>
  );
}

function Inside({ state, count, colouring }: SpaceChoices) {
  const { t } = useWords();
  const looked = useLookedInto();
  const { contender, layer, direction } = looked;
  const { part, sample } = useApp((store) => store.focus.probe);
  const preview = usePreview();
  const sequences = useMemo(() => {
    const offered = preview?.parts[part].probes.map((probe) => probe.sample) ?? [];
    return samplesShown(sample, offered, count).map((each) => ({ part, sample: each }));
  }, [preview, part, sample, count]);
  // One step of one sequence has no components.
  const steps = useApp(({ run }) => run.contenders[contender]?.trace?.steps ?? 0);
  const tooShort = steps * sequences.length < 2;
  useAsked(tooShort ? null : { type: 'project', contender, layer, direction, state, sequences });
  const answer = useAnswer('projected', looked);
  const refusal = useRefusal(looked);
  if (steps > 0 && tooShort) return <p className={styles['none']}>{t('space.tooShort')}</p>;
  if (!answer || !preview)
    return refusal ? (
      <LabProblem problem={refusal} className={styles['none']} />
    ) : (
      <p className={styles['none']}>{t('space.waiting')}</p>
    );
  return <Picture answer={answer} preview={preview} colouring={colouring} />;
}

interface PictureProps {
  readonly answer: Projected;
  readonly preview: Preview;
  readonly colouring: Colouring;
}

function Picture({ answer, preview, colouring }: PictureProps) {
  const { ref, width } = useElementSize();
  const { contender, state, explained, direction, epoch } = answer;
  const { t } = useWords();
  const units = useApp(({ spec }) => spec.contenders[contender]?.units ?? 1);
  const classes = taskRecord(preview.task).output === 'softmax';
  const drawn = useMemo(() => {
    const targets = { outputs: preview.sizes.outputs, perStep: preview.perStep, classes };
    return answer.trajectories.map(({ before, after, truth }) => ({
      before,
      after,
      values: stepValues(colouring, truth, before.length / 2, targets),
    }));
  }, [answer, preview, classes, colouring]);
  const height = width < 520 ? 280 : 340;
  const drawing = useMemo(
    () => (width > 0 ? drawingOf(drawn, Math.floor(width), height) : null),
    [drawn, width, height],
  );
  const probe = answer.trajectories[0]!;
  return (
    <div ref={ref} className={styles['panel']}>
      {drawing && (
        <>
          <p className={styles['note']}>
            {t('space.shown', {
              letter: letterOf(contender),
              state: t(`gates.${state}`),
              layer: answer.layer + 1,
              epoch,
            })}
          </p>
          <SpacePlot
            contender={contender}
            state={state}
            drawing={drawing}
            probe={probe}
            labels={probe.stepLabels}
            explained={explained}
            backward={direction === 'backward'}
          />
          <SpaceLegend
            colouring={colouring}
            ends={drawing.ends}
            touched={drawing.touched}
            others={drawn.length - 1}
            classes={classes ? preview.outputNames : null}
            unit={preview.unit}
            gaps={drawn.some(({ values }) => values.some(Number.isNaN))}
          />
          <SpaceSentence answer={answer} units={units} touched={drawing.touched} />
        </>
      )}
    </div>
  );
}

function SpaceSave() {
  const { t } = useWords();
  const store = useAppStore();
  const names = useContenderNames();
  const looked = useLookedInto();
  const answer = () => store.getState().surgery.contenders[looked.contender]?.projected?.answer ?? null;
  return (
    <SaveMenu
      name={t('space.title')}
      file={`space-${letterOf(looked.contender)}`}
      epochs={() => [answer()?.epoch ?? null]}
      form="long"
      numbers={() => {
        const given = answer();
        return given && trajectoryTable(names()[given.contender]!, given);
      }}
    />
  );
}
