/** What the network reads at each step, on the same time axis as its gates: lines, or rows where there are many inputs. */
import { useEffect, useRef, type CSSProperties } from 'react';
import { useWords } from '../../i18n/react';
import { letterOf, type Trace } from '../model';
import { paint } from './painter';
import styles from './gates.module.css';
import { useLab } from './lab-context';

/** More inputs than this are rows of a heatmap. */
const MOST_LINES = 2;
const WIDTH = 300;
const HEIGHT = 32;
const INSET = 3;

export function InputStrip({ contender, frame }: { contender: number; frame: Trace }) {
  const { t } = useWords();
  const { steps, inputNames } = frame;
  return (
    <div className={`${styles['strip']} ${styles['inputs']}`}>
      <span className={styles['tag']}>
        <span>
          <b>x</b>
          <small>{inputNames.length <= MOST_LINES ? inputNames.join(', ') : t('lab.input')}</small>
        </span>
      </span>
      <div className={styles['input']} style={{ '--steps': steps } as CSSProperties}>
        {inputNames.length <= MOST_LINES ? (
          <InputLines frame={frame} label={t('lab.inputs', { letter: letterOf(contender) })} />
        ) : (
          <InputRows frame={frame} label={t('lab.inputs', { letter: letterOf(contender) })} />
        )}
        <div className={styles['column']} />
      </div>
    </div>
  );
}

/** Each point in the middle of its step's column. */
function InputLines({ frame, label }: { frame: Trace; label: string }) {
  const { inputs, steps, inputNames } = frame;
  const count = inputNames.length;
  const low = Math.min(...inputs);
  const span = Math.max(...inputs) - low || 1;
  const path = (input: number) =>
    Array.from({ length: steps }, (_, step) => {
      const x = ((step + 0.5) / steps) * WIDTH;
      const y = HEIGHT - INSET - ((inputs[step * count + input]! - low) / span) * (HEIGHT - 2 * INSET);
      return `${step === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`;
    }).join('');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      {inputNames.map((name, k) => (
        <path
          key={name}
          d={path(k)}
          fill="none"
          stroke={k === 0 ? 'var(--ink)' : 'var(--accent)'}
          strokeWidth={k === 0 ? 1.3 : 1.1}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

function InputRows({ frame, label }: { frame: Trace; label: string }) {
  const { scheme } = useLab();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { inputs, steps, inputNames } = frame;
    const reach = Math.max(1e-9, ...inputs.map(Math.abs));
    paint(canvas.current!, inputs, steps, inputNames.length, 'h', scheme, reach);
  }, [frame, scheme]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
