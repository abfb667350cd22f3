/** The gates and states of the unit at the crosshair as lines over time, under the heatmaps and aligned with them. */
import { useRef, useSyncExternalStore } from 'react';
import type { CellName } from '../../../../experiment/cells';
import { useWords } from '../../../../i18n/react';
import { letterOf, type Trace } from '../../../state/model';
import { QUANTITIES, type QuantityName } from '../../../theme/hues';
import { mark, useDrawn, write } from '../../shared/drawn';
import { quantitiesOf } from '../../shared/frame';
import { gateWords } from '../../../words/gate-words';
import strip from '../../shared/strip.module.css';
import heat from '../../shared/heat.module.css';
import traces from './traces.module.css';
import { HelpMark } from '../../../parts/HelpMark';
import { useLab } from '../../shared/lab-context';
import { LabSave } from '../../shared/LabSave';
import { StepLine } from '../../shared/Needle';
import { TRACE, traceLine } from './trace-line';

interface UnitTracesProps {
  readonly contender: number;
  readonly frame: Trace;
}

export function UnitTraces({ contender, frame }: UnitTracesProps) {
  const { board } = useLab();
  const reach = useSyncExternalStore(board.subscribe, board.readReach);
  const names = quantitiesOf(frame);
  const gates = names.filter((name) => QUANTITIES[name].range === 'unit');
  const states = names.filter((name) => QUANTITIES[name].range === 'signed');
  const top = names.includes('c') ? Math.max(reach.cell, reach.other) : reach.other;
  return (
    <>
      {gates.length > 0 && <Strip contender={contender} cell={frame.cell} names={gates} low={0} high={1} />}
      <Strip contender={contender} cell={frame.cell} names={states} low={-top} high={top} />
    </>
  );
}

interface StripProps {
  readonly contender: number;
  readonly cell: CellName;
  readonly names: readonly QuantityName[];
  /** What the bottom and the top stand for. */
  readonly low: number;
  readonly high: number;
}

/** What a line was drawn of. */
type Drawn = readonly [values: Float32Array | null, unit: number, low: number, high: number];

function Strip({ contender, cell, names, low, high }: StripProps) {
  const { t } = useWords();
  const { width, height } = TRACE;
  const all = names.map((name) => gateWords(cell, name, t)).join(', ');
  const picture = useRef<SVGSVGElement>(null);
  const title = useRef<HTMLElement>(null);
  const lines = useRef(new WeakMap<Element, Drawn>());
  useDrawn(({ unit, traces, before }) => {
    const trace = traces[contender] ?? null;
    mark(picture.current, 'aria-label', t('cell.traces', { unit: unit + 1, letter: letterOf(contender), names: all }));
    write(title.current, t('cell.traceUnit', { unit: unit + 1 }));
    for (const path of picture.current!.querySelectorAll('[data-symbol]')) {
      const name = path.getAttribute('data-symbol');
      const own = path.hasAttribute('data-untouched') ? (before[contender] ?? null) : trace;
      // Not drawn where the contender has no such unit.
      const there = own && unit < own.units ? own : null;
      const values = there?.gates.find((gate) => gate.name === name)?.values ?? null;
      const old = lines.current.get(path);
      if (old?.[0] === values && old[1] === unit && old[2] === low && old[3] === high) continue;
      lines.current.set(path, [values, unit, low, high]);
      path.setAttribute('d', values && there ? traceLine(values, there.steps, there.units, unit, [low, high]) : '');
    }
  });
  return (
    <div className={`${strip['strip']} ${traces['traces']}`} data-traces="">
      <span className={traces['traceNames']}>
        <span>
          {names.map((name) => (
            <b
              key={name}
              style={{ color: `var(--quantity-${name}-text)` }}
              data-symbol={name}
              title={gateWords(cell, name, t)}
            >
              {name}
            </b>
          ))}
        </span>
        <small ref={title} />
        <small>
          {low === 0 ? '0 … 1' : `±${high}`}
          {names.includes('h') && <Marks contender={contender} />}
        </small>
      </span>
      <div className={heat['input']}>
        <svg ref={picture} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img">
          <path className={traces['zero']} d={`M0 ${low === 0 ? height - TRACE.inset : height / 2}H${width}`} />
          {names.map((name) => (
            <path
              key={name}
              className={traces['untouched']}
              stroke={`var(--quantity-${name})`}
              data-symbol={name}
              data-untouched=""
            />
          ))}
          {names.map((name) => (
            <path key={name} stroke={`var(--quantity-${name})`} data-symbol={name} />
          ))}
        </svg>
        <StepLine />
      </div>
    </div>
  );
}

/** Of both strips of a contender. */
function Marks({ contender }: { contender: number }) {
  const { t } = useWords();
  const lab = useLab();
  const letter = letterOf(contender);
  const name = t('places.sentence', { where: letter, sentence: t('save.traces') });
  return (
    <span className={traces['traceMarks']}>
      <HelpMark of={name} text={t('looks.traces')} />
      <LabSave
        lab={lab}
        contender={contender}
        name={name}
        file={`traces-${letter}`}
        of="unit"
        parts={(group) => group.querySelectorAll('[data-traces], [data-axis]')}
      />
    </span>
  );
}
