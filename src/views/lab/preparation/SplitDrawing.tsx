/** The split drawn on the series: three parts, and two boundaries that pointer and arrow keys move. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '../../../i18n/react';
import { PARTS } from '../../../experiment/sequences';
import { apart } from '../../parts/charts/EndLabels';
import type { Preview } from '../../state/model';
import { linePath } from '../../parts/charts/line-path';
import { useApp } from '../../state/store-context';
import { movedTo, reachOf, startOf, type Boundary, type Shares } from './boundaries';
import { heightOf, rangeOf } from './drawing';
import styles from './preparation.module.css';

const WIDTH = 480;
const HEIGHT = 92;
const INSET = 8;
/** Room for the name and share of a part, in shares of the width. */
const LABEL = 0.17;

/** What an arrow key and a page key move, in shares of the series. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.01,
  ArrowDown: -0.01,
  ArrowRight: 0.01,
  ArrowUp: 0.01,
  PageDown: -0.05,
  PageUp: 0.05,
  Home: -1,
  End: 1,
};

interface SplitDrawingProps {
  readonly preview: Preview;
  /** While a boundary is being dragged, where it is. */
  readonly draft: Shares | null;
  readonly onDraft: (draft: Shares | null) => void;
}

export function SplitDrawing({ preview, draft, onDraft: setDraft }: SplitDrawingProps) {
  const { t } = useWords();
  const split = useApp((state) => state.spec.preparation.split);
  const set = useApp((state) => state.set);
  const frame = useRef<HTMLDivElement>(null);
  const shares = draft ?? split;
  const [validation, test] = [startOf(shares, 'validation'), startOf(shares, 'test')];
  const sizes = [validation, test - validation, 1 - test];
  const places = apart([0, validation, test], LABEL, 1 - LABEL);
  const line = preview.lines[0]!.values;
  const y = heightOf(rangeOf(line) ?? { low: 0, high: 0 }, HEIGHT, INSET);
  const commit = (moved: typeof shares) => {
    setDraft(null);
    if (moved.validation !== split.validation || moved.test !== split.test)
      set('preparation.split', { ...split, ...moved });
  };
  const handle = (boundary: Boundary) => {
    const { min, max } = reachOf(shares, boundary);
    const start = startOf(shares, boundary);
    const percent = Math.round(start * 100);
    const at = (event: PointerEvent) => {
      const { left, width } = frame.current!.getBoundingClientRect();
      return movedTo(shares, boundary, (event.clientX - left) / width);
    };
    return (
      <div
        role="slider"
        tabIndex={0}
        className={styles['handle']}
        data-boundary={boundary}
        style={{ left: `${start * 100}%` }}
        aria-label={t(boundary === 'test' ? 'preparation.testStarts' : 'preparation.validationStarts')}
        aria-valuemin={Math.round(min * 100)}
        aria-valuemax={Math.round(max * 100)}
        aria-valuenow={percent}
        aria-valuetext={t('preparation.boundary', { percent })}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDraft(shares);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) setDraft(at(event));
        }}
        onPointerUp={(event) => commit(at(event))}
        onPointerCancel={() => setDraft(null)}
        onKeyDown={(event: KeyboardEvent) => {
          const by = KEYS[event.key];
          if (by === undefined) return;
          event.preventDefault();
          commit(movedTo(shares, boundary, start + by));
        }}
      >
        <span className={styles['grip']} aria-hidden="true" />
      </div>
    );
  };
  return (
    <div className={styles['split']}>
      <div className={styles['splitFrame']} ref={frame}>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className={styles['splitLine']}
          role="img"
          aria-label={t('preparation.splitDrawing')}
        >
          <rect x={validation * WIDTH} width={(test - validation) * WIDTH} height={HEIGHT} fill="var(--shade)" />
          <rect x={test * WIDTH} width={(1 - test) * WIDTH} height={HEIGHT} fill="var(--accent-soft)" />
          <path className={styles['lineAfter']} d={linePath(line, WIDTH, y)} />
        </svg>
        {handle('validation')}
        {handle('test')}
      </div>
      <div className={styles['splitLabels']} aria-hidden="true">
        {PARTS.map((part, k) => (
          <span key={part} style={{ left: `${places[k]! * 100}%` }}>
            {t(`data.${part}`)} <b>{Math.round(sizes[k]! * 100)} %</b>
          </span>
        ))}
      </div>
    </div>
  );
}
