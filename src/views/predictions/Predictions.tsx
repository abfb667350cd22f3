/** Predictions: truth, contenders and naive forecasts on one part of the data, and their errors in a table. */
import { useMemo, useState } from 'react';
import type { SourceKind } from '../../experiment/schema';
import type { AppState } from '../../store/state';
import type { Translate } from '../../i18n';
import { useWords } from '../../i18n/react';
import styles from '../charts/charts.module.css';
import { Plot } from '../charts/Plot';
import { linearAxis } from '../charts/scale';
import { Segments } from '../charts/Segments';
import { ChoiceField } from '../fields';
import { exact } from '../format';
import { useNames } from '../made-up-names';
import { letterOf, type PartPreview, type Preview } from '../model';
import { Card } from '../page/Card';
import { probeName } from '../probe-name';
import { useApp, usePaced } from '../store-context';
import { weightsShown } from '../weights';
import { Confusion } from './Confusion';
import { MetricsTable } from './MetricsTable';
import panel from './predictions.module.css';
import { forecastLines, sortedLines, symbolLines, type LineNames } from './prediction-lines';
import { rowsOf } from './rows';

const contenders = (state: AppState) => state.run.contenders;
const PARTS = ['train', 'validation', 'test'] as const;

/** More rows than this are first shown from their end, where every row can be told from the next. */
const CLOSE = 120;

export function Predictions() {
  const { t } = useWords();
  const preview = useApp((state) => state.data.preview);
  const part = useApp((state) => state.focus.predictions);
  const show = useApp((state) => state.showPredictions);
  const showProbe = useApp((state) => state.showProbe);
  const [close, setClose] = useState(true);
  const choose = (chosen: (typeof PARTS)[number]) => {
    show(chosen);
    // Where every step has its answer, the chart shows the probe sequence: it moves to the part that was chosen.
    const probe = preview?.parts[chosen].probes[0];
    if (preview?.task === 'labelSteps' && probe) showProbe(chosen, probe.sample);
  };
  const total = preview ? rowsOf(preview.parts[part].truth, preview.sizes.outputs) : 0;
  const long = preview?.task === 'forecast' && total > CLOSE * 1.5;
  return (
    <Card
      id="predictions"
      title={t('sections.predictions')}
      caption={preview && <Caption preview={preview} />}
      tools={
        <>
          {long && (
            <div className={panel['span']}>
              <ChoiceField
                hideLabel
                label={t('predictions.span')}
                value={close ? 'close' : 'all'}
                choices={[
                  { value: 'close', label: t('predictions.last', { count: CLOSE }) },
                  { value: 'all', label: t('predictions.all', { total }) },
                ]}
                onChange={(value) => setClose(value === 'close')}
              />
            </div>
          )}
          <Segments
            label={t('predictions.part')}
            value={part}
            choices={PARTS.map((value) => ({ value, label: t(`parts.${value}`) }))}
            onChange={choose}
          />
        </>
      }
    >
      {preview?.task === 'classifySequence' && (
        <>
          <Confusion preview={preview} part={part} />
          <MetricsTable part={part} preview={preview} lines={[]} />
        </>
      )}
      {preview && preview.task !== 'classifySequence' && (
        <PredictionsOf preview={preview} part={part} from={long && close ? total - CLOSE : 0} total={total} />
      )}
    </Card>
  );
}

function Caption({ preview }: { preview: Preview }) {
  const { t } = useWords();
  const horizon = useApp((state) => state.spec.task.horizon);
  const probe = useApp((state) => state.focus.probe);
  const runs = usePaced(contenders, 100);
  const drawn = {
    forecast: () => (horizon > 1 ? t('predictions.firstStep') : t('predictions.forecast')),
    regressSequence: () => t('predictions.sorted'),
    classifySequence: () => t('predictions.classes'),
    labelSteps: () => probeName(preview, probe.part, probe.sample, t),
  }[preview.task]();
  const weights = weightsShown(runs, preview.task === 'labelSteps' ? 'trace' : 'predictions', t);
  const text = [weights, drawn].filter((words) => words !== '').join(' · ');
  return <span title={text}>{text}</span>;
}

interface PredictionsOfProps {
  readonly preview: Preview;
  readonly part: (typeof PARTS)[number];
  /** First row shown. */
  readonly from: number;
  readonly total: number;
}

function PredictionsOf({ preview, part, from, total }: PredictionsOfProps) {
  const { t } = useWords();
  const runs = usePaced(contenders, 100);
  const names = useLineNames();
  const of = preview.parts[part];
  const { outputs } = preview.sizes;
  const lines = useMemo(() => {
    const sets = runs.map(({ predictions }) => (predictions?.part === part ? predictions : null));
    switch (preview.task) {
      case 'forecast':
        return forecastLines(of, outputs, sets, names, from);
      case 'regressSequence':
        return sortedLines(of, outputs, sets, names);
      case 'classifySequence':
        return [];
      case 'labelSteps':
        return symbolLines(
          runs.map(({ trace }) => trace),
          outputs,
          names,
        );
    }
  }, [runs, of, outputs, names, preview.task, part, from]);
  const labelled = preview.task === 'labelSteps';
  const last = labelled ? Math.max(0, ...lines.map((line) => Math.floor(line.points.at(-1)?.x ?? 0))) : total - 1;
  const first = labelled ? Math.min(last, ...lines.map((line) => Math.ceil(line.points[0]?.x ?? 0))) : from;
  const y = useMemo(
    () =>
      labelled
        ? { domain: [-0.3, outputs - 0.7] as const, ticks: thinned(outputs), log: false }
        : linearAxis(lines.flatMap((line) => line.points.map((point) => point.y))),
    [labelled, lines, outputs],
  );
  const x = {
    domain: labelled ? ([first - 0.5, last + 0.5] as const) : ([first, Math.max(first + 1, last)] as const),
    ticks: whole(first, last),
    log: false,
  };
  const named = useNames();
  const symbol = (value: number) => named(preview.outputNames[value] ?? String(value));
  const horizon = useApp((state) => state.spec.task.horizon);
  const source = useApp((state) => state.spec.data.source.kind);
  const nameOf = xNames(preview, of, t);
  if (lines.length === 0) {
    return (
      <div className={styles['plot']}>
        <p className={styles['empty']}>{t('predictions.empty')}</p>
      </div>
    );
  }
  return (
    <>
      <Plot
        lines={lines}
        x={x}
        y={y}
        xText={(row) => (preview.task === 'forecast' ? (of.labels[row] ?? '') : String(row + 1))}
        {...(labelled ? { yTick: symbol } : {})}
        xName={nameOf}
        yTitle={yTitle(preview, source, horizon, named, t)}
        description={t('predictions.description', {
          lines: lines.map((line) => lastValue(line.label, line.at(last), t)).join(t('places.sentenceSeparator')),
        })}
      />
      <MetricsTable part={part} preview={preview} lines={lines} />
    </>
  );
}

const lastValue = (where: string, value: number | null, t: Translate): string =>
  t('places.sentence', { where, sentence: value === null ? t('run.none') : exact(value) });

function xNames(preview: Preview, of: PartPreview, t: Translate): (row: number) => string {
  switch (preview.task) {
    case 'forecast':
      return (row) => of.labels[row] ?? '';
    case 'regressSequence':
    case 'classifySequence':
      return (row) => t('charts.sample', { number: row + 1 });
    case 'labelSteps':
      return (row) => t('charts.step', { step: row + 1 });
  }
}

/** What is asked at every step where it is no symbol. */
const ASKED: { readonly [K in SourceKind]?: 'parity' | 'depth' } = { parity: 'parity', brackets: 'depth' };

/** What is predicted, with its unit. */
function yTitle(
  preview: Preview,
  source: SourceKind,
  horizon: number,
  named: (name: string) => string,
  t: Translate,
): string {
  if (preview.task === 'labelSteps') return t(`predictions.${ASKED[source] ?? 'symbol'}`);
  const name = named(preview.task === 'forecast' ? preview.lines[0]!.name : preview.outputNames[0]!);
  const withUnit = preview.unit === '' ? name : `${name}, ${preview.unit}`;
  return preview.task === 'forecast' && horizon > 1 ? t('predictions.firstOf', { name: withUnit, horizon }) : withUnit;
}

function useLineNames(): LineNames {
  const { t } = useWords();
  const cells = useApp((state) => state.spec.contenders);
  return useMemo(
    () => ({
      truth: t('predictions.truth'),
      contenders: cells.map(({ cell }, k) => `${letterOf(k)} ${t(`cells.${cell}`)}`),
      baselines: { lastValue: t('baselines.lastValue'), seasonalNaive: t('baselines.seasonalNaive') },
    }),
    [cells, t],
  );
}

/** Every symbol, or every n-th where their names would lie on one another. */
const MOST_SYMBOLS = 9;
function thinned(symbols: number): number[] {
  const every = Math.ceil(symbols / MOST_SYMBOLS);
  return Array.from({ length: Math.ceil(symbols / every) }, (_, k) => k * every);
}

/** About five whole rows, evenly spread. */
function whole(first: number, last: number): number[] {
  const step = Math.max(1, Math.ceil((last - first) / 5));
  const rows: number[] = [];
  for (let row = first; row <= last; row += step) rows.push(row);
  return rows;
}
