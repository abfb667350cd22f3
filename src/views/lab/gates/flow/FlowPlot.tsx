/** The norms of all contenders over the steps of the probe sequence, logarithmic; points at the lab's one crosshair. */
import { memo, type CSSProperties, type KeyboardEvent, type MouseEvent } from 'react';
import { useWords } from '../../../../i18n/react';
import { shareOf } from '../../../parts/charts/scale';
import { placed, type Spot } from '../../shared/crosshair';
import { useLab } from '../../shared/lab-context';
import { StepLine } from '../../shared/Needle';
import type { ContenderFlow, FlowKind } from './contender-flow';
import { PLOT, decadeAxis, flowPath } from './drawing';
import styles from './flow.module.css';
import { Symbol } from './Symbol';

interface FlowPlotProps {
  readonly kind: FlowKind;
  readonly flows: readonly ContenderFlow[];
  readonly steps: number;
  readonly readoutId: string;
  readonly onFocused: (focused: boolean) => void;
}

export function FlowPlot({ kind, flows, steps, readoutId, onFocused }: FlowPlotProps) {
  const { t } = useWords();
  const { crosshair, shown } = useLab();
  const here = () => placed(crosshair.read(), shown.read());
  const spotAt = (wanted: number): Spot => {
    const spot = crosshair.read();
    return {
      step: Math.min(steps - 1, Math.max(0, wanted)),
      unit: here().unit,
      contender: spot?.contender ?? 0,
      quantity: spot?.quantity ?? 'h',
    };
  };
  const under = (event: MouseEvent<HTMLDivElement>): Spot => {
    const box = event.currentTarget.getBoundingClientRect();
    return spotAt(Math.floor(((event.clientX - box.left) / box.width) * steps));
  };
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    const { step } = here();
    const to = { ArrowLeft: step - 1, ArrowRight: step + 1, Home: 0, End: steps - 1 }[event.key];
    if (to !== undefined) crosshair.move(spotAt(to));
    else if (event.key === 'Enter' || event.key === ' ') crosshair.toggle(spotAt(step));
    else if (event.key === 'Escape' && crosshair.isPinned()) crosshair.free();
    else return;
    event.preventDefault();
  };
  const names = flows.map(({ letter, cell }) => `${letter} ${t(`cells.${cell}`)}`).join(', ');
  return (
    <div className={styles['plot']} style={{ '--steps': steps } as CSSProperties}>
      <span className={styles['measure']} aria-hidden="true">
        <Symbol of="h" kind={kind} />
      </span>
      <Lines flows={flows} />
      <div
        className={styles['reader']}
        role="img"
        tabIndex={0}
        aria-label={t('flow.plot', { what: t(`flow.sums.${kind}`), names })}
        aria-describedby={readoutId}
        onPointerMove={(event) => crosshair.hover(under(event))}
        onPointerDown={(event) => crosshair.hover(under(event))}
        onClick={(event) => crosshair.toggle(under(event))}
        onKeyDown={key}
        onFocus={() => onFocused(true)}
        onBlur={() => onFocused(false)}
      >
        <StepLine />
      </div>
    </div>
  );
}

/** Drawn anew when numbers arrive, not when the crosshair moves. */
const Lines = memo(function Lines({ flows }: Pick<FlowPlotProps, 'flows'>) {
  const { t } = useWords();
  const drawn = flows.flatMap(({ flow }) => [flow.h, flow.c].filter((values) => values !== null));
  const axis = decadeAxis(drawn);
  if (axis === null) return <p className={styles['nothing']}>{t('flow.nothingDrawn')}</p>;
  return (
    <>
      <div className={styles['ticks']} aria-hidden="true">
        {axis.ticks.map((tick) => (
          <span key={tick} style={{ bottom: `${shareOf(axis, tick) * 100}%` }}>
            <Decade value={tick} />
          </span>
        ))}
      </div>
      <svg viewBox={`0 0 ${PLOT.width} ${PLOT.height}`} preserveAspectRatio="none" aria-hidden="true">
        {axis.ticks.map((tick) => (
          <path
            key={tick}
            className={styles['grid']}
            d={`M0 ${(1 - shareOf(axis, tick)) * PLOT.height}H${PLOT.width}`}
          />
        ))}
        {flows.map(({ letter, stroke, flow }) => (
          <g key={letter} stroke={stroke} data-contender-line={letter}>
            {flow.h && <path d={flowPath(flow.h, axis)} />}
            {flow.c && <path className={styles['dashed']} d={flowPath(flow.c, axis)} />}
          </g>
        ))}
      </svg>
    </>
  );
});

/** 1, 10 and 0.1 as they are, the others as powers. */
function Decade({ value }: { value: number }) {
  const exponent = Math.round(Math.log10(value));
  if (Math.abs(exponent) <= 1) return <>{String(10 ** exponent)}</>;
  return (
    <>
      10<sup>{String(exponent).replace('-', '\u2212')}</sup>
    </>
  );
}
