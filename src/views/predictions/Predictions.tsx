/** Predictions: truth, contenders and baselines on one part of the data, their errors in a table, and all as a file. */
import { useState } from 'react';
import type { AppState } from '../../store/state';
import { useWords } from '../../i18n/react';
import { Segments } from '../charts/Segments';
import { ChoiceField } from '../fields';
import { useNames } from '../made-up-names';
import type { Preview } from '../model';
import { PastBanner } from '../gates/time/PastBanner';
import { Card } from '../page/Card';
import { HelpMark } from '../parts/HelpMark';
import { probeName } from '../probe-name';
import { epochShown, useApp, useAppStore, usePaced, usePreview } from '../store-context';
import { SaveMenu } from '../save/SaveMenu';
import { useContenderNames } from '../save/names';
import { answerTable } from '../save/tables';
import { weightsShown } from '../weights';
import { Confusion } from './Confusion';
import { csvOf } from './forecast-csv';
import { rowCount } from './forecast-lines';
import { ForecastPlot, type ForecastView } from './ForecastPlot';
import { MetricsTable } from './MetricsTable';
import panel from './predictions.module.css';
import { SequencePlot } from './SequencePlot';
import { touchedForecast } from './touched';

const contenders = (state: AppState) => state.run.contenders;
const PARTS = ['train', 'validation', 'test'] as const;
type Part = (typeof PARTS)[number];
const VIEWS = ['first', 'fans', 'steps'] as const satisfies readonly ForecastView[];

/** More rows than this are first shown from their end, where every row can be told from the next. */
const CLOSE = 120;

/** Fewer where whole forecasts are drawn, so that their steps can be told apart. */
const closeRows = (view: ForecastView, horizon: number): number =>
  view === 'fans' ? Math.min(CLOSE, Math.max(30, 8 * horizon)) : CLOSE;

export function Predictions() {
  const { t } = useWords();
  const preview = usePreview();
  const part = useApp((state) => state.focus.predictions);
  const [close, setClose] = useState(true);
  const [view, setView] = useState<ForecastView>('first');
  const [variable, setVariable] = useState('');
  const named = useNames();
  const forecast = preview?.forecast ?? null;
  const targets = forecast?.targets.map(({ name }) => name) ?? [];
  const v = Math.max(0, targets.indexOf(variable));
  const several = forecast !== null && forecast.horizon > 1;
  const shownView = several ? view : 'first';
  const total = preview && forecast ? rowCount({ forecast, part: preview.parts[part], v, from: 0 }) : 0;
  const near = closeRows(shownView, forecast?.horizon ?? 1);
  const long = total > near * 1.5 && shownView !== 'steps';
  return (
    <Card
      id="predictions"
      title={t('sections.predictions')}
      caption={preview && <Caption preview={preview} view={shownView} />}
      tools={
        <>
          <Tools part={part} near={long ? near : null} close={close} setClose={setClose} total={total} />
          {preview && <Marks preview={preview} part={part} view={shownView} />}
        </>
      }
    >
      {(several || targets.length > 1) && (
        <div className={panel['views']}>
          {several && (
            <Segments
              label={t('predictions.view')}
              value={view}
              choices={VIEWS.map((value) => ({ value, label: t(`predictions.views.${value}`) }))}
              onChange={setView}
            />
          )}
          {targets.length > 1 && (
            <ChoiceField
              inline
              label={t('predictions.variable')}
              value={targets[v]!}
              choices={targets.map((name) => ({ value: name, label: named(name) }))}
              onChange={setVariable}
            />
          )}
        </div>
      )}
      {preview && forecast && (
        <ForecastPlot
          preview={{ ...preview, forecast }}
          part={part}
          view={shownView}
          v={v}
          from={long && close ? total - near : 0}
        />
      )}
      {preview?.task === 'classifySequence' && (
        <>
          <Confusion preview={preview} part={part} />
          <MetricsTable part={part} preview={preview} v={0} fedBack={false} chart="" lines={[]} />
        </>
      )}
      {preview && !forecast && preview.task !== 'classifySequence' && <SequencePlot preview={preview} part={part} />}
    </Card>
  );
}

interface ToolsProps {
  readonly part: Part;
  /** Rows of the close view; null where all are shown anyway. */
  readonly near: number | null;
  readonly close: boolean;
  readonly setClose: (close: boolean) => void;
  readonly total: number;
}

/** How much of which part. */
function Tools({ part, near, close, setClose, total }: ToolsProps) {
  const { t } = useWords();
  const preview = usePreview();
  const show = useApp((state) => state.showPredictions);
  const showProbe = useApp((state) => state.showProbe);
  const choose = (chosen: Part) => {
    show(chosen);
    // Where every step has its answer, the chart shows the probe sequence: it moves to the part that was chosen.
    const probe = preview?.parts[chosen].probes[0];
    if (preview?.task === 'labelSteps' && probe) showProbe(chosen, probe.sample);
  };
  return (
    <>
      {near !== null && (
        <div className={panel['span']}>
          <ChoiceField
            hideLabel
            label={t('predictions.span')}
            value={close ? 'close' : 'all'}
            choices={[
              { value: 'close', label: t('predictions.last', { count: near }) },
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
  );
}

/** What the panel holds of this part, as text of a CSV file or as a table. */
function useNumbers(preview: Preview, part: Part) {
  const store = useAppStore();
  const names = useContenderNames();
  return () => {
    const state = store.getState();
    const { run, time } = state;
    if (!preview.forecast) return answerTable(preview, part, run.contenders, names());
    const sets = run.contenders.map(({ predictions }) => (predictions?.part === part ? predictions : null));
    // A file of a past epoch says of whose weights its predictions are.
    const past = (k: number) => (time.shown === null ? '' : ` epoch ${sets[k]?.epoch ?? time.shown}`);
    return csvOf(
      preview,
      part,
      sets,
      names().map((name, k) => name + past(k)),
      run.contenders.map((_, k) => touchedForecast(state, k, part)),
    );
  };
}

function Marks({ preview, part, view }: { preview: Preview; part: Part; view: ForecastView }) {
  const { t } = useWords();
  const title = t('sections.predictions');
  const { task } = preview;
  const numbers = useNumbers(preview, part);
  return (
    <>
      <HelpMark of={title} text={task === 'forecast' ? t(`looks.forecast.${view}`) : t(`looks.answers.${task}`)} />
      <SaveMenu
        name={title}
        file={`predictions-${part}`}
        form={task === 'forecast' ? 'wide' : 'long'}
        weights="predictions"
        detail={() => t(`parts.${part}`)}
        numbers={numbers}
      />
    </>
  );
}

function Caption({ preview, view }: { preview: Preview; view: ForecastView }) {
  const { t } = useWords();
  const probe = useApp((state) => state.focus.probe);
  const runs = usePaced(contenders, 100);
  const drawn = {
    forecast: () => (preview.forecast!.horizon > 1 ? t(`predictions.captions.${view}`) : t('predictions.forecast')),
    regressSequence: () => t('predictions.sorted'),
    classifySequence: () => t('predictions.classes'),
    labelSteps: () => probeName(preview, probe.part, probe.sample, t),
  }[preview.task]();
  const weights = weightsShown(runs, preview.task === 'labelSteps' ? 'trace' : 'predictions', t);
  const past = useApp(epochShown) !== null;
  const text = [weights, drawn].filter((words) => words !== '').join(' · ');
  // In the caption's place, so that nothing below moves when somebody looks back.
  return past ? <PastBanner icon={false} /> : <span title={text}>{text}</span>;
}
