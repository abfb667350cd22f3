/** One gate of the first contender, large: every unit by its number, the value under the pointer, and its switch. */
import { useId, useRef, type CSSProperties } from 'react';
import { cellRecord, type CellName, type Gate } from '../../experiment/cells';
import type { Intervention } from '../../experiment/interventions';
import { useWords } from '../../i18n/react';
import { Heatmap } from '../lab/gates/heatmaps/Heatmap';
import { useDrawn, write } from '../lab/shared/drawn';
import { valueAt } from '../lab/shared/frame';
import { useFrames } from '../lab/shared/lab-context';
import { StepAxis } from '../lab/shared/StepAxis';
import { Card } from '../parts/Card';
import { Segments } from '../parts/charts/Segments';
import { useApp } from '../state/store-context';
import { compact } from '../words/format';
import { gateWords } from '../words/gate-words';
import styles from './learn.module.css';

/** The gate on which the memory of a cell hangs: what keeps it, or else what rewrites it. Null: a simple RNN has none. */
function memoryGate(cell: CellName): { readonly gate: Gate; readonly role: 'keeps' | 'writes' } | null {
  const { gates } = cellRecord(cell);
  for (const role of ['keeps', 'writes'] as const) {
    const found = gates.find((each) => each.role === role);
    if (found !== undefined) return { gate: found.name, role };
  }
  return null;
}

export function GateCard() {
  const { t } = useWords();
  const frames = useFrames();
  const id = useId();
  const cell = useApp((state) => state.spec.contenders[0]!.cell);
  const frame = frames[0];
  const memory = memoryGate(cell);
  if (!frame || memory === null || frame.cell !== cell) return null;
  const title = gateWords(cell, memory.gate, t);
  return (
    <Card
      id="gate"
      title={title}
      caption={t('learn.gateCaption', { units: frame.units })}
      tools={<Switch cell={cell} title={title} {...memory} />}
    >
      <div
        className={styles['gate']}
        data-contender={0}
        style={{ '--steps': frame.steps, '--units': frame.units, '--rows': frame.units } as CSSProperties}
      >
        <ol className={styles['units']} aria-hidden="true">
          {Array.from({ length: frame.units }, (_, unit) => (
            <li key={unit}>{unit + 1}</li>
          ))}
        </ol>
        <div className={styles['heat']}>
          <Heatmap
            contender={0}
            cell={cell}
            quantity={memory.gate}
            steps={frame.steps}
            units={frame.units}
            first
            readoutId={id}
          />
          <Pointed quantity={memory.gate} units={frame.units} steps={frame.steps} id={id} />
        </div>
      </div>
      <div className={styles['steps']}>
        <StepAxis labels={frame.stepLabels} />
      </div>
    </Card>
  );
}

/** The value under the crosshair, beside it. */
function Pointed({ quantity, units, steps, id }: { quantity: Gate; units: number; steps: number; id: string }) {
  const { t } = useWords();
  const tag = useRef<HTMLSpanElement>(null);
  const spoken = useRef<HTMLSpanElement>(null);
  useDrawn(({ spot, step, unit, traces }) => {
    const value = spot && valueAt(traces[0] ?? null, quantity, step, unit);
    const said = value === null ? '' : t('learn.pointed', { unit: unit + 1, step: step + 1, value: compact(value, 2) });
    write(tag.current, said);
    write(spoken.current, said);
    const style = tag.current?.style;
    if (!style) return;
    style.visibility = said === '' ? 'hidden' : 'visible';
    style.top = `${(100 * (unit + 0.5)) / units}%`;
    // On the side that has the room.
    const right = step > steps / 2;
    style.left = right ? 'auto' : `${(100 * (step + 1)) / steps}%`;
    style.right = right ? `${100 - (100 * step) / steps}%` : 'auto';
  });
  return (
    <>
      <span ref={tag} className={styles['pointed']} aria-hidden="true" />
      <span ref={spoken} id={id} className="visually-hidden" aria-live="polite" />
    </>
  );
}

const VALUES = { shut: 0, open: 1 } as const;

interface SwitchProps {
  readonly cell: CellName;
  readonly title: string;
  readonly gate: Gate;
  readonly role: 'keeps' | 'writes';
}

/** The gate of every unit at every step as learnt, 0 or 1. */
function Switch({ title, gate, role }: SwitchProps) {
  const { t } = useWords();
  const value = useApp((state) => heldAt(state.spec.interventions, gate));
  const add = useApp((state) => state.addIntervention);
  const clear = useApp((state) => state.clearInterventions);
  return (
    <div className={styles['switch']}>
      <span>{t(`learn.gateMeans.${role}`)}</span>
      <Segments
        label={title}
        value={value === 0 ? 'shut' : value === 1 ? 'open' : 'learnt'}
        choices={(['learnt', 'shut', 'open'] as const).map((each) => ({
          value: each,
          label: t(`learn.gateSwitch.${each}`),
        }))}
        onChange={(chosen) => {
          if (chosen === 'learnt') clear();
          else add({ kind: 'clamp', contender: 0, gate, value: VALUES[chosen], units: 'all', steps: 'all' });
        }}
      />
    </div>
  );
}

/** The value at which all units of the first contender's gate are held at every step; null: they are not. */
function heldAt(interventions: readonly Intervention[], gate: Gate): number | null {
  const found = interventions.find(
    (each) =>
      each.on &&
      each.kind === 'clamp' &&
      each.contender === 0 &&
      each.gate === gate &&
      each.units === 'all' &&
      each.steps === 'all',
  );
  return found?.kind === 'clamp' ? found.value : null;
}
