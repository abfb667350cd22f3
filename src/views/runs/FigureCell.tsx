/** A run's deciding metric in the table, and how far it is from the baseline run's. */
import type { HeldOut, RunSummary } from '../../experiment/runs';
import { useWords } from '../../i18n/react';
import { compact, decimal } from '../format';
import { isShare } from '../predictions/compare';
import { differenceTo, figureOf } from './figures';
import styles from './runs.module.css';

export function FigureCell({ run, part }: { run: RunSummary; part: HeldOut }) {
  const { t } = useWords();
  const { metric, value } = figureOf(run, part);
  const text = isShare(metric) && Number.isFinite(value) ? `${decimal(100 * value, 1)} %` : compact(value, 4);
  return (
    <td>
      {text} <span className={styles['under']}>{t(`metrics.${metric}`)}</span>
    </td>
  );
}

export function DifferenceCell({ run, baseline }: { run: RunSummary; baseline: RunSummary | null }) {
  const { t } = useWords();
  const found = baseline && differenceTo(baseline, run);
  if (found === null) return <td>{t('run.none')}</td>;
  switch (found.kind) {
    case 'itself':
      return <td className={styles['unit']}>{t('ledger.baseline')}</td>;
    case 'incomparable':
      return (
        <td className={styles['unit']} title={t('ledger.otherDataTitle')}>
          {t('ledger.otherData')}
        </td>
      );
    case 'share':
      return <td>{t('ledger.points', { difference: signed(100 * found.value) })}</td>;
    case 'error':
      return <td>{signed(100 * found.value)} %</td>;
  }
}

const signed = (value: number): string => (value > 0 ? '+' : '') + decimal(value, 1);
