/** A run that was trained again: whether it gave the same numbers, and, where it did not, what was different about it. */
import type { RunCurves, RunRecord, RunSummary } from '../../experiment/runs';

/** What has to be the same for the same numbers, beside the spec. */
const CONDITIONS = ['fingerprint', 'backend', 'variant'] as const;
/** What was resolved of a file, in the order in which it is read. */
const READINGS = ['skipped', 'time', 'step', 'series'] as const;
export type Condition = (typeof CONDITIONS)[number] | (typeof READINGS)[number] | 'season';

export interface Repetition {
  /** Conditions that are others now. */
  readonly differs: readonly { readonly condition: Condition; readonly before: string; readonly now: string }[];
  /** Epochs that both runs have, the untrained network among them. */
  readonly epochs: number;
  /** The first of them whose losses are not bit for bit the same; null: all are the same. */
  readonly firstDifferent: number | null;
}

export function repetitionOf(before: RunSummary & { readonly curves: RunCurves }, now: RunRecord): Repetition {
  const conditions: Repetition['differs'] = CONDITIONS.filter((condition) => before[condition] !== now[condition]).map(
    (condition) => ({
      condition,
      before: before[condition] ?? '–',
      now: now[condition] ?? '–',
    }),
  );
  const differs = [...conditions, ...readings(before, now), ...seasons(before, now)];
  // Of long runs not every epoch is kept, and of runs of other lengths not the same ones.
  const places = new Map(now.curves.epoch.map((epoch, k) => [epoch, k]));
  const shared = before.curves.epoch.flatMap((epoch, k) => {
    const place = places.get(epoch);
    return place === undefined ? [] : [{ epoch, k, place }];
  });
  const different = shared.find(({ k, place }) =>
    (['train', 'validation'] as const).some((name) => !Object.is(before.curves[name][k], now.curves[name][place])),
  );
  return { differs, epochs: shared.length, firstDifferent: different?.epoch ?? null };
}

/** What was resolved otherwise in the file, where both runs say what it was. */
function readings(...runs: [RunSummary, RunSummary]): Repetition['differs'] {
  const [before, now] = runs.map(({ resolved }) => resolved?.file ?? null);
  if (before == null || now == null) return [];
  const said = (value: string | number | null | readonly string[]) =>
    value === null || value === '' || (Array.isArray(value) && value.length === 0) ? '–' : [value].flat().join(' + ');
  return READINGS.map((condition) => ({
    condition,
    before: said(before[condition]),
    now: said(now[condition]),
  })).filter((each) => each.before !== each.now);
}

/** The season, where both runs say which it was, and it is another. */
function seasons(...runs: [RunSummary, RunSummary]): Repetition['differs'] {
  const [before, now] = runs.map(({ resolved }) => resolved && String(resolved.seasonalPeriod ?? '–'));
  if (before == null || now == null || before === now) return [];
  return [{ condition: 'season', before, now }];
}
