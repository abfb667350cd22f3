/** Predictions: truth, contenders and baselines on one part of the data, their errors in a table, and all as a file. */
import { useState } from 'react';
import type { Table } from '../../../data/csv';
import { contenderColumn } from '../../../data/predictionsCsv';
import { taskRecord } from '../../../experiment/tasks';
import { useWords } from '../../../i18n/react';
import { Segments } from '../../parts/charts/Segments';
import { ChoiceField } from '../../parts/fields';
import { useNames } from '../../words/made-up-names';
import type { Preview } from '../../state/model';
import { PastWords } from '../shared/PastBanner';
import { Card } from '../../parts/Card';
import { HelpMark } from '../../parts/HelpMark';
import { probeName } from '../../words/probe-name';
import { useApp, useLatched } from '../../state/store-context';
import { SaveMenu } from '../../parts/save/SaveMenu';
import { answerTable } from './tables';
import { Confusion } from './Confusion';
import { ToCome } from './Empty';
import { csvOf } from './forecast-csv';
import { rowCount } from './forecast-lines';
import { ForecastPlot, type ForecastView } from './ForecastPlot';
import { MetricsTable } from './MetricsTable';
import { momentOf, sameMoment, setsOf, sightOf, weightsOf, epochsOf, type Prepared } from './moment';
import panel from './predictions.module.css';
import { SequencePlot } from './SequencePlot';
import { touchedForecast } from './touched';
import { PARTS, type Part } from '../../../experiment/sequences';

const VIEWS = ['first', 'fans', 'steps'] as const satisfies readonly ForecastView[];

/** More rows than this are first shown from their end, where every row can be told from the next. */
const CLOSE = 120;

/** Fewer where whole forecasts are drawn, so that their steps can be told apart. */
const closeRows = (view: ForecastView, horizon: number): number =>
  view === 'fans' ? Math.min(CLOSE, Math.max(30, 8 * horizon)) : CLOSE;

export function Predictions() {
  const { t } = useWords();
  const moment = useLatched(momentOf, 100, sameMoment, sightOf);
  const { preview, part } = moment;
  const prepared = preview && { ...moment, preview };
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
      caption={prepared && <Caption moment={prepared} view={shownView} />}
      tools={
        <>
          <Tools preview={preview} near={long ? near : null} close={close} setClose={setClose} total={total} />
          {prepared && <Marks moment={prepared} view={shownView} />}
        </>
      }
    >
      {preview === null && <ToCome contenders={moment.spec.contenders.length} />}
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
          moment={{ ...moment, preview: { ...preview, forecast } }}
          view={shownView}
          v={v}
          from={long && close ? total - near : 0}
        />
      )}
      {prepared && !forecast && <Answers moment={prepared} />}
    </Card>
  );
}

/** What networks answer to whole sequences: of one class each how often it was taken for which, else a chart. */
function Answers({ moment }: { moment: Prepared }) {
  const { output, perStep } = taskRecord(moment.preview.task);
  if (output !== 'softmax' || perStep) return <SequencePlot moment={moment} />;
  return (
    <>
      <Confusion moment={moment} />
      <MetricsTable moment={moment} v={0} fedBack={false} chart="" lines={[]} />
    </>
  );
}

interface ToolsProps {
  readonly preview: Preview | null;
  /** Rows of the close view; null where all are shown anyway. */
  readonly near: number | null;
  readonly close: boolean;
  readonly setClose: (close: boolean) => void;
  readonly total: number;
}

/** How much of which part. */
function Tools({ preview, near, close, setClose, total }: ToolsProps) {
  const { t } = useWords();
  // Says at once what was chosen.
  const part = useApp((state) => state.focus.predictions);
  const show = useApp((state) => state.showPredictions);
  const showProbe = useApp((state) => state.showProbe);
  const choose = (chosen: Part) => {
    show(chosen);
    // Where every step has its answer, the chart shows the probe sequence: it moves to the part that was chosen.
    const probe = preview?.parts[chosen].probes[0];
    if (preview?.perStep && probe) showProbe(chosen, probe.sample);
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
export function numbersOf(moment: Prepared): Table {
  const { preview, part, runs, past } = moment;
  const names = moment.spec.contenders.map(({ cell }, k) => contenderColumn(k, cell));
  if (!preview.forecast) return answerTable(preview, part, runs, names);
  const sets = setsOf(moment);
  // A file of a past epoch says of whose weights its predictions are.
  const whose = (k: number) => (past === null ? '' : ` epoch ${sets[k]?.epoch ?? past}`);
  return csvOf(
    preview,
    part,
    sets,
    names.map((name, k) => name + whose(k)),
    runs.map((_, k) => touchedForecast(moment, k)),
  );
}

function Marks({ moment, view }: { moment: Prepared; view: ForecastView }) {
  const { t } = useWords();
  const title = t('sections.predictions');
  const { part } = moment;
  const { task } = moment.preview;
  return (
    <>
      <HelpMark of={title} text={task === 'forecast' ? t(`looks.forecast.${view}`) : t(`looks.answers.${task}`)} />
      <SaveMenu
        name={title}
        file={`predictions-${part}`}
        form={task === 'forecast' ? 'wide' : 'long'}
        epochs={() => epochsOf(moment)}
        weights={() => weightsOf(moment, t)}
        detail={() => t(`parts.${part}`)}
        numbers={() => numbersOf(moment)}
      />
    </>
  );
}

function Caption({ moment, view }: { moment: Prepared; view: ForecastView }) {
  const { t } = useWords();
  const { preview, probe, runs, past } = moment;
  const drawn = {
    forecast: () => (preview.forecast!.horizon > 1 ? t(`predictions.captions.${view}`) : t('predictions.forecast')),
    regressSequence: () => t('predictions.sorted'),
    classifySequence: () => t('predictions.classes'),
    labelSteps: () => probeName(preview, probe.part, probe.sample, t),
  }[preview.task]();
  const weights = weightsOf(moment, t);
  const text = [weights, drawn].filter((words) => words !== '').join(' · ');
  // In the caption's place, so that nothing below moves when somebody looks back.
  return past !== null ? <PastWords epoch={past} runs={runs} /> : <span title={text}>{text}</span>;
}
