/** Looks into the cell of one contender: the diagram and the equations, with the numbers at the crosshair. */
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useMemo, useState, useSyncExternalStore } from 'react';
import type { AppState } from '../../../store/state';
import { useWords } from '../../../i18n/react';
import { ChoiceField, SwitchField } from '../../fields';
import { contenderInk, letterOf, type Trace } from '../../model';
import { useApp } from '../../store-context';
import { QUANTITY_ORDER } from '../../theme/hues';
import { placed } from '../crosshair';
import { HelpMark } from '../HelpMark';
import { useLab, useShownTraces } from '../lab-context';
import styles from './cell.module.css';
import { CellDiagram } from './CellDiagram';
import { EquationList } from './EquationList';
import { equationsOf } from './equations';
import { cellLayout, type Phase } from './layout';
import { cellNumbers, type CellNumbers, type Convention } from './numbers';
import { advanced, phasesOf } from './playback';
import { StepThrough } from './StepThrough';
import { TermList } from './TermList';

interface CellPanelProps {
  readonly onConvention: (convention: Convention) => void;
}

const looked = (state: AppState) => state.focus.cell;

export function CellPanel({ onConvention }: CellPanelProps) {
  const { t } = useWords();
  const contender = useApp(looked);
  const showCell = useApp((state) => state.showCell);
  const id = useId();
  const open = contender !== null;
  return (
    <div className={styles['panel']} role="group" aria-label={t('cell.title')} data-looked-into="">
      <div className={styles['head']}>
        <button
          type="button"
          className={styles['fold']}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => showCell(open ? null : 0)}
        >
          <IconChevronRight size={14} stroke={2} aria-hidden="true" />
          {t('cell.title')}
        </button>
        {open && <ContenderChoice contender={contender} />}
        <HelpMark of={t('cell.title')} text={t('cell.help')} />
      </div>
      {open && (
        <div id={id}>
          <Inside contender={contender} onConvention={onConvention} />
        </div>
      )}
    </div>
  );
}

const cells = (state: AppState) => state.spec.contenders.map(({ cell }) => cell).join();

function ContenderChoice({ contender }: { contender: number }) {
  const { t } = useWords();
  const showCell = useApp((state) => state.showCell);
  const all = useApp(cells).split(',') as ('lstm' | 'gru' | 'simpleRnn')[];
  return (
    <ChoiceField
      hideLabel
      label={t('cell.contender')}
      value={String(contender)}
      choices={all.map((cell, k) => ({ value: String(k), label: `${letterOf(k)} ${t(`cells.${cell}`)}` }))}
      onChange={(value) => showCell(Number(value))}
    />
  );
}

/** The numbers at the crosshair, and why there are none. */
function useNumbers(contender: number): {
  trace: Trace | null;
  unit: number;
  step: number;
  numbers: CellNumbers | null;
} {
  const { crosshair, convention } = useLab();
  const traces = useShownTraces();
  const spot = useSyncExternalStore(crosshair.subscribe, crosshair.read);
  const { step, unit } = placed(spot, traces);
  const trace = traces[contender] ?? null;
  const numbers = useMemo(() => trace && cellNumbers(trace, unit, step, convention), [trace, unit, step, convention]);
  return { trace, unit, step, numbers };
}

function Inside({ contender, onConvention }: { contender: number } & CellPanelProps) {
  const { t } = useWords();
  const { scheme, convention, crosshair } = useLab();
  const { trace, unit, step, numbers } = useNumbers(contender);
  const [phase, setPhase] = useState<Phase | null>(null);
  if (!numbers || !trace) {
    const missing = trace?.weights && unit >= trace.units;
    const letter = letterOf(contender);
    return (
      <p className={styles['none']}>
        {missing ? t('cell.noUnit', { letter, units: trace.units, unit: unit + 1 }) : t('cell.waiting')}
      </p>
    );
  }
  const { variant } = numbers;
  const layout = cellLayout(variant, convention);
  const move = (by: 1 | -1): boolean => {
    const next = advanced({ step, phase }, by, phasesOf(layout), trace.steps, trace.direction);
    if (!next) return false;
    setPhase(next.phase);
    const quantity = crosshair.read()?.quantity ?? 'h';
    crosshair.pin({ step: next.step, unit, contender, quantity });
    return true;
  };
  // What has just been added up is listed in place of what is still to come.
  const added = QUANTITY_ORDER.flatMap((name) => {
    const now = layout.wires.some((wire) => wire.value === `${name}.h` && wire.phase === phase);
    return now ? numbers.gates.filter((gate) => gate.name === name) : [];
  });
  const gated = variant === 'gruResetAfter' || variant === 'gruResetBefore';
  const where = { letter: letterOf(contender), variant: t(`cell.variants.${variant}`), unit: unit + 1, step: step + 1 };
  return (
    <>
      <p className={styles['where']}>
        <b style={{ color: contenderInk(contender) }}>{where.letter}</b> {t('cell.where', where)}
      </p>
      <CellDiagram layout={layout} numbers={numbers} scheme={scheme} phase={phase} label={t('cell.diagram', where)} />
      <StepThrough phase={phase} onMove={move} onWhole={() => setPhase(null)} />
      <div className={styles['below']} data-stepping={phase !== null}>
        {added.length > 0 ? (
          <TermList gates={added} resetBefore={variant === 'gruResetBefore'} />
        ) : (
          <EquationList equations={equationsOf(numbers)} phase={phase} label={t('cell.equations')} />
        )}
      </div>
      {gated && (
        <div className={styles['convention']}>
          <SwitchField
            label={t('cell.keras')}
            checked={convention === 'keep'}
            onChange={(keeps) => onConvention(keeps ? 'keep' : 'rewrite')}
          />
          <p>{t(`cell.conventions.${convention}`)}</p>
        </div>
      )}
    </>
  );
}
