/** Looks into the cell of one contender: the diagram and the equations, with the numbers at the crosshair. */
import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { CellName } from '../../../experiment/cells';
import type { AppState } from '../../../store/state';
import { useWords } from '../../../i18n/react';
import { ChoiceField, SwitchField } from '../../parts/fields';
import { contenderInk, letterOf, type Trace } from '../../state/model';
import { useApp, useAppStore } from '../../state/store-context';
import { QUANTITY_ORDER } from '../../words/shown-order';
import type { QuantityName } from '../../theme/hues';
import { placed } from '../shared/crosshair';
import { pictureWords, withPlace } from '../shared/shown-words';
import { SaveMenu } from '../../parts/save/SaveMenu';
import { useContenderNames } from '../../parts/save/names';
import { cellTable } from './cell-table';
import { mark, useDrawn, write } from '../shared/drawn';
import { LabPanel, type PanelProps } from '../shared/LabPanel';
import { useLab, useShapeOfTraces, useShownTraces } from '../shared/lab-context';
import styles from './cell.module.css';
import { CellDiagram } from './CellDiagram';
import { hasConventions } from '../shared/convention';
import { drawDiagram, drawEquations } from './draw-cell';
import { EquationList } from './EquationList';
import { equationsOf } from './equations';
import type { Phase } from './layout';
import { cellNumbers } from './numbers';
import { advanced, phasesOf } from './playback';
import { StepThrough } from './StepThrough';
import { TermList } from './TermList';
import { wireValues } from './wire-values';
import { contenderName } from '../../words/contender-name';

const looked = (state: AppState) => state.focus.cell;

export function CellPanel(panel: PanelProps) {
  const contender = useApp(looked);
  const open = contender !== null;
  return (
    <LabPanel
      {...panel}
      save={open && <CellSave contender={contender} />}
      controls={open && <ContenderChoice contender={contender} />}
    >
      {open && (
        <div data-looked-into="">
          <Inside contender={contender} />
        </div>
      )}
    </LabPanel>
  );
}

const cells = (state: AppState) => state.spec.contenders.map(({ cell }) => cell).join();

function ContenderChoice({ contender }: { contender: number }) {
  const { t } = useWords();
  const showCell = useApp((state) => state.showCell);
  const all = useApp(cells).split(',') as CellName[];
  return (
    <ChoiceField
      hideLabel
      label={t('cell.contender')}
      value={String(contender)}
      choices={all.map((cell, k) => ({ value: String(k), label: contenderName(k, cell, t) }))}
      onChange={(value) => showCell(Number(value))}
    />
  );
}

/** The contender's trace as far as the layout depends on it, and whether it has the unit at the crosshair. */
function useShape(contender: number): { readonly trace: Trace | null; readonly missing: number | null } {
  const { crosshair, shown } = useLab();
  const trace = useShapeOfTraces()[contender] ?? null;
  const missing = useSyncExternalStore(crosshair.subscribe, () => {
    const { unit } = placed(crosshair.read(), shown.read());
    return trace && unit >= trace.units ? unit : null;
  });
  return { trace, missing };
}

function Inside({ contender }: { contender: number }) {
  const { t } = useWords();
  const { scheme, convention, setConvention, crosshair, shown } = useLab();
  const store = useAppStore();
  const { trace, missing } = useShape(contender);
  const [phase, setPhase] = useState<Phase | null>(null);
  const example = useMemo(() => trace && cellNumbers(trace, 0, 0, convention), [trace, convention]);
  const layout = useMemo(() => example?.view.layout(convention), [example, convention]);
  const equations = useMemo(() => example && equationsOf(example), [example]);
  const diagram = useRef<SVGSVGElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const place = useRef<HTMLSpanElement>(null);
  const letter = letterOf(contender);
  const held = {
    clamped: t('surgery.held.clamped'),
    silenced: t('surgery.held.silenced'),
    erased: t('surgery.held.erased'),
    frozen: t('surgery.held.frozen'),
    set: t('surgery.held.set'),
  };
  useDrawn(({ step, unit, traces }) => {
    const now = traces[contender];
    const numbers = now && cellNumbers(now, unit, step, convention);
    if (!numbers) return;
    const where = { letter, variant: t(`cell.variants.${numbers.view.variant}`), unit: unit + 1, step: step + 1 };
    const shown = withPlace(t('cell.where', where), now, store.getState(), t);
    write(place.current, `${shown}${now.touched ? ` · ${t('surgery.tag.touched')}` : ''}`);
    mark(diagram.current, 'aria-label', t('cell.diagram', where));
    if (diagram.current) drawDiagram(diagram.current, numbers, scheme);
    if (list.current) drawEquations(list.current, numbers, held);
  });
  if (!trace || !example || !layout || !equations || missing !== null) {
    return (
      <p className={styles['none']}>
        {trace?.weights && missing !== null
          ? t('cell.noUnit', { letter, units: trace.units, unit: missing + 1 })
          : t('cell.waiting')}
      </p>
    );
  }
  const move = (by: 1 | -1): boolean => {
    const { step, unit } = placed(crosshair.read(), shown.read());
    const phases = phasesOf(layout);
    const next = advanced({ step, phase }, by, phases, trace.steps, trace.direction);
    if (!next) return false;
    setPhase(next.phase);
    const quantity = crosshair.read()?.quantity ?? 'h';
    crosshair.pin({ step: next.step, unit, contender, quantity });
    return next.phase !== phases.at(by === 1 ? -1 : 0);
  };
  // What has just been added up is listed in place of what is still to come.
  const added = QUANTITY_ORDER.filter((name) =>
    layout.wires.some((wire) => wire.value === `${name}.h` && wire.phase === phase),
  );
  return (
    <>
      <p className={styles['where']} data-part="">
        <b style={{ color: contenderInk(contender) }}>{letter}</b> <span ref={place} />
      </p>
      <div data-part="">
        <CellDiagram
          ref={diagram}
          layout={layout}
          activation={example.activation}
          before={example.before}
          phase={phase}
        />
      </div>
      <StepThrough phase={phase} onMove={move} onWhole={() => setPhase(null)} />
      <div className={styles['below']} data-part="" data-stepping={phase !== null}>
        {added.length > 0 ? (
          <Terms contender={contender} names={added} />
        ) : (
          <EquationList ref={list} cell={trace.cell} equations={equations} phase={phase} label={t('cell.equations')} />
        )}
      </div>
      {hasConventions(trace.cell) && (
        <div className={styles['convention']}>
          <SwitchField
            label={t(`cell.conventions.${trace.cell}.keras`)}
            checked={convention === 'keep'}
            onChange={(keeps) => setConvention(keeps ? 'keep' : 'rewrite')}
          />
          <p>{t(`cell.conventions.${trace.cell}.${convention}`)}</p>
        </div>
      )}
    </>
  );
}

/** The largest terms of these sums at the crosshair. */
function Terms({ contender, names }: { contender: number; names: readonly QuantityName[] }) {
  const { crosshair, convention } = useLab();
  const traces = useShownTraces();
  const spot = useSyncExternalStore(crosshair.subscribe, crosshair.read);
  const { step, unit } = placed(spot, traces);
  const trace = traces[contender];
  const numbers = trace && cellNumbers(trace, unit, step, convention);
  if (!numbers) return null;
  const gates = names.flatMap((name) => numbers.gates.filter((gate) => gate.name === name));
  return (
    <TermList
      gates={gates}
      held={numbers.held}
      before={numbers.before}
      reset={numbers.reset}
      candidate={numbers.candidate}
    />
  );
}

function CellSave({ contender }: { contender: number }) {
  const { t } = useWords();
  const lab = useLab();
  const { crosshair, shown, convention } = lab;
  const store = useAppStore();
  const names = useContenderNames();
  const numbers = () => {
    const { unit, step } = placed(crosshair.read(), shown.read());
    const trace = shown.read()[contender];
    const now = trace && cellNumbers(trace, unit, step, convention);
    return now ? cellTable(names()[contender]!, unit, step, wireValues(now)) : null;
  };
  return (
    <SaveMenu
      name={t('cell.title')}
      file={`cell-${letterOf(contender)}`}
      form="long"
      epochs={() => [shown.read()[contender]?.epoch ?? null]}
      parts={(panel) => panel.querySelectorAll('[data-part]')}
      detail={() => pictureWords([shown.read()[contender] ?? null], store.getState(), lab, t)}
      numbers={numbers}
    />
  );
}
