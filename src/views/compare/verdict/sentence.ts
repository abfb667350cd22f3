/** The verdict in words: one honest sentence, its short form, and what else a reader has to know. */
import type { BaselineName } from '../../../experiment/sequences';
import type { Translate } from '../../../i18n';
import { FEWEST_PAIRS, type Comparison } from '../../../study/comparison';
import { higherIsBetter, isShare, unitOf, type MetricName } from '../../../study/metric';
import type { Caveat, Judgement, Lack, Verdict } from '../../../study/verdict';
import { differenceTexts, finestOf, levelText, pText, spreadText } from './numbers';

/** What the sentences need besides the judgement. */
export interface Naming {
  readonly t: Translate;
  /** Of the contenders, "A LSTM". */
  readonly names: readonly string[];
  /** The target's; empty where it has none, or where there are several. */
  readonly unit: string;
}

type Compared = Extract<Verdict, { comparisons: unknown }>;

/**
 * The verdict in one sentence; for several rivals, in one clause for each. Before it stands whatever makes it idle: that
 * no contender beats a forecast that needs no network.
 */
export function verdictSentence(judgement: Judgement, naming: Naming): string {
  const { metric, verdict, lack, caveats, contenders } = judgement;
  const { t, names } = naming;
  const open = caveats.find((caveat) => caveat.code === 'open');
  const baseline = unbeaten(judgement);
  const compared = (() => {
    if (!('leader' in verdict)) return t(`verdict.${verdict.kind}`);
    const leader = names[verdict.leader]!;
    if (!('comparisons' in verdict)) {
      const spread = contenders[verdict.leader]!.metrics.test[metric!]!;
      const value = withUnit(spreadText(spread, metric), unitOf(metric!, naming.unit));
      return t('verdict.single', { leader, metric: metricInText(metric!, t), value });
    }
    if (verdict.kind === 'tooFew') return tooFew(verdict, naming);
    return verdict.comparisons.length === 1 ? ofTwo(verdict, metric!, naming) : ofSeveral(verdict, metric!, naming);
  })();
  const sentence =
    baseline === null
      ? compared
      : t('verdict.afterBaseline', { baseline: t(`baselines.${baseline}`), sentence: compared });
  if (open) return t('verdict.soFar', { done: open.done, of: open.of, sentence });
  return lack === null ? sentence : t(`verdict.lacks.${lack}`, { sentence, fewest: FEWEST_PAIRS });
}

/** The best baseline, where no contender is better than it; null where one is, or none can be told. */
function unbeaten({ metric, verdict, caveats, contenders }: Judgement): BaselineName | null {
  if (metric === null || !('leader' in verdict)) return null;
  const rated = contenders.filter(({ metrics }) => metrics.test[metric]);
  const worse = caveats.filter((caveat) => caveat.code === 'worseThanBaseline');
  return worse.length > 0 && worse.length === rated.length ? worse[0]!.baseline : null;
}

function tooFew({ comparisons }: Compared, { t }: Naming): string {
  const pairs = Math.max(...comparisons.map(({ gains }) => gains.length));
  return t('verdict.tooFew', { pairs });
}

/** A few words for a line: "undecided", and of two contenders by how much. */
export function verdictLine(judgement: Judgement, naming: Naming): string {
  const { metric, verdict, lack } = judgement;
  const baseline = unbeaten(judgement);
  const head = headOf(verdict, lack, naming);
  if (baseline !== null) return naming.t('verdict.lineBaseline', { head, baseline: naming.t(`baselines.${baseline}`) });
  if (!('comparisons' in verdict) || verdict.comparisons.length > 1) return head;
  const [comparison] = verdict.comparisons;
  if (comparison.test === null) return head;
  const { better, words } = oriented(verdict.leader, comparison, metric!, naming);
  return naming.t(verdict.kind === 'ahead' ? 'verdict.line' : 'verdict.lineFor', { head, better, ...words });
}

function headOf(verdict: Verdict, lack: Lack | null, { t, names }: Naming): string {
  if (lack !== null) return t(`verdict.lackHeads.${lack}`, { fewest: FEWEST_PAIRS });
  const leader = 'leader' in verdict ? names[verdict.leader] : '';
  // That there are too few has a reason, which stands above.
  return verdict.kind === 'tooFew' ? '' : t(`verdict.heads.${verdict.kind}`, { leader });
}

function ofTwo({ leader, comparisons }: Compared, metric: MetricName, naming: Naming): string {
  const { t, names } = naming;
  const [comparison] = comparisons;
  const { outcome } = comparison;
  // Of two contenders the verdict's kind is their comparison's.
  if (outcome === 'tooFew') return '';
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
  const finest = finestOf(
    metric,
    comparisons.map(({ test }) => test?.interval),
  );
  const clauses = comparisons.map((comparison) => {
    const { outcome, gain } = comparison;
    const { words } = oriented(leader, comparison, metric, naming, { fromLeader: outcome === 'undecided', finest });
    const clause = outcome === 'constant' ? (gain!.mean > 0 ? 'constantAhead' : 'constantBehind') : outcome;
    return t(`verdict.clauses.${clause}`, { rival: names[comparison.rival], ...words });
  });
  // What only holds for single rivals says nothing about the whole.
  const won = kind === 'ahead' || kind === 'aheadOfSome' || kind === 'behind' || kind === 'rivalDiverged';
  const head = won
    ? headOf(verdict, null, naming)
    : t(kind === 'undecided' || kind === 'mixed' ? 'verdict.leadsOnly' : 'verdict.leads', { leader: names[leader] });
  return t('verdict.several', {
    head,
    metric: metricInText(metric, t),
    clauses: clauses.join(t('places.sentenceSeparator')),
  });
}

interface Told {
  readonly fromLeader?: boolean;
  /** Of what stands in the same sentence. */
  readonly finest?: number | null;
}

/** The comparison seen from the contender that is better on test, or, if asked for, from the leader. */
function oriented(
  leader: number,
  comparison: Comparison,
  metric: MetricName,
  naming: Naming,
  { fromLeader = false, finest = null }: Told = {},
) {
  const { t, names, unit } = naming;
  const gain = comparison.gain?.mean ?? 0;
  const forward = fromLeader || gain >= 0;
  const { test } = comparison;
  const ends = test && (forward ? test.interval : ([-test.interval[1], -test.interval[0]] as const));
  const [value, low, high] = differenceTexts(metric, Math.abs(gain), ends, finest);
  const measured = unitOf(metric, unit);
  const amount = isShare(metric) ? t('verdict.points', { value }) : withUnit(value, measured);
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

const LEFT_OUT = ['cutShort', 'changed', 'missing'] as const;

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
      return t('verdict.diverged', { name: names[caveat.contender], runs: caveat.runs, of: caveat.of });
    case 'leftOut': {
      const why = LEFT_OUT.filter((reason) => caveat.why[reason] > 0);
      return t('verdict.leftOut', {
        name: names[caveat.contender],
        runs: caveat.runs,
        of: caveat.of,
        why: list(why.map((reason) => t(`verdict.why.${reason}`, { count: caveat.why[reason] }))),
      });
    }
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
