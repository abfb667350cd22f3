/** What is chosen for the whole lab: the probe sequence, the layer and its direction, the order of the units. */
import { DIRECTIONS } from '../../../../experiment/directions';
import { PARTS } from '../../../../experiment/sequences';
import { useWords } from '../../../../i18n/react';
import { ChoiceField } from '../../../parts/fields';
import { HelpMark } from '../../../parts/HelpMark';
import { useApp, usePreview } from '../../../state/store-context';
import { probeName } from '../../../words/probe-name';
import type { Lab } from '../../shared/lab-context';
import { LabSave, legendOf } from '../../shared/LabSave';
import { UNIT_ORDERS, type UnitOrder } from '../../shared/order';
import styles from './heatmaps.module.css';

interface LabToolsProps {
  readonly order: UnitOrder;
  readonly onOrder: (order: UnitOrder) => void;
  readonly lab: Lab;
}

export function LabTools({ order, onOrder, lab }: LabToolsProps) {
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
