/** Under the table of errors: what has to be known to read it, and a word where nobody beats the baselines. */
import { joined } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import type { Scores } from '../../../experiment/sequences';
import type { MetricName } from '../../../study/metric';
import type { RunStatus } from '../../state/model';
import { allWorse, shareOutside, type Baseline } from './compare';
import { leftOut } from './left-out';
import type { Prepared } from './moment';
import styles from './predictions.module.css';

interface NoteProps {
  readonly moment: Prepared;
  /** The target variable's number. */
  readonly v: number;
  /** What the chart above shows of several steps ahead; empty where there is only one. */
  readonly chart: string;
  /** Of the contenders, null where one is not scored. */
  readonly scores: readonly (Scores | null)[];
  /** The one that decides, and the baseline that is best by it. */
  readonly metric: MetricName;
  readonly best: Baseline | null;
  /** With their metrics of the target, and over all targets. */
  readonly baselines: readonly Baseline[];
  readonly overall: readonly Baseline[];
}

const ENDED: readonly RunStatus[] = ['paused', 'finished', 'stoppedEarly'];

/** Percent of values outside the training range from which on they explain an error. */
const NOTABLE = 10;

export function Note({ moment, v, chart, scores, metric, best, baselines, overall }: NoteProps) {
  const { t } = useWords();
  const { preview, part, status, past } = moment;
  const resting = ENDED.includes(status) && past === null;
  const scored = scores.map((of) => of && (of.targets[v] ?? of.overall));
  // While the networks learn they pass through every stage of worse; what they end with is worth a word.
  const worse =
    resting &&
    allWorse(
      scores.map((of) => of && of.overall),
      overall,
      metric,
    );
  const width = preview.forecast ? preview.forecast.horizon * preview.forecast.targets.length : preview.sizes.outputs;
  const outside = worse && v === 0 ? Math.round(100 * shareOutside(preview, preview.parts[part].truth, width)) : 0;
  const partly = scores.flatMap((of) => (of && of.scored < of.of ? [of] : []))[0];
  const target = preview.forecast?.targets[v];
  const reasons = target ? leftOut(target, [...scored, ...baselines.map(({ metrics }) => metrics)]) : [];
  const sentences = [
    worse && best
      ? t(outside >= NOTABLE ? 'predictions.worseOutside' : 'predictions.allWorse', {
          name: t(`baselines.${best.name}`),
          percent: outside,
        })
      : '',
    partly ? t('predictions.partly', { scored: partly.scored, of: partly.of }) : '',
    chart,
    part === 'train' ? t('predictions.notScored') : '',
    ...reasons.map((reason) => t(`predictions.leftOut.${reason}`)),
  ];
  return <p className={styles['note']}>{joined(sentences)}</p>;
}
