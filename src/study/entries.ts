/** The runs of a race sorted by what they can say: compared, diverged, cut short, or not there yet. */
import type { RunNumbers } from '../experiment/runs';
import { metricOf, type MetricName } from './metric';

/** One run of a race, as far as it has come. */
export interface Entry {
  /** 0-based. */
  readonly contender: number;
  /** 0-based; runs of the same number start from the same seed and are compared with one another. */
  readonly run: number;
  readonly status: 'waiting' | 'training' | 'ended' | 'failed' | 'cancelled';
  readonly outcome: RunNumbers | null;
}

/** `counted`: trained to its end. `diverged`: ended without numbers, which is a loss. The others say nothing. */
export type Standing = 'counted' | 'diverged' | 'cutShort' | 'missing' | 'open';

/** @param metric the one that decides; null: none of the runs has one */
export function standingOf({ status, outcome }: Entry, metric: MetricName | null): Standing {
  if (status === 'waiting' || status === 'training') return 'open';
  if (outcome === null) return status === 'cancelled' ? 'cutShort' : 'missing';
  switch (outcome.end) {
    case 'paused':
      return 'cutShort';
    case 'failed':
      return 'diverged';
    case 'finished':
    case 'stoppedEarly': {
      if (metric === null) return 'counted';
      const both = metricOf(outcome, 'validation', metric) !== null && metricOf(outcome, 'test', metric) !== null;
      return both ? 'counted' : 'diverged';
    }
  }
}

/** The race's entries by standing, of one contender. */
export interface Standings {
  readonly contender: number;
  readonly counted: readonly RunNumbers[];
  /** Runs that trained to their end under settings that were changed, which the others of the contender were not. */
  readonly changed: number;
  /** Run numbers. */
  readonly diverged: readonly number[];
  readonly cutShort: number;
  readonly missing: number;
  readonly open: number;
}

/** @param contenders how many the race has */
export function standingsOf(entries: readonly Entry[], contenders: number, metric: MetricName | null): Standings[] {
  return Array.from({ length: contenders }, (_, contender) => {
    const own = entries.filter((entry) => entry.contender === contender);
    const of = (standing: Standing) => own.filter((entry) => standingOf(entry, metric) === standing);
    const complete = of('counted').map(({ outcome }) => outcome!);
    const unchanged = complete.filter(({ changes }) => changes.length === 0);
    const counted = unchanged.length > 0 ? unchanged : complete;
    return {
      contender,
      counted,
      changed: complete.length - counted.length,
      diverged: of('diverged').map(({ run }) => run),
      cutShort: of('cutShort').length,
      missing: of('missing').length,
      open: of('open').length,
    };
  });
}
