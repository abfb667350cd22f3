/** A forecast in the chart: its first step row by row, whole forecasts as fans, or the error by step ahead. */
import { useMemo } from 'react';
import { useWords } from '../../../i18n/react';
import { Plot } from '../../parts/charts/Plot';
import { linearAxis } from '../../parts/charts/scale';
import { useNames } from '../../words/made-up-names';
import type { Preview } from '../../state/model';
import { describe, whole } from './axes';
import { Empty } from './Empty';
import { BEYOND_SUFFIX, fanLines, labelOf, rowCount, rowLines, stepLines, type Shown } from './forecast-lines';
import { useLineNames } from './line-names';
import { MetricsTable } from './MetricsTable';
import { setsOf, type Moment } from './moment';
import { touchedErrors, useTouchedForecasts } from './touched';

/** What the chart shows of several steps ahead. */
export type ForecastView = 'first' | 'fans' | 'steps';

interface ForecastPlotProps {
  readonly moment: Moment & { readonly preview: Preview & { readonly forecast: NonNullable<Preview['forecast']> } };
  readonly view: ForecastView;
  /** The target variable's number. */
  readonly v: number;
  /** First row shown. */
  readonly from: number;
}

const CHART = {
  first: 'predictions.chartFirst',
  fans: 'predictions.chartFans',
  steps: 'predictions.chartSteps',
} as const;

export function ForecastPlot({ moment, view, v, from }: ForecastPlotProps) {
  const { t } = useWords();
  const { preview, part, runs, spec } = moment;
  const names = useLineNames(spec);
  const named = useNames();
  const { forecast } = preview;
  const shown = useMemo<Shown>(
    () => ({ forecast, part: preview.parts[part], v, from }),
    [forecast, preview, part, v, from],
  );
  const touched = useTouchedForecasts(shown, moment);
  const lines = useMemo(() => {
    const sets = setsOf({ runs, part });
    switch (view) {
      case 'first':
        return rowLines(shown, sets, names, touched);
      case 'fans':
        return fanLines(shown, sets, names, touched);
      case 'steps':
        return stepLines(
          shown,
          runs.map(({ scores }) => {
            const of = part === 'train' ? null : (scores?.[part] ?? null);
            if (!of) return null;
            const { own, recursive } = of;
            return { own: own.steps[v] ?? [], recursive: recursive?.steps[v] ?? null, scored: own.scored };
          }),
          names,
        );
    }
  }, [view, runs, shown, names, part, v, touched]);
  const y = useMemo(
    () =>
      linearAxis(
        lines.flatMap((line) => line.points.map((point) => point.y)),
        view === 'steps' ? { zero: true } : {},
      ),
    [lines, view],
  );
  if (lines.length === 0) return <Empty />;
  const { name: column, unit } = forecast.targets[v]!;
  const name = named(column);
  const withUnit = (text: string) => (unit === '' ? text : `${text}, ${unit}`);
  const { horizon } = forecast;
  const end = rowCount(shown) - 1;
  const beyond = part === 'test' ? forecast.beyond.labels.length : 0;
  const byStep = view === 'steps';
  const first = byStep ? 1 : from;
  const last = byStep ? horizon : end + beyond;
  // As soon as something is drawn there.
  const goesOn = !byStep && lines.some(({ id }) => id.endsWith(BEYOND_SUFFIX));
  const label = (row: number) => (byStep ? String(row) : labelOf(shown, row));
  const title = {
    first: horizon > 1 ? t('predictions.firstOf', { name: withUnit(name), horizon }) : withUnit(name),
    fans: t('predictions.allOf', { name: withUnit(name), horizon }),
    steps: withUnit(t('predictions.rmseOf', { name })),
  }[view];
  return (
    <>
      <Plot
        lines={lines}
        x={{ domain: [first, Math.max(first + 1, last)], ticks: whole(first, last), log: false }}
        y={y}
        xText={label}
        xName={(row) => {
          if (byStep) return t('predictions.ahead', { count: row });
          return row > end ? t('predictions.beyondRow', { label: label(row) }) : label(row);
        }}
        yTitle={title}
        {...(byStep ? { xTitle: t('predictions.stepsAhead') } : {})}
        {...(goesOn ? { boundary: { x: end, text: t('predictions.beyond') } } : {})}
        description={describe(lines, byStep ? horizon : end, t)}
      />
      <MetricsTable
        moment={moment}
        v={v}
        fedBack={view !== 'first'}
        chart={horizon > 1 ? t(CHART[view], { horizon }) : ''}
        lines={lines}
        touched={touched.map((each) => each && touchedErrors(shown, each))}
      />
    </>
  );
}
