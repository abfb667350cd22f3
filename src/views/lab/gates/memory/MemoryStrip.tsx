/** The units' memory lengths as dots on a logarithmic axis of steps, with the sequence's length and the lag marked. */
import type { HTMLAttributes } from 'react';
import { useWords } from '../../../../i18n/react';
import { exact } from '../../../words/format';
import type { QuantityName } from '../../../theme/hues';
import { mark } from '../../shared/drawn';
import type { Lag } from './lag';
import styles from './memory.module.css';
import { STRIP, type Dot, type StripScale } from './strip';

/** A stroke of no length with round ends. */
const pathOf = ({ x, y }: Dot): string => `M${x.toFixed(2)} ${y.toFixed(2)}h0`;

/** Marks the dot of the unit at the crosshair, and the one under the pointer, in the strip inside this element. */
export function drawMarks(strip: Element, here: Dot | undefined, pointed: Dot | undefined): void {
  for (const [name, dot] of [
    ['here', here],
    ['pointed', pointed],
  ] as const) {
    for (const path of strip.querySelectorAll(`[data-mark="${name}"]`)) mark(path, 'd', dot ? pathOf(dot) : '');
  }
}

/** How many digits wide a text is, about; a Chinese character counts as two. */
const columnsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);

interface MemoryStripProps {
  readonly dots: readonly Dot[];
  readonly scale: StripScale;
  /** T. */
  readonly steps: number;
  readonly lag: Lag | null;
  readonly hue: QuantityName;
  /** What makes the strip a control, but for its value, which is drawn. */
  readonly slider: HTMLAttributes<HTMLDivElement>;
}

export function MemoryStrip({ dots, scale, steps, lag, hue, slider }: MemoryStripProps) {
  const { t } = useWords();
  const { width, height, inset } = STRIP;
  const x = (value: number) => inset + scale.share(value) * (width - 2 * inset);
  /** Under its line, and at the edges as far inwards as it takes to be read whole. */
  const labelAt = (value: number, text: string) => {
    const half = `${0.5 * columnsOf(text)}ch`;
    return { left: `clamp(${half}, ${(x(value) / width) * 100}%, calc(100% - ${half}))` };
  };
  const whole = t('memory.sequence', { steps });
  const marked = lag && t(`memory.${lag.kind}`, { steps: lag.steps });
  return (
    <div>
      <div className={styles['marks']} aria-hidden="true">
        {lag && marked !== null && <span style={labelAt(lag.steps, marked)}>{marked}</span>}
        <span style={labelAt(steps, whole)}>{whole}</span>
      </div>
      <div className={styles['dots']} {...slider}>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          <rect className={styles['beyond']} x={x(steps)} y={0} width={width - x(steps)} height={height} />
          {scale.ticks.map((tick) => (
            <path key={tick} className={styles['tick']} d={`M${x(tick)} 0V${height}`} />
          ))}
          <path className={styles['length']} d={`M${x(steps)} 0V${height}`} />
          {lag && <path className={styles['lag']} d={`M${x(lag.steps)} 0V${height}`} />}
          <path
            d={dots.map(pathOf).join('')}
            stroke={`var(--quantity-${hue})`}
            strokeWidth={dots.length > 64 ? 4 : 6}
          />
          <path className={styles['ring']} data-mark="here" />
          <path className={styles['ringed']} data-mark="here" stroke={`var(--quantity-${hue})`} />
          <path className={styles['pointed']} data-mark="pointed" />
        </svg>
      </div>
      <div className={styles['scale']} aria-hidden="true">
        {scale.ticks.map((tick) => (
          <span key={tick} style={labelAt(tick, exact(tick))}>
            {exact(tick)}
          </span>
        ))}
      </div>
      <p className={styles['axis']}>{t('memory.axis')}</p>
    </div>
  );
}
