/** Saturation: of every gate the shares of its values near 0 and near 1, over training, of all contenders on one axis of epochs. */
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { gatesOf, type CellName } from '../../../../experiment/cells';
import type { AppState } from '../../../../store/state';
import { useWords } from '../../../../i18n/react';
import { exact } from '../../../words/format';
import { contenderInk, letterOf } from '../../../state/model';
import { usePaced } from '../../../state/store-context';
import { LabPanel, type PanelProps } from '../../shared/LabPanel';
import grid from '../../shared/columns.module.css';
import strip from '../../shared/strip.module.css';
import { gateWords } from '../../../words/gate-words';
import { useFrames, useLab, useShownTraces } from '../../shared/lab-context';
import { UntouchedTag } from '../../shared/Tags';
import styles from './saturation.module.css';
import {
  areasOf,
  CHART,
  epochToSay,
  filled,
  historiesOf,
  lastEpoch,
  measuredAt,
  mostAt,
  reachOf,
  type Measured,
} from './saturation-chart';
import { SaturationSave } from './SaturationSave';

export function SaturationPanel(panel: PanelProps) {
  const frames = useFrames();
  return (
    <LabPanel {...panel} save={<SaturationSave frames={frames} />} controls={<UntouchedTag />}>
      <Columns />
    </LabPanel>
  );
}

const contenders = (state: AppState) => state.run.contenders;

function Columns() {
  const { t } = useWords();
  const frames = useFrames();
  const { convention } = useLab();
  const runs = usePaced(contenders, 90);
  /** The epoch that is read in all columns; null: the newest. */
  const [epoch, setEpoch] = useState<number | null>(null);
  const histories = useMemo(() => historiesOf(frames, runs, convention), [frames, runs, convention]);
  const axes = {
    last: lastEpoch(histories),
    reach: useMemo(() => reachOf(histories), [histories]),
  };
  const sequences = runs.find(({ saturation }) => saturation.length > 0)?.saturation[0]?.sequences;
  return (
    <>
      <div className={grid['columns']}>
        {frames.map(
          (frame, k) =>
            frame && (
              <OfContender
                key={k}
                contender={k}
                cell={frame.cell}
                measured={histories[k]!}
                axes={axes}
                epoch={epoch}
                onEpoch={setEpoch}
              />
            ),
        )}
      </div>
      {sequences !== undefined && <p className={styles['none']}>{t('memory.sequences', { count: sequences })}</p>}
    </>
  );
}

/** Where the axes end, the same for all contenders: an epoch, and a share. */
interface Axes {
  readonly last: number;
  readonly reach: number;
}

interface OfContenderProps {
  readonly contender: number;
  readonly cell: CellName;
  readonly measured: readonly Measured[];
  readonly axes: Axes;
  readonly epoch: number | null;
  readonly onEpoch: (epoch: number | null) => void;
}

function OfContender({ contender, cell, measured, axes, epoch, onEpoch }: OfContenderProps) {
  const { t } = useWords();
  const { last } = axes;
  const letter = letterOf(contender);
  const gated = gatesOf(cell).length > 0;
  // Without a choice of its own it reads the epoch that the rest of the lab shows.
  const at = useShownTraces()[contender]?.epoch ?? null;
  const shown = measuredAt(measured, epoch ?? at);
  // At the right edge a line would only flicker while the network trains.
  const marked = shown !== undefined && (epoch !== null || last - shown.epoch > last / 50);
  if (!gated || !shown || shown.gates.length === 0) {
    return <p className={styles['none']}>{t(gated ? 'memory.measuring' : 'memory.noGates', { letter })}</p>;
  }
  const read = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = ((event.clientX - box.left) / box.width) * last;
    onEpoch(measuredAt(measured, at)!.epoch);
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    const place = measured.indexOf(shown);
    const to = {
      ArrowLeft: place - 1,
      ArrowDown: place - 1,
      ArrowRight: place + 1,
      ArrowUp: place + 1,
      PageDown: place - 10,
      PageUp: place + 10,
      Home: 0,
      End: measured.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onEpoch(measured[Math.min(measured.length - 1, Math.max(0, to))]!.epoch);
  };
  const exactly = shown.gates
    .map((gate) =>
      t('memory.gateAt', {
        gate: gateWords(cell, gate.name, t),
        above: t('memory.share', { percent: exact(100 * gate.above) }),
        below: t('memory.share', { percent: exact(100 * gate.below) }),
      }),
    )
    .join(t('places.sentenceSeparator'));
  return (
    <div className={grid['column']}>
      <p className={styles['said']}>
        <b style={{ color: contenderInk(contender) }}>{letter}</b> <Said cell={cell} history={measured} epoch={at} />
      </p>
      <div className={styles['charts']}>
        <div className={styles['names']}>
          {shown.gates.map(({ name, above, below }) => (
            <div key={name} className={styles['name']}>
              <i className={strip['swatch']} style={{ background: `var(--quantity-${name})` }} />
              <b style={{ color: `var(--quantity-${name}-text)` }} title={gateWords(cell, name, t)}>
                {name}
              </b>
              <span>
                <small>
                  {t('memory.above')} <span>{percent(above)}</span>
                </small>
                <small>
                  {t('memory.below')} <span>{percent(below)}</span>
                </small>
              </span>
            </div>
          ))}
        </div>
        <div
          className={styles['plots']}
          role="slider"
          tabIndex={0}
          aria-label={t('memory.saturationOf', { letter })}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={shown.epoch}
          aria-valuetext={t('memory.at', { epoch: exact(shown.epoch), gates: exactly })}
          onPointerMove={read}
          onPointerLeave={() => onEpoch(null)}
          onKeyDown={key}
          onBlur={() => onEpoch(null)}
        >
          {shown.gates.map(({ name }) => (
            <GateAreas key={name} name={name} measured={measured} axes={axes} />
          ))}
          {marked && <i className={styles['here']} style={{ left: `${(shown.epoch / last) * 100}%` }} />}
        </div>
      </div>
      <div className={styles['epochs']} aria-hidden="true">
        <small>±{Math.round(100 * axes.reach)} %</small>
        <span>0</span>
        {!marked ? (
          <span>{t('memory.epochs')}</span>
        ) : (
          <b style={{ left: `${(shown.epoch / last) * 100}%` }}>{exact(shown.epoch)}</b>
        )}
        <span>{exact(last)}</span>
      </div>
    </div>
  );
}

/** As many decimals as the column has room for; the slider says all digits. */
function percent(share: number): string {
  const value = 100 * share;
  if (value > 0 && value < 0.01) return '<0.01 %';
  return `${exact(Number(value.toFixed(value < 10 ? 2 : 1)))} %`;
}

interface GateAreasProps {
  readonly name: string;
  readonly measured: readonly Measured[];
  readonly axes: Axes;
}

function GateAreas({ name, measured, axes: { last, reach } }: GateAreasProps) {
  const { width, height } = CHART;
  const edges = areasOf(measured, name, last, reach);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path className={styles['middle']} d={`M0 ${height / 2}H${width}`} />
      {(['above', 'below'] as const).map((end) => (
        <g key={end} data-end={end} style={{ color: `var(--quantity-${name})` }}>
          <path className={styles['area']} d={filled(edges[end], measured, last)} />
          <path className={styles['edge']} d={edges[end]} />
        </g>
      ))}
    </svg>
  );
}

/** What stands out in the measurement that is nearest to an epoch, or the newest. */
function Said({ cell, history, epoch }: { cell: CellName; history: readonly Measured[]; epoch: number | null }) {
  const { t } = useWords();
  const measured = measuredAt(history, epoch)!;
  const open = mostAt(measured, 'above');
  const shut = mostAt(measured, 'below');
  const rounded = (share: number): string => {
    if (share < 0.01) return t('memory.small');
    return t('memory.share', { percent: share > 0.99 && share < 1 ? 99 : Math.round(100 * share) });
  };
  const name = (gate: typeof open) => gate && gateWords(cell, gate.name, t).toLowerCase();
  const said = (gate: typeof open, end: 'above' | 'below') =>
    gate
      ? t(end === 'above' ? 'memory.mostOpen' : 'memory.mostShut', { gate: name(gate), share: rounded(gate[end]) })
      : t(end === 'above' ? 'memory.noneOpen' : 'memory.noneShut');
  const count = epochToSay(measured.epoch, history[history.indexOf(measured) - 1]?.epoch);
  return t('memory.saturationSaid', { count, open: said(open, 'above'), shut: said(shut, 'below') });
}
