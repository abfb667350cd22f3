/** What the colours and lines of the state space mean. */
import { useWords } from '../../../../i18n/react';
import { exact } from '../../../words/format';
import { useLab } from '../../shared/lab-context';
import type { Colouring } from './colouring';
import { shadesOf } from './SpacePlot';
import { SHADES, shadeOf } from './plane';
import styles from './space.module.css';

interface SpaceLegendProps {
  readonly colouring: Colouring;
  readonly ends: readonly [number, number];
  readonly touched: boolean;
  readonly others: number;
  /** Names of the classes, where the colour stands for one. */
  readonly classes: readonly string[] | null;
  /** Of a target that is measured. */
  readonly unit: string;
  /** Whether some steps have no number to be coloured by. */
  readonly gaps: boolean;
}

/** More classes than this are named at the ends of the map only. */
const MOST_NAMED = 8;

export function SpaceLegend({ colouring, ends, touched, others, classes, unit, gaps }: SpaceLegendProps) {
  const { t } = useWords();
  const { scheme } = useLab();
  const colours = shadesOf(scheme);
  const [low, high] = ends;
  const word = (value: number): string => {
    if (colouring === 'time') return t('space.step', { step: value + 1 });
    return classes ? (classes[value] ?? String(value)) : `${exact(value)} ${unit}`.trimEnd();
  };
  const few = classes !== null && colouring === 'target' && high - low < MOST_NAMED;
  return (
    <div className={styles['legend']}>
      <span>{t(`space.colours.${colouring}`)}</span>
      {few ? (
        Array.from({ length: high - low + 1 }, (_, k) => (
          <span key={k} className={styles['key']}>
            <i style={{ background: colours[shadeOf(high > low ? k / (high - low) : 0.5)] }} />
            {word(low + k)}
          </span>
        ))
      ) : (
        <span className={styles['key']}>
          {word(low)}
          {high > low && (
            <>
              <span
                className={styles['ramp']}
                aria-hidden="true"
                style={{ backgroundImage: `linear-gradient(to right, ${colours.slice(0, SHADES).join(', ')})` }}
              />
              {word(high)}
            </>
          )}
        </span>
      )}
      {gaps && (
        <span className={styles['key']}>
          <i style={{ background: 'var(--field)' }} />
          {t('space.noTarget')}
        </span>
      )}
      <Line className="thick" text={t('space.probe')} />
      {others > 0 && <Line className="thin" text={t('space.others', { count: others })} />}
      {touched && (
        <>
          <Line className="thick" text={t('space.touched')} />
          <Line className="thickDashed" text={t('space.untouched')} />
        </>
      )}
    </div>
  );
}

function Line({ className, text }: { className: string; text: string }) {
  return (
    <span className={styles['key']}>
      <svg width="22" height="8" aria-hidden="true" className={styles['paths']}>
        <g className={styles[className]}>
          <path d="M0 4H22" stroke="currentColor" />
        </g>
      </svg>
      {text}
    </span>
  );
}
