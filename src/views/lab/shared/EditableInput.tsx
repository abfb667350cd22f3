/** One variable of the input sequence with points to drag, or to move with the arrow keys. */
import { useMemo, useRef, useSyncExternalStore, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '../../../i18n/react';
import { useNames } from '../../words/made-up-names';
import { exact } from '../../words/format';
import { letterOf } from '../../state/model';
import { useApp, useAppStore } from '../../state/store-context';
import { placed } from './crosshair';
import { perFrame } from './drawn';
import { useLab } from './lab-context';
import { setPoint, useEditing } from './editing';
import styles from './editable.module.css';

const WIDTH = 300;
const HEIGHT = 64;
const INSET = 4;
/** What lies beyond the sequence's own values on each side, as a share of their range. */
const MARGIN = 0.35;
/** Arrow keys move a point by this share of the range. */
const KEY = 1 / 20;

export function EditableInput({ contender }: { contender: number }) {
  const { t } = useWords();
  const store = useAppStore();
  const name = useNames();
  const { crosshair, shown } = useLab();
  const { variable } = useEditing();
  const answer = useApp((state) => state.surgery.contenders[contender]?.operated?.answer ?? null);
  const step = useSyncExternalStore(crosshair.subscribe, () => placed(crosshair.read(), shown.read()).step);
  const dragged = useRef<number | null>(null);
  const set = useMemo(
    () =>
      perFrame((to: { readonly variable: number; readonly step: number; readonly value: number }) =>
        setPoint(store.getState(), to.variable, to.step, to.value),
      ),
    [store],
  );
  if (!answer) return <p className={styles['explained']}>{t('predictions.computing')}</p>;
  const { steps } = answer.after;
  const variables = Math.max(1, Math.round(answer.after.values.length / steps));
  const of = (values: Float32Array) => Array.from({ length: steps }, (_, at) => values[at * variables + variable] ?? 0);
  const [before, after] = [of(answer.before.values), of(answer.after.values)];
  const [least, most] = [Math.min(...before), Math.max(...before)];
  const span = most - least || 1;
  const low = Math.min(least - MARGIN * span, ...after);
  const high = Math.max(most + MARGIN * span, ...after);
  const x = (at: number) => (((at + 0.5) / steps) * WIDTH).toFixed(2);
  const y = (value: number) => (HEIGHT - INSET - ((value - low) / (high - low)) * (HEIGHT - 2 * INSET)).toFixed(2);
  const line = (values: readonly number[]) =>
    values.map((value, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`).join('');
  const edited = after.flatMap((value, at) => (value === before[at] ? [] : [at]));
  const rounded = (value: number) => Number(value.toPrecision(4));
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = 1 - ((event.clientY - box.top) / box.height - INSET / HEIGHT) / (1 - (2 * INSET) / HEIGHT);
    return {
      at: Math.min(steps - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * steps))),
      value: rounded(low + Math.min(1, Math.max(0, share)) * (high - low)),
    };
  };
  const at = Math.min(step, steps - 1);
  const move = (to: number) => {
    const { unit } = placed(crosshair.read(), shown.read());
    const quantity = crosshair.read()?.quantity ?? 'h';
    crosshair.move({ step: Math.min(steps - 1, Math.max(0, to)), unit, contender, quantity });
  };
  const key = (event: KeyboardEvent<SVGSVGElement>) => {
    const by = { ArrowUp: KEY, ArrowDown: -KEY, PageUp: 4 * KEY, PageDown: -4 * KEY }[event.key];
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: steps - 1 }[event.key];
    if (by !== undefined) setPoint(store.getState(), variable, at, rounded(after[at]! + by * span));
    else if (to !== undefined) move(to);
    else return;
    event.preventDefault();
  };
  const label = t('surgery.inputOf', {
    name: name(answer.after.inputNames[variable] ?? ''),
    letter: letterOf(contender),
  });
  return (
    <svg
      className={styles['editable']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={rounded(low)}
      aria-valuemax={rounded(high)}
      aria-valuenow={rounded(after[at]!)}
      aria-valuetext={t('surgery.inputAt', { step: at + 1, value: exact(after[at]!) })}
      onKeyDown={key}
      onPointerDown={(event) => {
        const { at: where, value } = point(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = where;
        move(where);
        set({ variable, step: where, value });
      }}
      onPointerMove={(event) => {
        if (dragged.current !== null) set({ variable, step: dragged.current, value: point(event).value });
        else move(point(event).at);
      }}
      onPointerUp={() => (dragged.current = null)}
      onPointerCancel={() => (dragged.current = null)}
    >
      {edited.length > 0 && <path className={styles['was']} d={line(before)} />}
      <path className={styles['is']} d={line(after)} />
      {/* Strokes of no length with round ends are dots, whatever the picture is stretched to. */}
      <path className={styles['points']} d={after.map((value, k) => `M${x(k)} ${y(value)}h0`).join('')} />
      <path className={styles['moved']} d={edited.map((k) => `M${x(k)} ${y(after[k]!)}h0`).join('')} />
      <path className={styles['here']} d={`M${x(at)} ${y(after[at]!)}h0`} />
    </svg>
  );
}
