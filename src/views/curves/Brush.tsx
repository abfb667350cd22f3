/** The whole axis as a strip under the plot, with a handle at either end of what is drawn; works by finger and by keys. */
import { RangeSlider } from '@mantine/core';
import { useWords } from '../../i18n/react';
import type { Frame } from '../charts/frame';
import styles from './curves.module.css';
import type { Range } from './zoom';

interface BrushProps {
  readonly frame: Frame;
  /** In epochs of the first contender, as are `value` and what is handed over. */
  readonly whole: number;
  readonly value: Range | null;
  readonly onChange: (range: Range) => void;
}

export function Brush({ frame, whole, value, onChange }: BrushProps) {
  const { t } = useWords();
  const last = Math.max(1, Math.ceil(whole));
  return (
    <div
      className={styles['brush']}
      style={{ left: frame.left, width: frame.width }}
      title={t('curves.zoomHint')}
      data-unsaved=""
    >
      <RangeSlider
        size={value ? 4 : 2}
        thumbSize={10}
        color={value ? 'var(--accent)' : 'var(--dim)'}
        min={0}
        max={last}
        step={last > 20 ? 1 : 0.1}
        minRange={Math.min(2, last)}
        label={null}
        value={value ? [value.from, value.to] : [0, last]}
        onChange={([from, to]) => onChange({ from, to })}
        thumbFromLabel={t('curves.zoomFrom')}
        thumbToLabel={t('curves.zoomTo')}
      />
    </div>
  );
}
