/** Errors of contenders and baselines on one part, and in words who beats the naive forecast. */
import { ADDING_TOLERANCE } from '../../experiment/sequences';
import type { AppState } from '../../store/state';
import { useWords } from '../../i18n/react';
import { Key } from '../charts/Key';
import type { ChartLine } from '../charts/lines';
import { compact, decimal } from '../format';
import { contenderInk, letterOf, type Preview, type RunStatus } from '../model';
import { useApp, usePaced } from '../store-context';
import {
  TABLE_METRICS,
  allWorse,
  bestBaseline,
  decisive,
  gain,
  isShare,
  shareOutside,
  type TableMetric,
} from './compare';
import styles from './predictions.module.css';

type Metrics = Readonly<Record<string, number>>;

interface MetricsTableProps {
  readonly preview: Preview;
  readonly part: 'train' | 'validation' | 'test';
  /** The lines drawn above, whose key the table is; empty where something else is drawn. */
  readonly lines: readonly ChartLine[];
}

const ENDED: readonly RunStatus[] = ['paused', 'finished', 'stoppedEarly'];

/** Percent of values outside the training range from which on they explain an error. */
const NOTABLE = 10;

const contenders = (state: AppState) => state.run.contenders;

export function MetricsTable({ preview, part, lines }: MetricsTableProps) {
  const { t } = useWords();
  const runs = usePaced(contenders, 150);
  const cells = useApp((state) => state.spec.contenders);
  const resting = useApp(({ run }) => ENDED.includes(run.status));
  const horizon = useApp((state) => (preview.task === 'forecast' ? state.spec.task.horizon : 1));
  const { baselines } = preview.parts[part];
  const scored = runs.map((run) => (part === 'train' ? null : (run.metrics?.[part] ?? null)));
  const all = [...scored.filter((metrics) => metrics !== null), ...baselines.map(({ metrics }) => metrics)];
  const columns = TABLE_METRICS.filter((name) => all.some((metrics) => Number.isFinite(metrics[name])));
  const metric = decisive(preview.task);
  const naive = bestBaseline(baselines, metric);
  // While the networks learn they pass through every stage of worse; what they end with is worth a word.
  const worse = resting && allWorse(scored, baselines, metric);
  const outside = worse ? Math.round(100 * shareOutside(preview, preview.parts[part].truth)) : 0;
  const note = [
    horizon > 1 ? t('predictions.chartAndTable', { horizon }) : '',
    part === 'train' ? t('predictions.notScored') : '',
    worse && naive
      ? t(outside >= NOTABLE ? 'predictions.worseOutside' : 'predictions.allWorse', {
          name: t(`baselines.${naive.name}`),
          percent: outside,
        })
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
  const name = t('predictions.metrics', { part: t(`partsInText.${part}`) });
  const key = (id: string) => {
    const line = lines.find((candidate) => candidate.id === id);
    return line && <Key line={line} />;
  };
  return (
    <div className={styles['tableFrame']}>
      <table
        className={styles['metrics']}
        aria-label={horizon > 1 ? t('predictions.overSteps', { name, horizon }) : name}
      >
        <thead>
          <tr>
            <td className={styles['truth']}>
              {lines.length > 0 && (
                <>
                  {key('truth')}
                  {t('predictions.truth')}
                </>
              )}
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
          {scored.map((metrics, k) => (
            <tr key={k}>
              <th scope="row" style={{ color: contenderInk(k) }}>
                {key(`contender-${k}`)}
                {letterOf(k)} {cells[k] && t(`cells.${cells[k].cell}`)}
              </th>
              <td className={styles['verdict']}>
                {metrics && naive && (
                  <Verdict share={gain(metrics[metric]!, naive.metrics[metric]!, metric)} metric={metric} />
                )}
              </td>
              <Cells columns={columns} metrics={metrics} />
            </tr>
          ))}
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
      <p className={styles['note']} title={note}>
        {note}
      </p>
    </div>
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
  if (metric === 'r2') return decimal(value, 3);
  return metric === 'mape' ? `${compact(value)} %` : compact(value, 4);
}

const VERDICTS = {
  error: { less: 'predictions.lower', more: 'predictions.higher' },
  answers: { less: 'predictions.fewerWrong', more: 'predictions.moreWrong' },
} as const;

function Verdict({ share, metric }: { share: number; metric: TableMetric }) {
  const { t } = useWords();
  if (!Number.isFinite(share)) return null;
  const percent = Math.abs(100 * share);
  const text = percent < 10 ? percent.toFixed(1) : percent.toFixed(0);
  if (Number(text) === 0) return t('predictions.same');
  const words = metric === 'accuracy' ? VERDICTS.answers : VERDICTS.error;
  return share > 0 ? <b>{t(words.less, { percent: text })}</b> : t(words.more, { percent: text });
}
