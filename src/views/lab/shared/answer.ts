/** What a network says about the probe sequence, in the user's units and in words, and what it said without surgery. */
import { taskRecord } from '../../../experiment/tasks';
import type { Translate } from '../../../i18n';
import { compact, relativeChange } from '../../words/format';
import type { Preview, Trace } from '../../state/model';
import { answersOf, rowLabel, symbolOf } from './rows';

/** @param before the same without surgery; null: there is none, or nothing is compared */
export function answerSentence(trace: Trace, before: Trace | null, preview: Preview, t: Translate): string {
  const both = <V extends string | number>(of: (trace: Trace) => V): V | string => {
    const now = of(trace);
    const was = before && of(before);
    return was === null || was === now ? now : `${was} → ${now}`;
  };
  const { outputs } = preview.sizes;
  const { perStep, output } = taskRecord(preview.task);
  if (perStep) {
    const { asked } = answersOf(trace.prediction, trace.truth, outputs);
    return t('lab.answers', { right: both((each) => answersOf(each.prediction, each.truth, outputs).right), asked });
  }
  if (output === 'softmax') {
    const names = preview.outputNames;
    const said = (each: Trace) => {
      const symbol = symbolOf(each.prediction, 0, outputs);
      return t('predictions.said', {
        answer: names[symbol],
        percent: Math.round(100 * (each.prediction[symbol] ?? NaN)),
      });
    };
    return t('predictions.says', { answer: both(said), truth: names[symbolOf(trace.truth, 0, outputs)] });
  }
  const measured = (value: number) => `${compact(value, 4)} ${preview.unit}`.trimEnd();
  const prediction = before
    ? `${compact(before.prediction[0]!, 4)} → ${measured(trace.prediction[0]!)}`
    : measured(trace.prediction[0]!);
  const values = { prediction, truth: measured(trace.truth[0]!) };
  // The row that is predicted; of a longer horizon the first one.
  const label = preview.forecast ? rowLabel(preview.parts[trace.part], trace.sample) : undefined;
  return label === undefined ? t('lab.predicts', values) : t('lab.predictsAt', { label, ...values });
}

/** As many digits as set two numbers apart: three where that is enough, seven at most, for networks of 32-bit floats. */
export function apart(before: number, after: number): readonly [before: string, after: string] {
  let digits = 3;
  const written = () => [compact(before, digits), compact(after, digits)] as const;
  while (digits < 7 && before !== after && written()[0] === written()[1]) digits++;
  return written();
}

/** By how much a loss has changed, "+36 %" or "4.6 ×"; empty where that says nothing. */
export function changeOf(before: number, after: number): string {
  if (!(before > 0) || !Number.isFinite(after)) return '';
  const ratio = after / before;
  // A small change has two digits.
  const size = Math.abs(100 * (ratio - 1));
  return relativeChange(ratio, size >= 10 || size === 0 ? 0 : Math.min(9, 1 - Math.floor(Math.log10(size))));
}
