/** Ticks of the horizontal axis, and a chart of predictions in words. */
import type { Translate } from '../../../i18n';
import type { ChartLine } from '../../parts/charts/lines';
import { exact } from '../../words/format';

/** About five whole numbers, evenly spread. */
export function whole(first: number, last: number): number[] {
  const step = Math.max(1, Math.ceil((last - first) / 5));
  const rows: number[] = [];
  for (let row = first; row <= last; row += step) rows.push(row);
  return rows;
}

/** Every line with its value at `last`. */
export function describe(lines: readonly ChartLine[], last: number, t: Translate): string {
  const value = (line: ChartLine) => {
    const at = line.at(last);
    return at === null || Number.isNaN(at) ? t('run.none') : exact(at);
  };
  return t('predictions.description', {
    lines: lines
      .map((line) => t('places.sentence', { where: line.label, sentence: value(line) }))
      .join(t('places.sentenceSeparator')),
  });
}
