/** Bars with their numbers as one list: one tab stop, arrow keys go from bar to bar and choose. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../../../i18n/react';
import { exact } from '../../../words/format';
import type { QuantityName } from '../../../theme/hues';
import styles from './matter.module.css';

export interface Bar {
  readonly id: number | string;
  readonly name: string;
  readonly loss: number;
  /** Of the axis. */
  readonly share: number;
  /** Everything in one sentence. */
  readonly said: string;
  /** Absent: the list's. */
  readonly hue?: QuantityName;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

interface BarsProps {
  readonly label: string;
  readonly head: string;
  /** Where the untouched network's loss lies, as a share of the axis. */
  readonly base: number;
  readonly hue?: QuantityName;
  readonly bars: readonly Bar[];
  /** Escape. */
  readonly onFree: () => void;
}

export function Bars({ label, head, base, hue, bars, onFree }: BarsProps) {
  const { t } = useWords();
  const list = useRef<HTMLDivElement>(null);
  /** The bar that Tab leads to, before any was chosen the first. */
  const [last, setLast] = useState<Bar['id'] | null>(null);
  const focused = Math.max(
    0,
    bars.findIndex(({ id }) => id === last),
  );
  const wanted = useRef(false);
  const go = (to: number) => {
    const bar = bars[Math.min(bars.length - 1, Math.max(0, to))];
    if (bar === undefined) return;
    wanted.current = true;
    setLast(bar.id);
    bar.onChoose();
  };
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    const own = list.current?.querySelector<HTMLElement>('[tabindex="0"]');
    own?.focus({ preventScroll: true });
    own?.scrollIntoView({ block: 'nearest' });
  });
  const key = (event: KeyboardEvent) => {
    const to = {
      ArrowUp: focused - 1,
      ArrowLeft: focused - 1,
      ArrowDown: focused + 1,
      ArrowRight: focused + 1,
      Home: 0,
      End: bars.length - 1,
      Enter: focused,
      ' ': focused,
    }[event.key];
    if (to !== undefined) go(to);
    else if (event.key === 'Escape') onFree();
    else return;
    event.preventDefault();
  };
  if (bars.length === 0) return null;
  return (
    <>
      <p className={styles['head']} aria-hidden="true">
        {head}
      </p>
      <div className={styles['bars']} ref={list} role="listbox" aria-label={label} title={t('matter.keys')}>
        {bars.map((bar, k) => (
          <div
            key={bar.id}
            role="option"
            aria-selected={bar.chosen}
            aria-label={bar.said}
            tabIndex={k === focused ? 0 : -1}
            className={styles['bar']}
            onClick={() => go(k)}
            onKeyDown={key}
          >
            <span className={styles['name']}>{bar.name}</span>
            <span className={styles['track']}>
              <i
                style={{
                  width: `${100 * bar.share}%`,
                  background: `var(--quantity-${bar.hue ?? hue ?? 'h'})`,
                }}
              />
              <em style={{ left: `${100 * base}%` }} />
            </span>
            <span className={styles['number']}>{exact(bar.loss)}</span>
          </div>
        ))}
      </div>
    </>
  );
}
