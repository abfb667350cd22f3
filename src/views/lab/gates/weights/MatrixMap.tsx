/** One gate's part of one matrix as a heatmap, with its histogram under it. */
import { memo, useLayoutEffect, useMemo, useRef, type CSSProperties, type KeyboardEvent, type MouseEvent } from 'react';
import { useWords } from '../../../../i18n/react';
import { useDrawn } from '../../shared/drawn';
import { useLab } from '../../shared/lab-context';
import { paint } from '../../shared/painter';
import { histogram, histogramPath } from './histogram';
import { columnsFirst, type Block } from './matrices';
import styles from './weights.module.css';

/** A weight of a block. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

interface MatrixMapProps {
  readonly block: Block;
  readonly reach: number;
  readonly name: string;
  readonly readoutId: string;
  /** The weight that is read; null: none of this block. */
  readonly cell: Cell | null;
  readonly onRead: (block: Block, cell: Cell | null) => void;
  /** Pins the unit of a column. */
  readonly onPin: (block: Block, column: number) => void;
}

export const MatrixMap = memo(function MatrixMap({
  block,
  reach,
  name,
  readoutId,
  cell,
  onRead,
  onPin,
}: MatrixMapProps) {
  const { t } = useWords();
  const { scheme } = useLab();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { rows, columns, values, kind } = block;
  useLayoutEffect(() => {
    const shape = { steps: columns, units: Int32Array.from({ length: rows }, (_, row) => row) };
    if (canvas.current) paint(canvas.current, columnsFirst({ rows, columns, values }), shape, 'h', scheme, reach);
  }, [rows, columns, values, reach, scheme]);
  const counts = useMemo(() => histogram(values, reach), [values, reach]);
  const under = (event: MouseEvent<HTMLElement>): Cell => {
    const box = event.currentTarget.getBoundingClientRect();
    const inside = (share: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    return {
      row: inside((event.clientY - box.top) / box.height, rows),
      column: inside((event.clientX - box.left) / box.width, columns),
    };
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    const { row, column } = cell ?? { row: 0, column: 0 };
    const to = {
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      Home: [row, 0],
      End: [row, columns - 1],
    }[event.key];
    if (to) {
      const within = (at: number, count: number) => Math.min(count - 1, Math.max(0, at));
      onRead(block, { row: within(to[0]!, rows), column: within(to[1]!, columns) });
    } else if (event.key === 'Enter' || event.key === ' ') onPin(block, column);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles['matrix']}>
      <div className={styles['map']} style={{ '--rows': rows, '--columns': columns } as CSSProperties}>
        <canvas
          ref={canvas}
          role="img"
          tabIndex={0}
          aria-label={name}
          aria-describedby={readoutId}
          title={t('weights.keys')}
          onKeyDown={key}
          onFocus={() => onRead(block, cell ?? { row: 0, column: 0 })}
          onPointerMove={(event) => onRead(block, under(event))}
          onClick={(event) => onPin(block, under(event).column)}
        />
        <UnitMarks rows={kind === 'recurrentKernel'} />
        {cell && (
          <i className={styles['cell']} style={{ '--row': cell.row, '--column': cell.column } as CSSProperties} />
        )}
      </div>
      <small className={styles['columns']}>{t('weights.columns', { count: columns })}</small>
      <svg className={styles['histogram']} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0.5 0V1" className={styles['zero']} />
        <path d={histogramPath(counts)} className={styles['bars']} />
      </svg>
    </div>
  );
});

/** Frames around the column of the unit at the crosshair, and around its row where rows are units as well. */
function UnitMarks({ rows }: { rows: boolean }) {
  const column = useRef<HTMLElement>(null);
  const row = useRef<HTMLElement>(null);
  useDrawn(({ unit }) => {
    column.current?.style.setProperty('--unit', String(unit));
    row.current?.style.setProperty('--unit', String(unit));
  });
  return (
    <>
      <i ref={column} className={styles['unitColumn']} />
      {rows && <i ref={row} className={styles['unitRow']} />}
    </>
  );
}
