/** Errors of contenders and baselines on one part, and in words who beats the best forecast without a network. */
import type { Scores } from '../../../experiment/sequences';
import { taskRecord } from '../../../experiment/tasks';
import { METRICS, decidingMetric, higherIsBetter, isShare, type MetricName } from '../../../study/metric';
import type { Translate } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { Key } from '../../parts/charts/Key';
import type { ChartLine } from '../../parts/charts/lines';
import { compact, decimal } from '../../words/format';
import { contenderInk, letterOf } from '../../state/model';
import sideways from '../../parts/sideways.module.css';
import { FAR, baselinesOf, bestBaseline, comparison, gain, overallBaselinesOf } from './compare';
import { later, type WaitingProps } from '../../parts/later';
import { NotLoaded } from '../../parts/NotLoaded';
import type { Prepared } from './moment';
import { Note } from './Note';
import styles from './predictions.module.css';
import { TouchedRow } from './TouchedRow';
import type { touchedErrors } from './touched';

type Metrics = Readonly<Record<string, number>>;

const Habits = later(() => import('./Habits'), HabitsWaiting);

function HabitsWaiting({ missing }: WaitingProps) {
  return missing && <NotLoaded script="habits" missing={missing} />;
}

interface MetricsTableProps {
  readonly moment: Prepared;
  /** The target variable's number. */
  readonly v: number;
  /** Whether forecasts that are fed back have a row of their own. */
  readonly fedBack: boolean;
  /** What the chart above shows of several steps ahead; empty where there is only one. */
  readonly chart: string;
  /** The lines drawn above, whose key the table is. */
  readonly lines: readonly ChartLine[];
  /** What surgery does to the windows drawn, by contender; null while that is computed, undefined where nothing acts. */
  readonly touched?: readonly (TouchedErrors | null | undefined)[];
}

type TouchedErrors = ReturnType<typeof touchedErrors>;

/** A contender's row; null where it is not scored. */
interface Row {
  readonly id: string;
  readonly contender: number;
  readonly recursive: boolean;
  readonly scores: Scores | null;
}

export function MetricsTable({ moment, v, fedBack, chart, lines, touched = [] }: MetricsTableProps) {
  const { t } = useWords();
  const { preview, part } = moment;
  const rows = rowsOf(moment, fedBack);
  const cells = moment.spec.contenders;
  const horizon = preview.forecast?.horizon ?? 1;
  // Forecasts fed back cost more, so fewer may be scored; the baselines go by the contenders as trained.
  const windows = rows.find(({ scores }) => scores !== null)?.scores?.scored ?? null;
  const on = (scored: number | null) => baselinesOf(preview.parts[part], v, scored);
  const baselines = on(windows);
  const metricsOf = ({ scores }: Row): Metrics | null => scores && (scores.targets[v] ?? scores.overall);
  const all = [...rows.map(metricsOf), ...baselines.map(({ metrics }) => metrics)];
  const columns = METRICS.filter((name) => all.some((metrics) => Number.isFinite(metrics?.[name])));
  // What decides is over all targets, as in the verdict and the table of runs, whichever target is looked at.
  const overall = overallBaselinesOf(preview.parts[part], windows);
  const metric = decidingMetric(preview.task, overall[0]?.metrics ?? {});
  const best = bestBaseline(overall, metric);
  const ofAll = (preview.forecast?.targets.length ?? 1) > 1;
  const { tolerance } = taskRecord(preview.task);
  const errors = t('predictions.metrics', { part: t(`partsInText.${part}`) });
  const name = horizon > 1 ? t('predictions.overSteps', { name: errors, horizon }) : errors;
  const others = (scored: number | undefined) =>
    scored === undefined || windows === null || scored === windows ? null : (
      <small className={styles['windows']}> {t('predictions.onWindows', { count: scored })}</small>
    );
  /** By how much a row is better than the best baseline on its own windows. */
  const gainOver = ({ scores }: Row): number | null => {
    const rival =
      scores && overallBaselinesOf(preview.parts[part], scores.scored).find(({ name }) => name === best?.name);
    return rival ? gain(scores.overall[metric] ?? NaN, rival.metrics[metric] ?? NaN, metric) : null;
  };
  const key = (id: string) => {
    const line = lines.find((candidate) => candidate.id === id);
    return line && <Key line={line} />;
  };
  return (
    <div className={styles['tableFrame']}>
      <div className={sideways['scroll']} role="region" tabIndex={0} aria-label={t('predictions.sideways', { name })}>
        <table className={styles['metrics']} aria-label={name}>
          <thead>
            <tr>
              <td>
                {key('truth')}
                {key('truth') && t('predictions.truth')}
              </td>
              <th scope="col" className={styles['verdict']}>
                {best &&
                  t('predictions.errorAgainst', {
                    metric: isShare(metric)
                      ? t('predictions.wrongAnswers')
                      : t(ofAll ? 'predictions.ofAllTargets' : 'predictions.errorOf', { metric: errorName(metric, t) }),
                    name: t(`baselines.${best.name}`),
                  })}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" data-metric={column}>
                  {column === 'accuracy' && tolerance !== null
                    ? t('predictions.within', { limit: tolerance })
                    : t(`metrics.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.flatMap((row) => {
              const metrics = metricsOf(row);
              const cell = cells[row.contender] ? t(`cells.${cells[row.contender]!.cell}`) : '';
              const title = `${letterOf(row.contender)} ${cell}`;
              const errors = row.recursive ? undefined : touched[row.contender];
              return [
                <tr key={row.id}>
                  <th scope="row" style={{ color: contenderInk(row.contender) }}>
                    {key(row.id)}
                    {row.recursive ? t('predictions.fedBack', { name: title }) : title}
                    {others(row.scores?.scored)}
                  </th>
                  <td className={styles['verdict']}>
                    <Verdict share={gainOver(row)} metric={metric} />
                  </td>
                  <Cells columns={columns} metrics={metrics} />
                </tr>,
                errors !== undefined && (
                  <TouchedRow
                    key={`${row.id}-touched`}
                    name={title}
                    contender={row.contender}
                    line={lines.find(({ id }) => id === `${row.id}-touched`)}
                    errors={errors}
                    columns={columns.length + 1}
                  />
                ),
              ];
            })}
            {baselines.map(({ name, metrics, scored }) => (
              <tr key={name} className={styles['baseline']}>
                <th scope="row">
                  {key(name)}
                  {t(`baselines.${name}`)}
                  {others(scored)}
                </th>
                <td />
                <Cells columns={columns} metrics={metrics} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Note
        moment={moment}
        v={v}
        chart={chart}
        scores={rows.map(({ scores }) => scores)}
        metric={metric}
        best={best}
        baselines={baselines}
        overall={overall}
      />
      <Habits moment={moment} v={v} />
    </div>
  );
}

/** The contenders' rows in order; their forecasts fed back follow them. */
function rowsOf({ runs, part }: Prepared, fedBack: boolean): readonly Row[] {
  return runs.flatMap(({ scores }, contender): Row[] => {
    const of = part === 'train' ? null : (scores?.[part] ?? null);
    const id = `contender-${contender}`;
    const own = { id, contender, recursive: false, scores: of?.own ?? null };
    if (!fedBack || !of?.recursive) return [own];
    return [own, { id: `${id}-recursive`, contender, recursive: true, scores: of.recursive }];
  });
}

function Cells({ columns, metrics }: { columns: readonly MetricName[]; metrics: Metrics | null }) {
  return columns.map((name) => (
    <td key={name} data-metric={name}>
      {shown(metrics?.[name], name)}
    </td>
  ));
}

function shown(value: number | undefined, metric: MetricName): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  if (isShare(metric)) return `${(100 * value).toFixed(1)} %`;
  if ((metric === 'r2' || metric === 'mase') && Math.abs(value) < 100) return decimal(value, 3);
  return metric === 'mape' ? `${compact(value)} %` : compact(value, 4);
}

/** Of R², of which more is better, what is missing to 1. */
const errorName = (metric: MetricName, t: Translate): string =>
  higherIsBetter(metric) ? `1 − ${t(`metrics.${metric}`)}` : t(`metrics.${metric}`);

const VERDICTS = {
  error: {
    better: 'predictions.lower',
    worse: 'predictions.higher',
    times: 'predictions.times',
    far: 'predictions.far',
  },
  answers: {
    better: 'predictions.fewerWrong',
    worse: 'predictions.moreWrong',
    times: 'predictions.timesWrong',
    far: 'predictions.farWrong',
  },
} as const;

function Verdict({ share, metric }: { share: number | null; metric: MetricName }) {
  const { t } = useWords();
  const compared = share === null ? null : comparison(share);
  if (compared === null) return null;
  const words = isShare(metric) ? VERDICTS.answers : VERDICTS.error;
  switch (compared.kind) {
    case 'same':
      return t('predictions.same');
    case 'flawless':
      return t('predictions.flawless');
    case 'far':
      return t(words.far, { times: FAR });
    case 'times':
      return t(words.times, { times: compared.times });
    case 'better':
      return <b>{t(words.better, { percent: compared.percent })}</b>;
    case 'worse':
      return t(words.worse, { percent: compared.percent });
  }
}
