/** Memory length: of every unit of every contender the half-life that its keeping gate implies, and who is the longest. */
import { useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { keeperOf } from '../../../../experiment/cells';
import type { AppState } from '../../../../store/state';
import { useWords } from '../../../../i18n/react';
import { joined, type Translate } from '../../../../i18n';
import { contenderInk, letterOf, type Trace } from '../../../state/model';
import { useApp, usePreview } from '../../../state/store-context';
import { placed } from '../../shared/crosshair';
import { mark, useDrawn, write } from '../../shared/drawn';
import { LabPanel, type PanelProps } from '../../shared/LabPanel';
import { useFrames, useLab, useShownTraces } from '../../shared/lab-context';
import { lagOf } from './lag';
import grid from '../../shared/columns.module.css';
import styles from './memory.module.css';
import { medianOf, memoryLengths, type MemoryLength } from './memory-length';
import { MemorySave } from './MemorySave';
import { drawMarks, MemoryStrip } from './MemoryStrip';
import { dotsOf, nearest, SHORTEST, stripScale } from './strip';
import { TouchedTag } from '../../shared/Tags';

export function MemoryPanel(panel: PanelProps) {
  const frames = useFrames();
  return (
    <LabPanel {...panel} save={<MemorySave />} controls={<TouchedTag />}>
      <div className={grid['columns']}>
        {frames.map((frame, k) => frame && <OfContender key={k} contender={k} frame={frame} />)}
      </div>
    </LabPanel>
  );
}

const sourceOf = (state: AppState) => state.spec.data.source;

function OfContender({ contender, frame }: { contender: number; frame: Trace }) {
  const { t } = useWords();
  const { crosshair, convention, shown } = useLab();
  const traces = useShownTraces();
  const preview = usePreview();
  const source = useApp(sourceOf);
  const column = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLParagraphElement>(null);
  /** The rank under the pointer. */
  const hovered = useRef<number | null>(null);
  const trace = traces[contender] ?? null;
  const lengths = useMemo(() => trace && memoryLengths(trace, convention), [trace, convention]);
  const letter = letterOf(contender);
  const { steps } = frame;
  const lag = useMemo(() => lagOf(source, preview?.seasonalPeriod ?? null), [source, preview]);
  const scale = useMemo(() => stripScale(steps, lag?.steps ?? null), [steps, lag]);
  const dots = useMemo(() => (lengths ? dotsOf(lengths, scale) : []), [lengths, scale]);
  const keeper = keeperOf(frame.cell)?.name;
  const here = () => placed(crosshair.read(), shown.read());
  const rankOf = (unit: number): number => lengths?.findIndex((each) => each.unit === unit) ?? -1;
  const draw = (unit: number) => {
    if (!lengths || !trace || !column.current) return;
    const rank = rankOf(unit);
    const told = (read: MemoryLength | undefined): string =>
      read
        ? t('memory.unitAt', { unit: read.unit + 1, length: inWords(read.halfLife, steps, t) })
        : t('cell.noUnit', { letter, units: trace.units, unit: unit + 1 });
    const slider = column.current.querySelector('[role="slider"]');
    mark(slider, 'aria-valuenow', String(Math.max(1, rank + 1)));
    mark(slider, 'aria-valuetext', told(lengths[rank]));
    drawMarks(column.current, dots[rank], dots[hovered.current ?? -1]);
    write(text.current, told(lengths[hovered.current ?? rank] ?? lengths[rank]));
  };
  useDrawn(({ unit }) => draw(unit));
  if (!keeper) return <p className={styles['none']}>{t('memory.noKeeper', { letter })}</p>;
  if (!trace || !lengths || lengths.length === 0) return <p className={styles['none']}>{t('cell.waiting')}</p>;
  const hover = (rank: number | null) => {
    if (hovered.current === rank) return;
    hovered.current = rank;
    draw(here().unit);
  };
  const pin = (to: number) => {
    const chosen = lengths[Math.min(lengths.length - 1, Math.max(0, to))]!;
    crosshair.pin({ step: Math.min(here().step, trace.steps - 1), unit: chosen.unit, contender, quantity: keeper });
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    const rank = rankOf(here().unit);
    const to = {
      ArrowLeft: rank - 1,
      ArrowDown: rank - 1,
      ArrowRight: rank + 1,
      ArrowUp: rank + 1,
      Home: 0,
      End: lengths.length - 1,
      Enter: rank,
      ' ': rank,
    }[event.key];
    if (to !== undefined) pin(to);
    else if (event.key === 'Escape' && crosshair.isPinned()) crosshair.free();
    else return;
    event.preventDefault();
  };
  const under = (event: MouseEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    return nearest(dots, x, y, box.width / box.height);
  };
  return (
    <div className={grid['column']} ref={column}>
      <p className={styles['said']}>
        <b style={{ color: contenderInk(contender) }}>{letter}</b> {sentence(lengths, steps, t)}
      </p>
      <MemoryStrip
        dots={dots}
        scale={scale}
        steps={steps}
        lag={lag}
        hue={keeper}
        slider={{
          role: 'slider',
          tabIndex: 0,
          'aria-label': t('memory.lengthOf', { letter }),
          'aria-valuemin': 1,
          'aria-valuemax': lengths.length,
          title: t('memory.keys'),
          onKeyDown: key,
          onPointerMove: (event) => hover(under(event)),
          onPointerLeave: () => hover(null),
          onClick: (event) => pin(under(event)),
        }}
      />
      <p className={styles['read']} ref={text} />
    </div>
  );
}

const rounded = (steps: number): number => Number(steps.toPrecision(3));

/** "4.31 steps", "1,200 steps, longer than the sequence". */
function inWords(halfLife: number, steps: number, t: Translate): string {
  if (halfLife === Infinity) return t('memory.forever');
  if (halfLife === 0) return t('memory.nothing');
  if (halfLife < SHORTEST) return t('memory.fewer', { steps: SHORTEST });
  const length = t('memory.steps', { count: rounded(halfLife) });
  return halfLife > steps ? t('memory.longer', { length }) : length;
}

/** The median and the longest memory, and how many outlast the sequence. */
function sentence(lengths: readonly MemoryLength[], steps: number, t: Translate): string {
  const inSteps = ({ halfLife }: MemoryLength): string =>
    halfLife < SHORTEST ? t('memory.fewer', { steps: SHORTEST }) : t('memory.steps', { count: rounded(halfLife) });
  const last = lengths.at(-1)!;
  // What halves nothing has no number of steps.
  const endless = last.halfLife === Infinity;
  const longest = endless ? '' : inSteps(last);
  const count = lengths.filter(({ halfLife }) => halfLife > steps).length;
  if (lengths.length === 1) {
    if (endless) return t('memory.saidOneAll');
    return joined([t('memory.saidOne', { longest }), t(`memory.onlyBeyond.${count === 1}`)]);
  }
  const median = medianOf(lengths)!;
  const first =
    median.halfLife === Infinity
      ? t('memory.saidAll')
      : t(endless ? 'memory.saidLongestAll' : 'memory.said', { median: inSteps(median), longest });
  return joined([first, t('memory.beyond', { count, units: lengths.length })]);
}
