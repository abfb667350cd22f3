/** The gate lab: the same probe sequence through every contender, all gates and states on one time axis. */
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { AppState } from '../../../store/state';
import { DIRECTIONS } from '../../../experiment/directions';
import { useWords } from '../../../i18n/react';
import { ChoiceField } from '../../parts/fields';
import { letterOf, type Trace } from '../../state/model';
import { Card } from '../../parts/Card';
import { probeName } from '../../words/probe-name';
import { useApp, useAppStore, usePaced, usePreview } from '../../state/store-context';
import { weightsShown } from '../../words/weights-shown';
import { CellPanel } from '../cell/CellPanel';
import type { Convention } from '../shared/convention';
import { ContenderGates } from './heatmaps/ContenderGates';
import { Crosshair } from '../shared/crosshair';
import { FlowPanel, useFlowOnTallScreens } from './flow/FlowPanel';
import { sameFrame } from '../shared/frame';
import { Bounded } from '../../parts/Bounded';
import { HelpMark } from '../../parts/HelpMark';
import { light } from './heatmaps/highlight';
import { LabBoard } from '../shared/lab-board';
import { LabContext, type Lab } from '../shared/lab-context';
import { LabSave, legendOf } from '../shared/LabSave';
import { LostNotice } from './heatmaps/LostNotice';
import { MatterPanel } from './matter/MatterPanel';
import { PresetsPanel } from './matter/PresetsPanel';
import { SensitivityPanel } from './sensitivity/SensitivityPanel';
import { MemoryPanel } from './memory/MemoryPanel';
import { SaturationPanel } from './saturation/SaturationPanel';
import { useSpaceChoices } from './space/choices';
import { SpacePanel } from './space/SpacePanel';
import { useWeightChoices } from './weights/choices';
import { WeightsPanel } from './weights/WeightsPanel';
import { Legend } from './heatmaps/Legend';
import styles from './gates.module.css';
import layout from './overTime.module.css';
import { UNIT_ORDERS, type UnitOrder } from '../shared/order';
import { PinnedValues } from './heatmaps/PinnedValues';
import { shownTraces } from '../shared/shown-traces';
import type { Sight } from '../shared/sight';
import { SurgeryBanner } from './surgery/Banner';
import { EditingContext, type Editing } from '../shared/editing';
import { SurgeryPanel } from './surgery/SurgeryPanel';
import { TimeMachine } from './time/TimeMachine';
import { PARTS } from '../../../experiment/sequences';

const traces = (state: AppState) => state.run.contenders.map(({ trace }) => trace);
const sameFrames = (a: readonly (Trace | null)[], b: readonly (Trace | null)[]) =>
  a.length === b.length && a.every((trace, k) => sameFrame(trace, b[k]!));

const contenders = (state: AppState) => state.run.contenders;

export default function GateLab() {
  const { t } = useWords();
  useFlowOnTallScreens();
  const space = useSpaceChoices();
  const weights = useWeightChoices();
  const store = useAppStore();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const frames = useApp(traces, sameFrames);
  const crosshair = useMemo(() => new Crosshair(), []);
  const [convention, setConvention] = useState<Convention>('rewrite');
  const [wanted, setSight] = useState<Sight>('touched');
  // The choice goes with the surgery: of untouched networks there is nothing else to see.
  const acts = useApp(({ spec }) => spec.interventions.some(({ on }) => on));
  const sight = acts ? wanted : 'touched';
  const lab = useMemo(
    () => ({
      board: new LabBoard(store, scheme, convention, sight),
      crosshair,
      shown: shownTraces(store, convention, sight, false),
      drawn: shownTraces(store, convention, sight, true),
      scheme,
      convention,
      sight,
    }),
    [store, scheme, convention, sight, crosshair],
  );
  const editing = useEditingState();
  const root = useRef<HTMLDivElement>(null);
  const readoutId = useId();
  const [order, setOrder] = useState<UnitOrder>('natural');

  useEffect(() => {
    const place = () => {
      if (root.current) root.current.dataset['pinned'] = String(lab.crosshair.isPinned());
    };
    lab.crosshair.fit(frames);
    place();
    return lab.crosshair.subscribe(place);
  }, [lab, frames]);
  useEffect(() => lab.board.arrange(order), [lab, order]);

  const built = frames.some((frame) => frame !== null);
  return (
    <Card
      id="gates"
      title={t('sections.gates')}
      caption={<Caption />}
      tools={<LabTools order={order} onOrder={setOrder} lab={lab} />}
    >
      <LostNotice />
      {built ? (
        <LabContext value={lab}>
          <EditingContext value={editing}>
            <div data-tour="time">
              <Bounded name={t('time.title')}>
                <TimeMachine />
              </Bounded>
            </div>
            <div
              className={styles['lab']}
              ref={root}
              onPointerOver={(event) => light(event.currentTarget, event.target)}
              onPointerLeave={(event) => light(event.currentTarget, null)}
              onFocus={(event) => light(event.currentTarget, event.target)}
              onBlur={(event) => light(event.currentTarget, null)}
            >
              {/* Before what it is about: beside it on a wide page, above it on a narrow one. */}
              <div className={styles['banner']}>
                <Bounded name={t('surgery.title')}>
                  <SurgeryBanner sight={sight} onSight={setSight} />
                </Bounded>
              </div>
              <div className={`${styles['column']} ${layout['overTime']}`}>
                <div className={styles['contenders']}>
                  {frames.map(
                    (frame, k) =>
                      frame && (
                        <Bounded key={k} name={t('contender.gates', { letter: letterOf(k) })}>
                          <ContenderGates contender={k} frame={frame} readoutId={readoutId} />
                        </Bounded>
                      ),
                  )}
                </div>
                <Bounded name={t('matter.title')}>
                  <MatterPanel frames={frames} />
                </Bounded>
                <div data-tour="presets">
                  <Bounded name={t('matter.presets')}>
                    <PresetsPanel frames={frames} />
                  </Bounded>
                </div>
                <Bounded name={t('matter.sensitivity')}>
                  <SensitivityPanel frames={frames} />
                </Bounded>
                <Bounded name={t('flow.title')}>
                  <FlowPanel />
                </Bounded>
                <Bounded name={t('memory.saturation')}>
                  <SaturationPanel frames={frames} />
                </Bounded>
                <Bounded name={t('memory.length')}>
                  <MemoryPanel frames={frames} />
                </Bounded>
                <Bounded name={t('space.title')}>
                  <SpacePanel {...space} />
                </Bounded>
                <Bounded name={t('weights.title')}>
                  <WeightsPanel {...weights} />
                </Bounded>
              </div>
              <div className={styles['side']}>
                <div data-tour="cell">
                  <Bounded name={t('cell.title')}>
                    <CellPanel onConvention={setConvention} />
                  </Bounded>
                </div>
                <Bounded name={t('surgery.title')}>
                  <SurgeryPanel />
                </Bounded>
                <div>
                  <Bounded name={t('lab.pinned')}>
                    <PinnedValues readoutId={readoutId} />
                  </Bounded>
                </div>
                <div>
                  <Bounded name={t('lab.legend')}>
                    <Legend />
                  </Bounded>
                  <p className={styles['hint']}>{t('lab.keys')}</p>
                </div>
              </div>
            </div>
          </EditingContext>
        </LabContext>
      ) : (
        <div className={styles['waiting']}>
          <p className={styles['empty']}>{t('lab.empty')}</p>
        </div>
      )}
    </Card>
  );
}

function useEditingState(): Editing {
  const [state, setState] = useState({ on: false, variable: 0 });
  return useMemo(
    () => ({ ...state, change: (part: Parameters<Editing['change']>[0]) => setState((old) => ({ ...old, ...part })) }),
    [state],
  );
}

interface LabToolsProps {
  readonly order: UnitOrder;
  readonly onOrder: (order: UnitOrder) => void;
  readonly lab: Lab;
}

function LabTools({ order, onOrder, lab }: LabToolsProps) {
  const { t } = useWords();
  return (
    <>
      <ProbeChoice />
      <ChoiceField
        inline
        label={t('cell.order')}
        value={order}
        choices={UNIT_ORDERS.map((value) => ({ value, label: t(`cell.orders.${value}`) }))}
        onChange={(value) => {
          const chosen = UNIT_ORDERS.find((candidate) => candidate === value);
          if (chosen) onOrder(chosen);
        }}
      />
      <HelpMark of={t('sections.gates')} text={t('cell.helpLab')} />
      <LabSave
        lab={lab}
        name={t('sections.gates')}
        file="gates"
        of="all"
        parts={(card) => [...card.querySelectorAll('[data-contender]'), legendOf(card)]}
      />
    </>
  );
}

function Caption() {
  const { t } = useWords();
  const weights = weightsShown(
    usePaced(contenders, 30),
    'trace',
    t,
    useApp((state) => state.focus.ended),
  );
  return weights === '' ? t('lab.captionEmpty') : `${weights} · ${t('lab.captionEmpty')}`;
}

/** Which sequence goes through the networks, and which layer is looked at, in which direction where there are two. */
function ProbeChoice() {
  const { t } = useWords();
  const preview = usePreview();
  const probe = useApp((state) => state.focus.probe);
  const layer = useApp((state) => state.focus.layer);
  const direction = useApp((state) => state.focus.direction);
  const showProbe = useApp((state) => state.showProbe);
  const showPredictions = useApp((state) => state.showPredictions);
  const showLayer = useApp((state) => state.showLayer);
  const showDirection = useApp((state) => state.showDirection);
  const layers = useApp((state) => Math.max(...state.spec.contenders.map((contender) => contender.layers)));
  const bothWays = useApp((state) => state.spec.contenders.some(({ bidirectional }) => bidirectional));
  if (!preview) return null;
  const groups = PARTS.map((part) => ({
    group: t(`parts.${part}`),
    items: preview.parts[part].probes.map(({ sample }) => ({
      value: `${part} ${sample}`,
      label: probeName(preview, part, sample, t),
    })),
  }));
  return (
    <>
      <div className={styles['probe']}>
        <ChoiceField
          inline
          label={t('lab.probe')}
          value={`${probe.part} ${probe.sample}`}
          choices={groups}
          onChange={(value) => {
            const [part, sample] = value.split(' ');
            const chosen = PARTS.find((candidate) => candidate === part);
            if (!chosen) return;
            showProbe(chosen, Number(sample));
            // There the predictions are drawn for the probe sequence, beside the errors of its part.
            if (preview.perStep) showPredictions(chosen);
          }}
        />
      </div>
      <ChoiceField
        inline
        label={t('lab.layer')}
        value={String(layer)}
        choices={Array.from({ length: layers }, (_, k) => ({ value: String(k), label: String(k + 1) }))}
        onChange={(value) => showLayer(Number(value))}
      />
      {bothWays && (
        <ChoiceField
          inline
          label={t('lab.direction')}
          value={direction}
          choices={DIRECTIONS.map((value) => ({ value, label: t(`lab.directions.${value}`) }))}
          onChange={(value) => {
            const chosen = DIRECTIONS.find((candidate) => candidate === value);
            if (chosen) showDirection(chosen);
          }}
        />
      )}
    </>
  );
}
