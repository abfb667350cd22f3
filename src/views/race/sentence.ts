/** The verdict in words: one honest sentence, its short form, and what else a reader has to know. */
import type { Translate } from '../../i18n';
import { FEWEST_PAIRS, type Comparison } from '../../study/comparison';
import { higherIsBetter, type MetricName } from '../../study/metric';
import type { Caveat, Judgement, Verdict } from '../../study/verdict';
import { differenceTexts, inPercent, levelText, pText, spreadText, unitOf } from './numbers';

/** What the sentences need besides the judgement. */
export interface Naming {
  readonly t: Translate;
  /** Of the contenders, "A LSTM". */
  readonly names: readonly string[];
  /** The target's; empty where it has none, or where there are several. */
  readonly unit: string;
}

type Compared = Extract<Verdict, { comparisons: unknown }>;

/** The verdict in one sentence; for several rivals, in one clause for each. */
export function verdictSentence({ metric, verdict, caveats, contenders }: Judgement, naming: Naming): string {
  const { t, names } = naming;
  const open = caveats.find((caveat) => caveat.code === 'open');
  const sentence = (() => {
    if (!('leader' in verdict)) return t(`verdict.${verdict.kind}`);
    const leader = names[verdict.leader]!;
    if (!('comparisons' in verdict)) {
      const spread = contenders[verdict.leader]!.metrics.test[metric!]!;
      const value = withUnit(spreadText(spread, metric), unitOf(metric!, naming.unit));
      return t('verdict.single', { leader, metric: metricInText(metric!, t), value });
    }
    if (verdict.comparisons.length === 1 || verdict.kind === 'tooFew') return ofTwo(verdict, metric!, naming);
    return ofSeveral(verdict, metric!, naming);
  })();
  if (open) return t('verdict.soFar', { done: open.done, of: open.of, sentence });
  return verdict.kind === 'tooFew' ? t('verdict.moreSeeds', { sentence, fewest: FEWEST_PAIRS }) : sentence;
}

/** A few words for a line: "undecided", and of two contenders by how much. */
export function verdictLine({ metric, verdict }: Judgement, naming: Naming): string {
  const head = headOf(verdict, naming);
  if (!('comparisons' in verdict) || verdict.comparisons.length > 1) return head;
  const [comparison] = verdict.comparisons;
  if (comparison.test === null) return head;
  const { better, words } = oriented(verdict.leader, comparison, metric!, naming);
  return naming.t(verdict.kind === 'ahead' ? 'verdict.line' : 'verdict.lineFor', { head, better, ...words });
}

function headOf(verdict: Verdict, { t, names }: Naming): string {
  const leader = 'leader' in verdict ? names[verdict.leader] : '';
  return t(`verdict.heads.${verdict.kind}`, { leader, fewest: FEWEST_PAIRS });
}

function ofTwo({ kind, leader, comparisons }: Compared, metric: MetricName, naming: Naming): string {
  const { t, names } = naming;
  const [comparison] = comparisons;
  const { outcome } = comparison;
  if (kind === 'tooFew' || outcome === 'tooFew') {
    const pairs = Math.max(...comparisons.map(({ gains }) => gains.length));
    return t('verdict.tooFew', { pairs });
  }
  const common = { leader: names[leader], rival: names[comparison.rival], metric: metricInText(metric, t) };
  if (outcome === 'rivalDiverged') {
    return t('verdict.rivalDiverged', { ...common, count: comparison.diverged.rival });
  }
  const { better, worse, words } = oriented(leader, comparison, metric, naming);
  return t(`verdict.${outcome}`, { ...common, better, worse, ...words });
}

function ofSeveral(verdict: Compared, metric: MetricName, naming: Naming): string {
  const { t, names } = naming;
  const { kind, leader, comparisons } = verdict;
  const clauses = comparisons.map((comparison) => {
    const { outcome } = comparison;
    const { better, worse, words } = oriented(leader, comparison, metric, naming, outcome === 'undecided');
    return t(`verdict.clauses.${outcome}`, { rival: names[comparison.rival], better, worse, ...words });
  });
  // What only holds for single rivals says nothing about the whole.
  const won = kind === 'ahead' || kind === 'aheadOfSome' || kind === 'behind' || kind === 'rivalDiverged';
  const head = won ? headOf(verdict, naming) : t('verdict.leads', { leader: names[leader] });
  return t('verdict.several', {
    head,
    metric: metricInText(metric, t),
    clauses: clauses.join(t('places.sentenceSeparator')),
  });
}

/** The comparison seen from the contender that is better on test, or, if asked for, from the leader. */
function oriented(leader: number, comparison: Comparison, metric: MetricName, naming: Naming, fromLeader = false) {
  const { t, names, unit } = naming;
  const gain = comparison.gain?.mean ?? 0;
  const forward = fromLeader || gain >= 0;
  const { test } = comparison;
  const ends = test && (forward ? test.interval : ([-test.interval[1], -test.interval[0]] as const));
  const [value, low, high] = differenceTexts(metric, Math.abs(gain), ends);
  const measured = unitOf(metric, unit);
  const amount = inPercent(metric) ? t('verdict.points', { value }) : withUnit(value, measured);
  return {
    better: names[forward ? leader : comparison.rival]!,
    worse: names[forward ? comparison.rival : leader]!,
    words: {
      amount,
      difference: t(higherIsBetter(metric) ? 'verdict.higher' : 'verdict.lower', {
        metric: metricInText(metric, t),
        amount,
      }),
      interval: test
        ? t('verdict.interval', { level: levelText(test.level), low, high: withUnit(high, measured) })
        : '',
      p: test ? pText(test.p) : '',
      pairs: t('verdict.pairs', { count: comparison.gains.length }),
    },
  };
}

/** Abbreviations stay as they are. */
const metricInText = (metric: MetricName, t: Translate): string =>
  metric === 'accuracy' ? t('verdict.accuracyInText') : t(`metrics.${metric}`);

const withUnit = (text: string, unit: string): string => (unit === '' ? text : `${text} ${unit}`);

/** A caveat as a sentence; runs that are still open stand in the verdict's own. */
export function caveatSentence(caveat: Caveat, { t, names }: Naming): string {
  const list = (items: readonly string[]) => items.join(t('places.listSeparator'));
  switch (caveat.code) {
    case 'open':
      return '';
    case 'unmatched':
      return t('verdict.unmatched', {
        list: list(
          caveat.parameters.flatMap((count, k) =>
            count === null ? [] : [`${names[k]} ${count.toLocaleString('en')}`],
          ),
        ),
      });
    case 'diverged':
    case 'leftOut':
      return t(`verdict.${caveat.code}`, { name: names[caveat.contender], runs: caveat.runs, of: caveat.of });
    case 'worseThanBaseline':
      return t('verdict.worseThanBaseline', {
        name: names[caveat.contender],
        baseline: t(`baselines.${caveat.baseline}`),
        beaten: caveat.beaten,
        of: caveat.of,
      });
    case 'changed':
      return t('verdict.changed', { list: list(caveat.contenders.map((k) => names[k]!)) });
    case 'unequalEpochs':
      return t('verdict.unequalEpochs', { least: caveat.least, most: caveat.most });
    case 'backends':
      return t('verdict.backends', { list: list(caveat.backends) });
  }
}
