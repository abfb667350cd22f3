/** What happened to a loss, as a kind of sentence that is true of the two numbers. */
import type { Translate } from '../../../../i18n';
import { exact, twoDigits, FROM_FACTOR } from '../../../words/format';

export type Change =
  /** At least `FROM_FACTOR` times as high. */
  | { readonly kind: 'times'; readonly times: number }
  | { readonly kind: 'higher' | 'lower'; readonly percent: number }
  /** By less than one percent either way. */
  | { readonly kind: 'same' }
  /** There was no loss before. */
  | { readonly kind: 'fromZero'; readonly after: number }
  /** There is no number after, or was none before. */
  | { readonly kind: 'broken' };

/** A loss that changes by less than this share of itself hardly changes. */
export const HARDLY = 0.01;

export function changeOf(before: number, after: number): Change {
  if (!Number.isFinite(before) || !Number.isFinite(after)) return { kind: 'broken' };
  if (before === after) return { kind: 'same' };
  if (before === 0) return { kind: 'fromZero', after };
  const ratio = after / before;
  if (Math.abs(ratio - 1) < HARDLY) return { kind: 'same' };
  if (ratio >= FROM_FACTOR) return { kind: 'times', times: ratio };
  return { kind: ratio > 1 ? 'higher' : 'lower', percent: 100 * Math.abs(ratio - 1) };
}

/** "is 3.1 times as high", "hardly changes (< 1 %)". */
export function changeInWords(change: Change, t: Translate): string {
  switch (change.kind) {
    case 'times':
      return t('matter.change.times', { times: twoDigits(change.times) });
    case 'higher':
      return t('matter.change.higher', { percent: twoDigits(change.percent) });
    case 'lower':
      return t('matter.change.lower', { percent: twoDigits(change.percent) });
    case 'same':
      return t('matter.change.same');
    case 'fromZero':
      return t('matter.change.fromZero', { after: exact(change.after) });
    case 'broken':
      return t('matter.change.broken');
  }
}
