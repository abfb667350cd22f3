/** The weights of one layer: a row for each gate, a column for each matrix, and one weight that is read out. */
import { useCallback, useId, useMemo, useState } from 'react';
import type { CellName } from '../../../../experiment/cells';
import { gapAfter, joined } from '../../../../i18n';
import { useWords } from '../../../../i18n/react';
import type { ContenderSpec } from '../../../../experiment/schema';
import { compact, exact } from '../../../words/format';
import { letterOf } from '../../../state/model';
import { usePreview } from '../../../state/store-context';
import type { QuantityName } from '../../../theme/hues';
import { gradient } from '../../../theme/ramps';
import { placed } from '../../shared/crosshair';
import { gateWords } from '../../../words/gate-words';
import { useLab } from '../../shared/lab-context';
import type { Shown } from './choices';
import { spectrumIn, spectrumReach } from './eigenvalues';
import {
  blocksOf,
  changeOf,
  gatesInRows,
  KINDS,
  reaches,
  unitsOf,
  type Anatomy,
  type Block,
  type Kind,
} from './matrices';
import { MatrixMap, type Cell } from './MatrixMap';
import { SpectrumPlot } from './SpectrumPlot';
import styles from './weights.module.css';
import { WeightSentence } from './WeightSentence';

interface WeightGridProps {
  readonly anatomy: Anatomy;
  readonly spec: ContenderSpec;
  readonly shown: Shown;
}

/** A weight by its place, which stays when the numbers change. */
interface Place extends Cell {
  readonly kind: Kind;
  readonly gate: Block['gate'];
}

export function WeightGrid({ anatomy, spec, shown }: WeightGridProps) {
  const { t } = useWords();
  const { convention, crosshair, scheme, shown: traces } = useLab();
  const readoutId = useId();
  const { contender, layer, cell } = anatomy;
  const units = unitsOf(anatomy);
  const [read, setRead] = useState<Place | null>(null);
  const all = useMemo(() => {
    const now = blocksOf(cell, units, anatomy.now, convention);
    const start = blocksOf(cell, units, anatomy.start, convention);
    return { now, start, change: changeOf(now, start) };
  }, [anatomy, cell, units, convention]);
  const blocks = all[shown];
  const reach = useMemo(() => reaches(blocks), [blocks]);
  const spectrum = useMemo(() => spectrumIn(cell, anatomy.spectrum, convention), [cell, anatomy, convention]);
  const circle = useMemo(() => spectrumReach(spectrum), [spectrum]);
  const onRead = useCallback(({ kind, gate }: Block, at: Cell | null) => {
    setRead((old) =>
      at === null
        ? null
        : old?.kind === kind && old.gate === gate && old.row === at.row && old.column === at.column
          ? old
          : { kind, gate, ...at },
    );
  }, []);
  const onPin = useCallback(
    ({ gate }: Block, column: number) => {
      const { step } = placed(crosshair.read(), traces.read());
      crosshair.pin({ step, unit: column, contender, quantity: gate ?? 'h' });
    },
    [crosshair, traces, contender],
  );
  const letter = letterOf(contender);
  const gateName = (gate: Block['gate']) => (gate === null ? t(`cells.${cell}`) : gateWords(cell, gate, t));
  const rows = (kind: Kind) => blocks.find((block) => block.kind === kind)!.rows;
  return (
    <div>
      <p className={styles['note']}>
        {joined([
          t('weights.of', { letter, cell: t(`cells.${cell}`), layer: layer + 1, epoch: anatomy.epoch }),
          shown === 'change' ? t('weights.since') : '',
          t('weights.bars'),
        ])}
      </p>
      <div className={styles['grid']}>
        <div className={styles['heads']} role="presentation">
          <span />
          {KINDS.map((kind) => (
            <div key={kind} className={styles['head']}>
              <b>{t(`weights.kinds.${kind}`)}</b>
              <small>{t(`weights.sizes.${kind}`, { count: rows(kind) })}</small>
              <Range kind={kind} reach={reach[kind]} image={gradient('h', scheme)} />
            </div>
          ))}
          <div className={styles['head']}>
            <b>{t('weights.eigenvalues')}</b>
            <small>{t('weights.eigenvaluesOf')}</small>
            <small>{t('weights.square', { reach: exact(Number(circle.toPrecision(3))) })}</small>
          </div>
        </div>
        {gatesInRows(cell).map((gate) => (
          <div key={gate ?? 'h'} className={styles['row']} data-symbol={gate ?? 'h'}>
            <div className={styles['tag']}>
              <b style={{ color: `var(--quantity-${gate ?? 'h'}-text)` }}>{gate ?? 'h'}</b>
              <small>{gateName(gate)}</small>
            </div>
            {KINDS.map((kind) => {
              const block = blocks.find((each) => each.kind === kind && each.gate === gate)!;
              const here = read?.kind === kind && read.gate === gate ? read : null;
              return (
                <MatrixMap
                  key={kind}
                  block={block}
                  reach={reach[kind]}
                  name={t('weights.map', { gate: gateName(gate), matrix: t(`weights.inName.${kind}`), letter })}
                  readoutId={readoutId}
                  cell={here && here.row < block.rows && here.column < block.columns ? here : null}
                  onRead={onRead}
                  onPin={onPin}
                />
              );
            })}
            <SpectrumPlot
              block={spectrum.find((each) => each.gate === gate)!}
              reach={circle}
              name={gateName(gate)}
              hue={(gate ?? 'h') satisfies QuantityName}
            />
          </div>
        ))}
      </div>
      <Readout
        id={readoutId}
        cell={cell}
        read={read}
        all={all}
        layer={layer}
        bidirectional={spec.bidirectional}
        below={units}
      />
      <WeightSentence spectrum={anatomy.spectrum} variant={{ cell, activation: spec.activation }} />
    </div>
  );
}

function Range({ kind, reach, image }: { kind: Kind; reach: number; image: string }) {
  return (
    <span className={styles['range']} data-testid={`weights-range-${kind}`} data-value={reach}>
      {exact(-reach)}
      <i style={{ backgroundImage: image }} aria-hidden="true" />
      {exact(reach)}
    </span>
  );
}

interface ReadoutProps {
  readonly id: string;
  readonly cell: CellName;
  readonly read: Place | null;
  readonly all: { readonly now: readonly Block[]; readonly start: readonly Block[] };
  readonly layer: number;
  readonly bidirectional: boolean;
  /** Units of the layer below, in one direction. */
  readonly below: number;
}

/** The exact weight, and from where to where it leads. */
function Readout({ id, cell, read, all, layer, bidirectional, below }: ReadoutProps) {
  const { t } = useWords();
  const preview = usePreview();
  const find = (blocks: readonly Block[]): number | undefined => {
    const block = blocks.find(({ kind, gate }) => kind === read?.kind && gate === read.gate);
    return block && read && read.row < block.rows && read.column < block.columns
      ? block.values[read.row * block.columns + read.column]
      : undefined;
  };
  const [now, start] = [find(all.now), find(all.start)];
  const from = (): string => {
    const { kind, row } = read!;
    if (kind === 'bias') return t(row === 0 ? 'weights.fromBias' : 'weights.fromRecurrentBias');
    if (kind === 'recurrentKernel') return t('weights.fromUnit', { unit: row + 1 });
    if (layer === 0) return t('weights.fromInput', { name: preview?.inputNames[row] ?? String(row + 1) });
    const backward = bidirectional && row >= below;
    return t(backward ? 'weights.fromBelowBackward' : 'weights.fromBelow', {
      unit: (row % below) + 1,
      layer,
    });
  };
  const leads = ({ column, gate }: NonNullable<ReadoutProps['read']>) =>
    t('weights.leads', { from: from(), unit: column + 1, gate: gateWords(cell, gate ?? 'h', t) });
  return (
    <p id={id} className={styles['read']} aria-live="polite" data-unsaved="">
      {read && now !== undefined && start !== undefined ? (
        <>
          {leads(read)}
          {gapAfter(leads(read))}
          <b data-testid="weight-now" data-value={now}>
            {compact(now, 6)}
          </b>
          {t('weights.wasAt', { start: compact(start, 6), change: compact(now - start, 4) })}
        </>
      ) : (
        t('weights.point')
      )}
    </p>
  );
}
