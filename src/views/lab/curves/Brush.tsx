/** The whole axis as a strip under the plot, with a handle at either end of what is drawn; works by finger and by keys. */
import { RangeSlider } from '@mantine/core';
import { useWords } from '../../../i18n/react';
import type { Frame } from '../../parts/charts/frame';
import styles from './curves.module.css';
import type { Range } from './zoom';

interface BrushProps {
  readonly frame: Frame;
  /** In epochs of the first contender, as are `value` and what is handed over. */
  readonly whole: number;
  readonly value: Range | null;
  readonly onChange: (range: Range) => void;
  /** A place in the words of the axis. */
  readonly text: (epoch: number) => string;
}

/** As far as a thumb goes: to the ends of the axis, and no nearer to the other thumb than the stretch has to be long. */
export function endOf(key: string, thumb: 0 | 1, { from, to }: Range, last: number, least: number): Range | null {
  if (key !== 'Home' && key !== 'End') return null;
  if (thumb === 0) return { from: key === 'Home' ? 0 : Math.max(0, to - least), to };
  return { from, to: key === 'End' ? last : Math.min(last, from + least) };
}

export function Brush({ frame, whole, value, onChange, text }: BrushProps) {
  const { t } = useWords();
  const last = Math.max(1, Math.ceil(whole));
  const step = last > 20 ? 1 : 0.1;
  const least = Math.min(2, last);
  const shown = value ?? { from: 0, to: last };
  const rounded = (epoch: number) => Number((Math.round(epoch / step) * step).toFixed(1));
  return (
    <div
      className={styles['brush']}
      style={{ left: frame.left, width: frame.width }}
      title={t('curves.zoomHint')}
      data-unsaved=""
    >
      <RangeSlider
        size={value ? 4 : 2}
        thumbSize={24}
        color={value ? 'var(--accent)' : 'var(--dim)'}
        min={0}
        max={last}
        step={step}
        minRange={least}
        label={null}
        value={[rounded(shown.from), rounded(shown.to)]}
        onChange={([from, to]) => onChange({ from, to })}
        thumbFromLabel={t('curves.zoomFrom')}
        thumbToLabel={t('curves.zoomTo')}
        thumbValueText={text}
        thumbProps={(thumb) => ({
          onKeyDown: (event) => {
            const next = endOf(event.key, thumb, shown, last, least);
            if (next === null) return;
            event.preventDefault();
            onChange(next);
          },
        })}
      />
    </div>
  );
}
