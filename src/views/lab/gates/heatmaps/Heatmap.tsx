/** One gate or state of one contender, unit by time. React lays it out once; the board paints it. */
import { useEffect, useMemo, useRef, useSyncExternalStore, type KeyboardEvent, type MouseEvent } from 'react';
import type { CellName } from '../../../../experiment/cells';
import { useWords } from '../../../../i18n/react';
import { letterOf } from '../../../state/model';
import type { QuantityName } from '../../../theme/hues';
import { placed, type Spot } from '../../shared/crosshair';
import { perFrame } from '../../shared/drawn';
import heat from '../../shared/heat.module.css';
import { gateWords } from '../../../words/gate-words';
import { useLab } from '../../shared/lab-context';
import { CellFrame, StepLine } from '../../shared/Needle';
import { MOST_ROWS } from './rows-shown';
import { useCut } from '../../shared/cut';

interface HeatmapProps {
  readonly contender: number;
  readonly cell: CellName;
  readonly quantity: QuantityName;
  readonly steps: number;
  readonly units: number;
  /** The heatmap that the Tab key reaches while none was chosen. */
  readonly first: boolean;
  readonly readoutId: string;
}

export function Heatmap({ contender, cell, quantity, steps, units, first, readoutId }: HeatmapProps) {
  const { t } = useWords();
  const { board, crosshair, convention } = useLab();
  const cut = useCut();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const scrolls = units > MOST_ROWS;
  const hover = useMemo(() => perFrame((spot: Spot) => crosshair.hover(spot)), [crosshair]);
  useEffect(() => board.add(contender, quantity, canvas.current!), [board, contender, quantity]);
  useEffect(() => {
    if (!scrolls) return undefined;
    return crosshair.subscribe(() => {
      const spot = crosshair.read();
      const row = spot && board.rowOf(contender, spot.unit);
      if (row !== null && frame.current) reveal(frame.current, row / units, (row + 1) / units);
    });
  }, [board, contender, crosshair, scrolls, units]);
  const reachable = useSyncExternalStore(crosshair.subscribe, () => {
    const spot = crosshair.read();
    return spot === null ? first : spot.contender === contender && spot.quantity === quantity;
  });
  const spotAt = (step: number, row: number): Spot => ({
    step: Math.min(steps - 1, Math.max(0, step)),
    unit: board.unitAt(contender, Math.min(units - 1, Math.max(0, row))),
    contender,
    quantity,
  });
  /** Where the crosshair stands in this heatmap. */
  const here = (): Spot => {
    const { step, unit } = placed(crosshair.read(), [{ steps, units }]);
    return spotAt(step, board.rowOf(contender, unit));
  };
  const under = (event: MouseEvent<HTMLCanvasElement>): Spot => {
    const box = event.currentTarget.getBoundingClientRect();
    return spotAt(
      Math.floor(((event.clientX - box.left) / box.width) * steps),
      Math.floor(((event.clientY - box.top) / box.height) * units),
    );
  };
  const key = (event: KeyboardEvent<HTMLCanvasElement>) => {
    const { step, unit } = here();
    const row = board.rowOf(contender, unit);
    const to = {
      ArrowLeft: [step - 1, row],
      ArrowRight: [step + 1, row],
      ArrowUp: [step, row - 1],
      ArrowDown: [step, row + 1],
      Home: [0, row],
      End: [steps - 1, row],
    }[event.key];
    if (to) crosshair.move(spotAt(to[0]!, to[1]!));
    else if (event.key === 'Enter' || event.key === ' ') crosshair.toggle(here());
    else if (event.key === 'Escape' && crosshair.isPinned()) crosshair.free();
    else if (event.key === '0' || event.key === '1') cut(here(), Number(event.key), convention);
    else if (event.key === 'PageDown') neighbour(event.currentTarget, 1)?.focus();
    else if (event.key === 'PageUp') neighbour(event.currentTarget, -1)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className={heat['heat']} data-scrolls={scrolls} ref={frame}>
      <div className={heat['map']}>
        <canvas
          ref={canvas}
          role="img"
          data-heatmap=""
          aria-label={t('lab.heatmap', { gate: gateWords(cell, quantity, t), letter: letterOf(contender) })}
          aria-describedby={readoutId}
          tabIndex={reachable || scrolls ? 0 : -1}
          onPointerMove={(event) => hover(under(event))}
          onPointerDown={(event) => crosshair.hover(under(event))}
          onClick={(event) => crosshair.toggle(under(event))}
          onFocus={(event) => event.currentTarget.matches(':focus-visible') && crosshair.move(here())}
          onKeyDown={key}
        />
        <StepLine />
        <CellFrame contender={contender} />
      </div>
    </div>
  );
}

/** Scrolls a heatmap of many units until the rows between these shares of its height are in sight. */
function reveal(frame: HTMLElement, top: number, bottom: number): void {
  const { scrollTop, scrollHeight, clientHeight } = frame;
  if (top * scrollHeight < scrollTop) frame.scrollTop = top * scrollHeight;
  else if (bottom * scrollHeight > scrollTop + clientHeight) frame.scrollTop = bottom * scrollHeight - clientHeight;
}

/** The heatmap before or after this one, across contenders. */
function neighbour(from: HTMLElement, by: 1 | -1): HTMLElement | null {
  const all = [...(from.closest('section')?.querySelectorAll<HTMLElement>('[data-heatmap]') ?? [])];
  return all[all.indexOf(from) + by] ?? null;
}
