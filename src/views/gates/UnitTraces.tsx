/** The gates and states of the unit at the crosshair as lines over time, under the heatmaps and aligned with them. */
import { useSyncExternalStore } from 'react';
import { useWords } from '../../i18n/react';
import { letterOf, type Trace } from '../model';
import { QUANTITIES, type QuantityName } from '../theme/hues';
import { placed } from './crosshair';
import { quantitiesOf } from './frame';
import styles from './gates.module.css';
import { useLab, useShownTraces } from './lab-context';
import { TRACE, traceLine } from './trace-line';

interface UnitTracesProps {
  readonly contender: number;
  readonly frame: Trace;
}

export function UnitTraces({ contender, frame }: UnitTracesProps) {
  const { board, crosshair } = useLab();
  const traces = useShownTraces();
  const unit = useSyncExternalStore(crosshair.subscribe, () => placed(crosshair.read(), traces).unit);
  const reach = useSyncExternalStore(board.subscribe, board.readReach);
  const trace = traces[contender] ?? null;
  const names = quantitiesOf(frame);
  const gates = names.filter((name) => QUANTITIES[name].range === 'unit');
  const states = names.filter((name) => QUANTITIES[name].range === 'signed');
  const top = names.includes('c') ? Math.max(reach.cell, reach.other) : reach.other;
  const shared = { contender, trace: trace && unit < trace.units ? trace : null, unit };
  return (
    <>
      {gates.length > 0 && <Strip {...shared} names={gates} range={[0, 1]} />}
      <Strip {...shared} names={states} range={[-top, top]} />
    </>
  );
}

interface StripProps {
  readonly contender: number;
  /** Null where the contender has no such unit. */
  readonly trace: Trace | null;
  readonly unit: number;
  readonly names: readonly QuantityName[];
  readonly range: readonly [number, number];
}

function Strip({ contender, trace, unit, names, range }: StripProps) {
  const { t } = useWords();
  const { width, height } = TRACE;
  const [low, high] = range;
  const label = t('cell.traces', {
    unit: unit + 1,
    letter: letterOf(contender),
    names: names.map((name) => t(`gates.${name}`)).join(', '),
  });
  return (
    <div className={`${styles['strip']} ${styles['traces']}`}>
      <span className={styles['traceNames']}>
        <span>
          {names.map((name) => (
            <b
              key={name}
              style={{ color: `var(--quantity-${name}-text)` }}
              data-symbol={name}
              title={t(`gates.${name}`)}
            >
              {name}
            </b>
          ))}
        </span>
        <small>{t('cell.traceUnit', { unit: unit + 1 })}</small>
        <small>{low === 0 ? '0 … 1' : `±${high}`}</small>
      </span>
      <div className={styles['input']}>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
          <path className={styles['zero']} d={`M0 ${low === 0 ? height - TRACE.inset : height / 2}H${width}`} />
          {trace &&
            names.map((name) => {
              const values = trace.gates.find((gate) => gate.name === name)?.values;
              if (!values) return null;
              return (
                <path
                  key={name}
                  d={traceLine(values, trace.steps, trace.units, unit, range)}
                  stroke={`var(--quantity-${name})`}
                  data-symbol={name}
                />
              );
            })}
        </svg>
        <div className={styles['column']} />
      </div>
    </div>
  );
}
