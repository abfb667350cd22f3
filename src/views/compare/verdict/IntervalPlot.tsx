/** Paired differences to the leader on one axis: a dot for each seed, a bar for the interval, a line at zero. */
import { extent, nice, ticks } from 'd3-array';
import { useWords } from '../../../i18n/react';
import type { Comparison } from '../../../study/comparison';
import { isShare, type MetricName } from '../../../study/metric';
import { exact } from '../../words/format';
import { contenderStroke } from '../../state/model';
import styles from './race.module.css';

const HEIGHT = 30;
const AXIS_HEIGHT = 32;
/** Room for half a label at the ends, in pixels. */
const PAD = 22;
/** From the zero line to the words on either side of it. */
const BESIDE = 8;
/** Pixels of a letter at 11 px, of a Chinese one, and between the ticks. */
const LETTER = 6.2;
const IDEOGRAPH = 11.5;
const TICK_GAP = 48;

/** About how wide a text of the axis is, in pixels. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? IDEOGRAPH : LETTER), 0);

interface Side {
  readonly text: string;
  readonly x: number;
  readonly anchor: 'start' | 'end';
}

/**
 * Which side is whose: beside the zero line where both have room; else with arrows in the corners, and without the
 * leader's name where that is too long.
 *
 * @param zero of the zero line, in pixels
 */
export function sidesOf(
  zero: number,
  width: number,
  words: { readonly worse: string; readonly better: string; readonly worseShort: string; readonly betterShort: string },
): readonly [Side, Side] {
  if (zero - BESIDE >= widthOf(words.worse) && width - zero - BESIDE >= widthOf(words.better)) {
    return [
      { text: words.worse, x: zero - BESIDE, anchor: 'end' },
      { text: words.better, x: zero + BESIDE, anchor: 'start' },
    ];
  }
  const [worse, better] = [`← ${words.worse}`, `${words.better} →`];
  const whole = widthOf(worse) + widthOf(better) + 2 * BESIDE <= width;
  return [
    { text: whole ? worse : `← ${words.worseShort}`, x: 0, anchor: 'start' },
    { text: whole ? better : `${words.betterShort} →`, x: width, anchor: 'end' },
  ];
}

/** From differences in the metric to pixels. */
export interface DifferenceAxis {
  readonly at: (gain: number) => number;
  readonly ticks: readonly number[];
  readonly width: number;
  readonly text: (gain: number) => string;
}

/** All dots, bars and zero lie within the width. */
export function differenceAxis(comparisons: readonly Comparison[], metric: MetricName, width: number): DifferenceAxis {
  const values = comparisons.flatMap(({ gains, test }) => [
    ...gains.map(({ gain }) => gain),
    ...(test ? test.interval : []),
  ]);
  const [least, most] = extent([0, ...values]) as [number, number];
  const [low, high] = least === most ? [-1, 1] : nice(least, most, 5);
  const scale = isShare(metric) ? 100 : 1;
  return {
    at: (gain) => PAD + ((gain - low) / (high - low)) * (width - 2 * PAD),
    ticks: ticks(low, high, Math.max(3, Math.floor(width / TICK_GAP))),
    width,
    text: (gain) => exact(gain * scale),
  };
}

interface RowProps {
  readonly comparison: Comparison;
  readonly axis: DifferenceAxis;
  /** The rival's. */
  readonly name: string;
}

export function DifferenceRow({ comparison, axis, name }: RowProps) {
  const { t } = useWords();
  const { gains, gain, test, rival } = comparison;
  const middle = HEIGHT / 2;
  const said = (run: number, value: number) => t('verdict.seed', { number: run + 1, value: axis.text(value) });
  const list = gains.map(({ run, gain: value }) => said(run, value)).join(t('places.listSeparator'));
  return (
    <div className={styles['plot']} style={{ height: HEIGHT }}>
      <svg width={axis.width} height={HEIGHT} role="img" aria-label={t('verdict.described', { rival: name, list })}>
        <Lines axis={axis} height={HEIGHT} />
        {test && (
          <rect
            x={axis.at(test.interval[0])}
            width={axis.at(test.interval[1]) - axis.at(test.interval[0])}
            y={middle - 5}
            height={10}
            rx={3}
            fill={contenderStroke(rival)}
            fillOpacity={0.22}
            stroke={contenderStroke(rival)}
          />
        )}
        {gain && (
          <line
            x1={axis.at(gain.mean)}
            x2={axis.at(gain.mean)}
            y1={middle - 9}
            y2={middle + 9}
            stroke="var(--ink)"
            strokeWidth={2}
          />
        )}
        {gains.map(({ run, gain: value }) => (
          <circle key={run} cx={axis.at(value)} cy={middle} r={3.5} fill={contenderStroke(rival)} stroke="var(--card)">
            <title>{said(run, value)}</title>
          </circle>
        ))}
      </svg>
    </div>
  );
}

/** The axis's numbers, and which side is whose. */
export function DifferenceTicks({ axis, leader }: { axis: DifferenceAxis; leader: string }) {
  const { t } = useWords();
  const sides = sidesOf(axis.at(0), axis.width, {
    worse: t('verdict.leaderWorse', { leader }),
    better: t('verdict.leaderBetter', { leader }),
    worseShort: t('verdict.worse'),
    betterShort: t('verdict.better'),
  });
  return (
    <div className={styles['plot']} style={{ height: AXIS_HEIGHT }}>
      <svg width={axis.width} height={AXIS_HEIGHT} aria-hidden="true">
        {axis.ticks.map((tick) => (
          <text key={tick} x={axis.at(tick)} y={11} textAnchor="middle" fontSize={11} fill="var(--dim)">
            {axis.text(tick)}
          </text>
        ))}
        {sides.map(({ text, x, anchor }) => (
          <text key={text} x={x} y={27} textAnchor={anchor} fontSize={11} fill="var(--dim)">
            {text}
          </text>
        ))}
      </svg>
    </div>
  );
}

function Lines({ axis, height }: { axis: DifferenceAxis; height: number }) {
  return axis.ticks.map((tick) => (
    <line
      key={tick}
      x1={axis.at(tick)}
      x2={axis.at(tick)}
      y1={0}
      y2={height}
      stroke={tick === 0 ? 'var(--ink)' : 'var(--line)'}
      strokeWidth={tick === 0 ? 1.5 : 1}
    />
  ));
}
