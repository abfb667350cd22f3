/** Errors of contenders and baselines on one part, and in words who beats the naive forecast. */
import type { AppState } from '../../store/state';
import { useWords } from '../../i18n/react';
import { Key } from '../charts/Key';
import type { ChartLine } from '../charts/lines';
import { compact, decimal } from '../format';
import { contenderInk, letterOf, type Preview } from '../model';
import { useApp, usePaced } from '../store-context';
import { TABLE_METRICS, bestBaseline, decisive, gain, isShare, type TableMetric } from './compare';
import styles from './predictions.module.css';

type Metrics = Readonly<Record<string, number>>;

interface MetricsTableProps {
  readonly preview: Preview;
  readonly part: 'train' | 'validation' | 'test';
  /** The lines drawn above, whose key the table is. */
  readonly lines: readonly ChartLine[];
}

const contenders = (state: AppState) => state.run.contenders;

export function MetricsTable({ preview, part, lines }: MetricsTableProps) {
  const { t } = useWords();
  const runs = usePaced(contenders, 150);
  const cells = useApp((state) => state.spec.contenders);
  const { baselines } = preview.parts[part];
  const scored = runs.map((run) => (part === 'train' ? null : (run.metrics?.[part] ?? null)));
  const all = [...scored.filter((metrics) => metrics !== null), ...baselines.map(({ metrics }) => metrics)];
  const columns = TABLE_METRICS.filter((name) => all.some((metrics) => Number.isFinite(metrics[name])));
  const metric = decisive(preview.task);
  const naive = bestBaseline(baselines, metric);
  const key = (id: string) => {
    const line = lines.find((candidate) => candidate.id === id);
    return line && <Key line={line} />;
  };
  return (
    <div className={styles['tableFrame']}>
      <table className={styles['metrics']} aria-label={t('predictions.metrics', { part: t(`partsInText.${part}`) })}>
        <thead>
          <tr>
            <td className={styles['truth']}>
              {key('truth')}
              {t('predictions.truth')}
            </td>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`metrics.${name}`)}
              </th>
            ))}
            <th scope="col">{naive ? t('predictions.against', { name: t(`baselines.${naive.name}`) }) : ''}</th>
          </tr>
        </thead>
        <tbody>
          {scored.map((metrics, k) => (
            <tr key={k}>
              <th scope="row" style={{ color: contenderInk(k) }}>
                {key(`contender-${k}`)}
                {letterOf(k)} {cells[k] && t(`cells.${cells[k].cell}`)}
              </th>
              <Cells columns={columns} metrics={metrics} />
              <td className={styles['verdict']}>
                {metrics && naive && <Verdict share={gain(metrics[metric]!, naive.metrics[metric]!, metric)} />}
              </td>
            </tr>
          ))}
          {baselines.map(({ name, metrics }) => (
            <tr key={name} className={styles['baseline']}>
              <th scope="row">
                {key(name)}
                {t(`baselines.${name}`)}
              </th>
              <Cells columns={columns} metrics={metrics} />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {part === 'train' && <p className={styles['note']}>{t('predictions.notScored')}</p>}
    </div>
  );
}

function Cells({ columns, metrics }: { columns: readonly TableMetric[]; metrics: Metrics | null }) {
  return columns.map((name) => <td key={name}>{shown(metrics?.[name], name)}</td>);
}

function shown(value: number | undefined, metric: TableMetric): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  if (isShare(metric)) return `${(100 * value).toFixed(1)} %`;
  if (metric === 'r2') return decimal(value, 3);
  return metric === 'mape' ? `${compact(value)} %` : compact(value, 4);
}

function Verdict({ share }: { share: number }) {
  const { t } = useWords();
  if (!Number.isFinite(share)) return null;
  const percent = Math.abs(100 * share);
  const text = percent < 10 ? percent.toFixed(1) : percent.toFixed(0);
  if (Number(text) === 0) return t('predictions.same');
  return share > 0 ? <b>{t('predictions.better', { percent: text })}</b> : t('predictions.worse', { percent: text });
}
