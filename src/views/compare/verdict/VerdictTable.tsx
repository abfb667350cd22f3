/** The table of the verdict: metrics, spread and cost of every contender, and the baselines they have to beat. */
import { IconStarFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/react';
import { METRICS, higherIsBetter, unitOf, type MetricName } from '../../../study/metric';
import type { BaselineSummary, ContenderSummary } from '../../../study/contenders';
import { isClearlySmallest, type Spread } from '../../../study/statistics';
import type { Judgement } from '../../../study/verdict';
import { duration } from '../../words/format';
import { contenderInk, letterOf } from '../../state/model';
import sideways from '../../parts/sideways.module.css';
import { bytesText, spreadText } from './numbers';
import styles from './race.module.css';
import type { Naming } from './sentence';

const PARTS = ['validation', 'test'] as const;
type Part = (typeof PARTS)[number];

/** What a column shows of a contender, and by what its best is known. */
interface Column {
  readonly id: string;
  readonly head: string;
  readonly value: (contender: ContenderSummary) => number | null;
  readonly text: (contender: ContenderSummary) => string;
  readonly baseline: ((baseline: BaselineSummary) => string) | null;
  /** Null where none is better than another. */
  readonly better: 'higher' | 'lower' | null;
  /** Of a time, which differs from run to run; absent: of what does not. */
  readonly spread?: (contender: ContenderSummary) => Spread | null;
}

interface Group {
  readonly id: string;
  readonly head: string;
  readonly columns: readonly Column[];
}

const NONE = '–';

export function VerdictTable({ judgement, naming }: { judgement: Judgement; naming: Naming }) {
  const { t } = useWords();
  const { contenders, baselines } = judgement;
  const groups = useGroups(judgement, naming);
  const name = t('sections.verdict');
  return (
    <div className={sideways['scroll']} role="region" tabIndex={0} aria-label={t('predictions.sideways', { name })}>
      <table className={styles['table']} aria-label={name}>
        <thead>
          <tr>
            <td />
            {groups.map(({ id, head, columns }) => (
              <th key={id} scope="colgroup" colSpan={columns.length} className={styles['group']}>
                {head}
              </th>
            ))}
          </tr>
          <tr>
            <td />
            {groups.flatMap(({ id, columns }) =>
              columns.map((column, k) => (
                <th key={`${id} ${column.id}`} scope="col" data-first={k === 0}>
                  {column.head}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {contenders.map((each) => (
            <tr key={each.contender}>
              <th scope="row" style={{ color: contenderInk(each.contender) }}>
                {naming.names[each.contender]}
              </th>
              {groups.flatMap(({ id, columns }) =>
                columns.map((column, k) => (
                  <td key={`${id} ${column.id}`} data-column={`${id}-${column.id}`} data-first={k === 0}>
                    <Marked best={isBest(column, each, contenders)}>{column.text(each)}</Marked>
                  </td>
                )),
              )}
            </tr>
          ))}
          {baselines.map((baseline) => (
            <tr key={baseline.name} className={styles['baseline']}>
              <th scope="row">{t(`baselines.${baseline.name}`)}</th>
              {groups.flatMap(({ id, columns }) =>
                id === 'cost'
                  ? [
                      <td key={id} colSpan={columns.length} className={styles['beaten']} data-first="true">
                        <Beaten of={baseline} by={contenders} />
                      </td>,
                    ]
                  : columns.map((column, k) => (
                      <td key={`${id} ${column.id}`} data-first={k === 0}>
                        {column.baseline?.(baseline) ?? NONE}
                      </td>
                    )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Bold, with a star: never by colour alone. */
function Marked({ best, children }: { best: boolean; children: ReactNode }) {
  const { t } = useWords();
  if (!best) return children;
  return (
    <b className={styles['best']}>
      <IconStarFilled size={9} role="img" aria-label={t('verdict.best')} />
      {children}
    </b>
  );
}

function Beaten({ of: { name }, by }: { of: BaselineSummary; by: readonly ContenderSummary[] }) {
  const { t } = useWords();
  const items = by.flatMap(({ contender, beaten }) => {
    const found = beaten.test[name];
    return found ? [t('verdict.beatenBy', { name: letterOf(contender), runs: found.runs, of: found.of })] : [];
  });
  return items.length === 0 ? NONE : t('verdict.beaten', { list: items.join(t('places.listSeparator')) });
}

/**
 * The best of two or more that are not all the same as they are shown; what reads the same shares the star. Of times, the
 * one that is better by more than their spread; one that was measured once has none.
 */
export function isBest(
  { value, text, better, spread }: Pick<Column, 'value' | 'text' | 'better' | 'spread'>,
  own: ContenderSummary,
  all: readonly ContenderSummary[],
): boolean {
  if (spread) return isClearlySmallest(spread(own), all.filter((each) => each !== own).map(spread));
  const sign = better === 'higher' ? -1 : 1;
  const valued = all
    .flatMap((each) => {
      const found = value(each);
      return found === null ? [] : [{ found, shown: meanOf(text(each)) }];
    })
    .sort((a, b) => sign * (a.found - b.found));
  const best = valued[0]?.shown;
  if (better === null || value(own) === null || valued.every(({ shown }) => shown === best)) return false;
  return meanOf(text(own)) === best;
}

/** Of "12.3 ± 0.4" what is compared. */
const meanOf = (text: string): string => text.split(' ± ')[0]!;

function useGroups({ metric, contenders, baselines }: Judgement, { unit }: Naming): Group[] {
  const { t } = useWords();
  const score = (part: Part, name: MetricName, head: string): Column => ({
    id: part === 'test' && name === metric ? 'test' : name === metric ? 'validation' : name,
    head,
    value: (each) => each.metrics[part][name]?.mean ?? null,
    text: (each) => {
      const spread = each.metrics[part][name];
      return spread ? spreadText(spread, name) : NONE;
    },
    baseline: (each) => {
      const mean = each.metrics[part][name];
      return mean === undefined || !Number.isFinite(mean) ? NONE : spreadText({ mean, sd: null, n: 1 }, name);
    },
    better: higherIsBetter(name) ? 'higher' : 'lower',
  });
  const titled = (name: MetricName) => {
    const measured = unitOf(name, unit);
    return measured === '' || name === 'mape' ? t(`metrics.${name}`) : `${t(`metrics.${name}`)}, ${measured}`;
  };
  const has = (part: Part, name: MetricName) =>
    contenders.some((each) => each.metrics[part][name]) ||
    baselines.some((each) => Number.isFinite(each.metrics[part][name]));
  const further = PARTS.map((part) => ({
    id: `further-${part}`,
    head: t(`verdict.furtherParts.${part}`),
    columns: METRICS.filter((name) => name !== metric && has(part, name)).map((name) =>
      score(part, name, titled(name)),
    ),
  }));
  const decisive =
    metric === null
      ? []
      : [
          {
            id: 'decisive',
            head: titled(metric),
            columns: PARTS.map((part) => score(part, metric, t(`verdict.amongParts.${part}`))),
          },
        ];
  return [...decisive, costs(t), ...further].filter(({ columns }) => columns.length > 0);
}

function costs(t: Naming['t']): Group {
  const column = (
    id: string,
    head: string,
    value: Column['value'],
    text: (value: number) => string,
    better: Column['better'] = 'lower',
  ): Column => ({
    id,
    head,
    value,
    text: (each) => {
      const own = value(each);
      return own === null ? NONE : text(own);
    },
    baseline: null,
    better,
  });
  const time = (
    id: string,
    head: string,
    spread: NonNullable<Column['spread']>,
    text: (of: Spread) => string,
  ): Column => ({
    ...column(id, head, (each) => spread(each)?.mean ?? null, String),
    text: (each) => {
      const found = spread(each);
      return found === null ? NONE : text(found);
    },
    spread,
  });
  const milliseconds = (of: Spread) => `${spreadText(of)} ms`;
  const seconds = (of: Spread) => (of.mean < 100 ? `${spreadText(of)} s` : duration(of.mean));
  return {
    id: 'cost',
    head: t('verdict.cost'),
    columns: [
      {
        ...column('runs', t('verdict.runs'), ({ runs }) => runs, String, null),
        text: ({ runs, diverged }) =>
          diverged === 0 ? String(runs) : t('verdict.runsOf', { runs, of: runs + diverged }),
      },
      column(
        'parameters',
        t('verdict.parameters'),
        ({ parameters }) => parameters,
        (n) => n.toLocaleString('en'),
      ),
      column('bytes', t('verdict.bytes'), ({ bytes }) => bytes, bytesText),
      time('step', t('verdict.step'), ({ msPerStep }) => msPerStep, milliseconds),
      time('toBest', t('verdict.toBest'), ({ secondsToBest }) => secondsToBest, seconds),
      time('prediction', t('verdict.prediction'), ({ msPerPrediction }) => msPerPrediction, milliseconds),
    ],
  };
}
