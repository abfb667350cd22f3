/** Errors of contenders and baselines on one part, and in words who beats the best forecast without a network. */
import { ADDING_TOLERANCE, type Scores } from '../../experiment/sequences';
import type { AppState } from '../../store/state';
import { useWords } from '../../i18n/react';
import { Key } from '../charts/Key';
import type { ChartLine } from '../charts/lines';
import { compact, decimal } from '../format';
import { contenderInk, letterOf, type Preview, type RunStatus } from '../model';
import { useApp, usePaced } from '../store-context';
import {
  FAR,
  TABLE_METRICS,
  allWorse,
  baselinesOf,
  bestBaseline,
  comparison,
  decisive,
  gain,
  isShare,
  shareOutside,
  type Baseline,
  type TableMetric,
} from './compare';
import styles from './predictions.module.css';

type Metrics = Readonly<Record<string, number>>;

interface MetricsTableProps {
  readonly preview: Preview;
  readonly part: 'train' | 'validation' | 'test';
  /** The target variable's number. */
  readonly v: number;
  /** Whether forecasts that are fed back have a row of their own. */
  readonly fedBack: boolean;
  /** What the chart above shows of several steps ahead; empty where there is only one. */
  readonly chart: string;
  /** The lines drawn above, whose key the table is. */
  readonly lines: readonly ChartLine[];
}

/** A contender's row; null where it is not scored. */
interface Row {
  readonly id: string;
  readonly contender: number;
  readonly recursive: boolean;
  readonly scores: Scores | null;
}

const ENDED: readonly RunStatus[] = ['paused', 'finished', 'stoppedEarly'];

/** Percent of values outside the training range from which on they explain an error. */
const NOTABLE = 10;

const contenders = (state: AppState) => state.run.contenders;

export function MetricsTable({ preview, part, v, fedBack, chart, lines }: MetricsTableProps) {
  const { t } = useWords();
  const rows = useRows(part, fedBack);
  const cells = useApp((state) => state.spec.contenders);
  const horizon = preview.forecast?.horizon ?? 1;
  const baselines = baselinesOf(preview.parts[part], v);
  const metricsOf = ({ scores }: Row): Metrics | null => scores && (scores.targets[v] ?? scores.overall);
  const all = [...rows.map(metricsOf), ...baselines.map(({ metrics }) => metrics)];
  const columns = TABLE_METRICS.filter((name) => all.some((metrics) => Number.isFinite(metrics?.[name])));
  const metric = decisive(preview.task);
  const naive = bestBaseline(baselines, metric);
  const name = t('predictions.metrics', { part: t(`partsInText.${part}`) });
  const key = (id: string) => {
    const line = lines.find((candidate) => candidate.id === id);
    return line && <Key line={line} />;
  };
  return (
    <div className={styles['tableFrame']}>
      <table
        className={styles['metrics']}
        data-columns={columns.length}
        aria-label={horizon > 1 ? t('predictions.overSteps', { name, horizon }) : name}
      >
        <thead>
          <tr>
            <td className={styles['truth']}>
              {key('truth')}
              {key('truth') && t('predictions.truth')}
            </td>
            <th scope="col" className={styles['verdict']}>
              {naive &&
                t('predictions.errorAgainst', {
                  metric: metric === 'accuracy' ? t('predictions.wrongAnswers') : t(`metrics.${metric}`),
                  name: t(`baselines.${naive.name}`),
                })}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" data-metric={column}>
                {column === 'accuracy' && preview.task === 'regressSequence'
                  ? t('predictions.within', { limit: ADDING_TOLERANCE })
                  : t(`metrics.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const metrics = metricsOf(row);
            const cell = cells[row.contender] ? t(`cells.${cells[row.contender]!.cell}`) : '';
            const title = `${letterOf(row.contender)} ${cell}`;
            return (
              <tr key={row.id}>
                <th scope="row" style={{ color: contenderInk(row.contender) }}>
                  {key(row.id)}
                  {row.recursive ? t('predictions.fedBack', { name: title }) : title}
                </th>
                <td className={styles['verdict']}>
                  {metrics && naive && (
                    <Verdict share={gain(metrics[metric]!, naive.metrics[metric]!, metric)} metric={metric} />
                  )}
                </td>
                <Cells columns={columns} metrics={metrics} />
              </tr>
            );
          })}
          {baselines.map(({ name, metrics }) => (
            <tr key={name} className={styles['baseline']}>
              <th scope="row">
                {key(name)}
                {t(`baselines.${name}`)}
              </th>
              <td />
              <Cells columns={columns} metrics={metrics} />
            </tr>
          ))}
        </tbody>
      </table>
      <Note preview={preview} part={part} v={v} chart={chart} rows={rows} naive={naive} baselines={baselines} />
    </div>
  );
}

/** The contenders' rows in order; their forecasts fed back follow them. */
function useRows(part: MetricsTableProps['part'], fedBack: boolean): readonly Row[] {
  const runs = usePaced(contenders, 150);
  return runs.flatMap(({ scores }, contender): Row[] => {
    const of = part === 'train' ? null : (scores?.[part] ?? null);
    const id = `contender-${contender}`;
    const own = { id, contender, recursive: false, scores: of?.own ?? null };
    if (!fedBack || !of?.recursive) return [own];
    return [own, { id: `${id}-recursive`, contender, recursive: true, scores: of.recursive }];
  });
}

interface NoteProps extends Pick<MetricsTableProps, 'preview' | 'part' | 'v' | 'chart'> {
  readonly rows: readonly Row[];
  readonly naive: Baseline | null;
  readonly baselines: readonly Baseline[];
}

/** What has to be known to read the table, and a word where nobody beats the baselines. */
function Note({ preview, part, v, chart, rows, naive, baselines }: NoteProps) {
  const { t } = useWords();
  const resting = useApp(({ run }) => ENDED.includes(run.status));
  const metric = decisive(preview.task);
  const scored = rows.map(({ scores }) => scores && (scores.targets[v] ?? scores.overall));
  // While the networks learn they pass through every stage of worse; what they end with is worth a word.
  const worse = resting && allWorse(scored, baselines, metric);
  const width = preview.forecast ? preview.forecast.horizon * preview.forecast.targets.length : preview.sizes.outputs;
  const outside = worse && v === 0 ? Math.round(100 * shareOutside(preview, preview.parts[part].truth, width)) : 0;
  const partly = rows.flatMap(({ scores }) => (scores && scores.scored < scores.of ? [scores] : []))[0];
  const sentences = [
    worse && naive
      ? t(outside >= NOTABLE ? 'predictions.worseOutside' : 'predictions.allWorse', {
          name: t(`baselines.${naive.name}`),
          percent: outside,
        })
      : '',
    partly ? t('predictions.partly', { scored: partly.scored, of: partly.of }) : '',
    chart,
    part === 'train' ? t('predictions.notScored') : '',
  ];
  const note = sentences.filter((sentence) => sentence !== '').join(' ');
  return (
    <p className={styles['note']} title={note}>
      {note}
    </p>
  );
}

function Cells({ columns, metrics }: { columns: readonly TableMetric[]; metrics: Metrics | null }) {
  return columns.map((name) => (
    <td key={name} data-metric={name}>
      {shown(metrics?.[name], name)}
    </td>
  ));
}

function shown(value: number | undefined, metric: TableMetric): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  if (isShare(metric)) return `${(100 * value).toFixed(1)} %`;
  if (metric === 'r2' || metric === 'mase') return decimal(value, 3);
  return metric === 'mape' ? `${compact(value)} %` : compact(value, 4);
}

const VERDICTS = {
  error: { better: 'predictions.lower', worse: 'predictions.higher', far: 'predictions.far' },
  answers: { better: 'predictions.fewerWrong', worse: 'predictions.moreWrong', far: 'predictions.farWrong' },
} as const;

function Verdict({ share, metric }: { share: number; metric: TableMetric }) {
  const { t } = useWords();
  const compared = comparison(share);
  if (compared === null) return null;
  const words = metric === 'accuracy' ? VERDICTS.answers : VERDICTS.error;
  switch (compared.kind) {
    case 'same':
      return t('predictions.same');
    case 'flawless':
      return t('predictions.flawless');
    case 'far':
      return t(words.far, { times: FAR });
    case 'better':
      return <b>{t(words.better, { percent: compared.percent })}</b>;
    case 'worse':
      return t(words.worse, { percent: compared.percent });
  }
}
