/** The leader against each rival: the differences by seed as a plot, and their mean, interval and p in numbers. */
import { useElementSize } from '@mantine/hooks';
import { useWords } from '../../../i18n/react';
import { isShare, unitOf, type MetricName } from '../../../study/metric';
import type { Comparison } from '../../../study/comparison';
import { contenderInk } from '../../state/model';
import { HelpMark } from '../../parts/HelpMark';
import sideways from '../../parts/sideways.module.css';
import { useContenderNames } from '../../parts/save/names';
import { SaveMenu } from '../../parts/save/SaveMenu';
import { DifferenceRow, DifferenceTicks, differenceAxis } from './IntervalPlot';
import { differenceTexts, finestOf, levelText } from './numbers';
import styles from './race.module.css';
import type { Naming } from './sentence';
import { differenceTable } from './tables';

/** Narrower, a plot says nothing; the box around it scrolls instead. */
const NARROWEST = 200;

interface DifferencesProps {
  readonly metric: MetricName;
  /** 0-based. */
  readonly leader: number;
  readonly comparisons: readonly Comparison[];
  readonly naming: Naming;
}

export function Differences({ metric, leader, comparisons, naming }: DifferencesProps) {
  const { t } = useWords();
  const { ref, width } = useElementSize();
  const columns = useContenderNames();
  const name = naming.names[leader]!;
  const title = t('verdict.differences', { leader: name });
  const unit = isShare(metric) ? '%' : unitOf(metric, naming.unit);
  const words = { metric: t(`metrics.${metric}`), leader: name, unit };
  const measured = t(unit === '' ? 'verdict.unit' : 'verdict.unitIn', words);
  const tests = comparisons.filter(({ test }) => test !== null).length;
  const finest = finestOf(
    metric,
    comparisons.map(({ test }) => test?.interval),
  );
  const axis = differenceAxis(comparisons, metric, Math.max(NARROWEST, width));
  return (
    <div className={styles['differences']} data-saved="">
      <div className={styles['head']}>
        <h3>{title}</h3>
        <small>{measured}</small>
        <span className={styles['tools']}>
          <HelpMark of={title} text={t('verdict.helpDifferences')} />
          <SaveMenu
            name={title}
            file="differences"
            epochs={() => []}
            weights={null}
            detail={() => measured}
            form="long"
            numbers={() => differenceTable(metric, leader, comparisons, columns())}
          />
        </span>
      </div>
      <div
        className={sideways['scroll']}
        role="region"
        tabIndex={0}
        aria-label={t('predictions.sideways', { name: title })}
      >
        <table className={styles['table']} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('verdict.against')}</th>
              <th scope="col" className={styles['plotted']}>
                {t('verdict.plot')}
              </th>
              <th scope="col">{t('verdict.mean')}</th>
              <th scope="col">{t('verdict.intervalColumn')}</th>
              <th scope="col">{t('verdict.pColumn')}</th>
              <th scope="col">{t('verdict.pairsColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {comparisons.map((comparison) => {
              const { rival, gain, gains, test } = comparison;
              const [mean, low, high] = differenceTexts(metric, gain?.mean ?? NaN, test?.interval ?? null, finest);
              return (
                <tr key={rival}>
                  <th scope="row" style={{ color: contenderInk(rival) }}>
                    {naming.names[rival]}
                  </th>
                  <td className={styles['plotted']}>
                    <DifferenceRow comparison={comparison} axis={axis} name={naming.names[rival]!} />
                  </td>
                  <td>{mean}</td>
                  <td>{test ? `${low} … ${high} (${levelText(test.level)} %)` : '–'}</td>
                  <td>{test ? (test.p < 0.001 ? '< 0.001' : test.p.toFixed(3)) : '–'}</td>
                  <td>{gains.length}</td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <td className={styles['plotted']}>
                <div ref={ref} className={styles['measure']} />
                <DifferenceTicks axis={axis} leader={name} />
              </td>
              <td colSpan={4} />
            </tr>
          </tfoot>
        </table>
      </div>
      {tests > 1 && <p className={styles['measures']}>{t('verdict.holm', { count: tests })}</p>}
    </div>
  );
}
