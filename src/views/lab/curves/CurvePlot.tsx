/** The plot of the learning curves: the lines, the stretch of them that is chosen, and what reads them. */
import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo, useState, type ReactNode } from 'react';
import { joined, type Translate } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import chart from '../../parts/charts/charts.module.css';
import { EndLabels, LABEL_HEIGHT, type EndLabel } from '../../parts/charts/EndLabels';
import { GUTTER, frameIn, type Frame } from '../../parts/charts/frame';
import { Marks, Titles } from '../../parts/charts/Titles';
import { compact, exact, numberFormat } from '../../words/format';
import { contenderInk, contenderStroke, letterOf } from '../../state/model';
import { taggedLabels } from '../../words/run-title';
import { AxisChoice } from './AxisChoice';
import type { AxisKind } from '../../../store/looks';
import { axisOver, tickText } from './axes';
import { Brush } from './Brush';
import styles from './curves.module.css';
import { Drawing } from './Drawing';
import type { CurveGroup, CurveOverlay } from './groups';
import { endInSight, heightAxis } from './paths';
import { overlayDash, overlayInk, pictureOf, type Picture } from './picture';
import { Reader } from './Reader';
import { grain } from './reading';
import { ShownEpoch } from './ShownEpoch';
import { chosenOrWhole, within, type Range } from './zoom';

interface CurvePlotProps {
  readonly groups: readonly CurveGroup[];
  readonly overlays: readonly CurveOverlay[];
  readonly overlayNames: readonly string[];
  readonly kind: AxisKind;
  readonly onKind: (kind: AxisKind) => void;
  readonly log: boolean;
  readonly smoothing: number;
  readonly single: boolean;
  /** What the vertical axis measures. */
  readonly loss: string;
  /** The curves in words. */
  readonly description: string;
}

/** Room for the strip under the ticks, in pixels. */
const BRUSH = 12;
/** Pixels between ticks, about. */
const TICK_GAP = 80;
/** The shortest stretch that can be chosen, in steps of the cursor. */
const LEAST = 2;

export function CurvePlot({
  groups,
  overlays,
  overlayNames,
  kind,
  onKind,
  log,
  smoothing,
  single,
  ...words
}: CurvePlotProps) {
  const { t, i18n } = useWords();
  const { ref, width, height } = useElementSize();
  // In epochs of the first contender, so that the choice stays when the axis changes. Null: the whole, however it grows.
  const [zoom, setZoom] = useState<Range | null>(null);
  const picture = useMemo(
    () => pictureOf(groups, overlays, { kind, smoothing, single }),
    [groups, overlays, kind, smoothing, single],
  );
  const unit = groups[0]?.units[kind] ?? 1;
  const fine = grain(groups, kind);
  const whole: Range = { from: 0, to: Math.max(picture.last, Number.isFinite(fine) ? fine : unit) };
  const least = Math.min(whole.to, LEAST * (Number.isFinite(fine) ? fine : unit));
  const from = zoom ? zoom.from * unit : whole.from;
  const to = zoom ? zoom.to * unit : whole.to;
  const frame = useMemo(() => frameIn(width, height - BRUSH, GUTTER.labelled), [width, height]);
  const x = useMemo(
    () => axisOver({ from, to }, kind, Math.max(2, frame.width / TICK_GAP)),
    [from, to, kind, frame.width],
  );
  const y = useMemo(() => heightAxis(picture, { from, to }, log), [picture, from, to, log]);
  const texts = useMemo(() => textsOn(kind, i18n.language, t), [kind, i18n.language, t]);
  const zoomTo = (change: (range: Range) => Range | null) => {
    setZoom((before) => {
      const now = before ? { from: before.from * unit, to: before.to * unit } : whole;
      const wanted = change(now);
      const next = wanted && chosenOrWhole(within(wanted, whole, least), whole);
      return next && { from: next.from / unit, to: next.to / unit };
    });
  };
  const shared = groups.every(({ units }) => units[kind] === unit);
  const described = zoom
    ? joined([words.description, t('curves.zoomed', { from: exact(from), to: exact(to) })])
    : words.description;
  return (
    <div className={chart['plot']} ref={ref} data-testid="curve-plot">
      {width > 0 && height > 0 && (
        <>
          <div className={styles['drawing']} aria-hidden="true">
            <Drawing frame={frame} picture={picture} x={x} y={y} xText={texts.tick} />
          </div>
          <Titles frame={frame} y={words.loss} x="" />
          <Ends {...{ frame, picture, x, y, groups, overlays }} />
          {shared && <ShownEpoch frame={frame} x={x} unit={unit} />}
          <Marks frame={frame} x={x} y={y} marks={bestMarks(groups, kind, { from, to }, log)} />
          <Reader
            {...{ frame, x, y, kind, smoothing, single, groups, overlays, overlayNames }}
            chartWidth={width}
            last={picture.last}
            description={described}
            xName={texts.name}
            onZoom={zoomTo}
          />
          <AxisChoice frame={frame} kind={kind} onKind={onKind} units={groups.map(({ units }) => units)} />
          {zoom && (
            <Corner frame={frame}>
              <Button
                size="compact-xs"
                variant="default"
                title={t('curves.wholeTitle')}
                onClick={() => zoomTo(() => null)}
              >
                {t('curves.whole')}
              </Button>
            </Corner>
          )}
          <Brush
            frame={frame}
            whole={whole.to / unit}
            value={zoom}
            text={(epoch) => texts.name(epoch * unit)}
            onChange={(range) => zoomTo(() => ({ from: range.from * unit, to: range.to * unit }))}
          />
        </>
      )}
    </div>
  );
}

/** Above the lines' right end, beside the name of the vertical axis. */
const Corner = ({ frame, children }: { frame: Frame; children: ReactNode }) => (
  <div className={styles['whole']} style={{ top: -4, left: frame.left + frame.width + 7 }} data-unsaved="">
    {children}
  </div>
);

interface EndsProps extends Pick<CurvePlotProps, 'groups' | 'overlays'> {
  readonly frame: Frame;
  readonly picture: Picture;
  readonly x: ReturnType<typeof axisOver>;
  readonly y: ReturnType<typeof axisOver>;
}

/** Contenders by their letters, kept runs by their names, with what was measured at the right end; as many as there is room for. */
function Ends({ frame, picture, x, y, groups, overlays }: EndsProps) {
  const { t } = useWords();
  const [from, to] = x.domain;
  const lineOf = (id: string, ink: string) => {
    const stroke = picture.strokes.find((each) => each.id === id);
    const end = stroke && endInSight(stroke, { from, to }, y.log);
    return end ? [{ id, ink, end }] : [];
  };
  const names = taggedLabels(
    overlays.map(({ summary }) => summary),
    t,
  );
  const shown: (EndLabel & ReturnType<typeof lineOf>[number])[] = [
    ...groups.flatMap(({ contender, band, best }) =>
      lineOf(`validation-${contender}`, contenderInk(contender)).map((line) => ({
        ...line,
        text: `${letterOf(contender)} ${compact(band.mean[line.end.index]!)}`,
        detail: best ? t('curves.best', { loss: compact(best.valLoss), epoch: best.epoch }) : '',
      })),
    ),
    ...overlays.flatMap(({ id, curves }, k) =>
      lineOf(`kept-${id}`, overlayInk(k)).map((line) => ({
        ...line,
        text: names[k]!.label,
        detail: `${compact(curves.validation[line.end.index]!)} ${names[k]!.tag}`.trim(),
        dash: overlayDash(k),
      })),
    ),
  ];
  const labels = shown.slice(0, Math.max(groups.length, Math.floor(frame.height / LABEL_HEIGHT)));
  const lines = labels.map(({ id, ink, end }) => ({ id, ink, points: [{ x: end.x, y: end.y }] }));
  return <EndLabels frame={frame} lines={lines} y={y} labels={labels} />;
}

const bestMarks = (groups: readonly CurveGroup[], kind: AxisKind, { from, to }: Range, log: boolean) =>
  groups.flatMap(({ contender, best, units }) => {
    if (!best || (log && best.valLoss <= 0) || units[kind] === null) return [];
    const at = best.epoch * units[kind];
    return at < from || at > to
      ? []
      : [{ id: `best-${contender}`, x: at, y: best.valLoss, colour: contenderStroke(contender) }];
  });

/** Places of the axis in words: as short as a tick, and exact. */
function textsOn(kind: AxisKind, language: string, t: Translate) {
  const whole = numberFormat(language, { maximumFractionDigits: 0 });
  const name = (value: number): string => {
    if (kind === 'epoch') return t('charts.epoch', { epoch: Math.round(value) });
    return t(`curves.at.${kind}`, { value: kind === 'time' ? exact(value) : whole.format(value) });
  };
  return { tick: (value: number) => tickText(value, kind, language), name };
}
