/** What became of data that were handed over, from the state before and the state now. */
import type { AppState } from '../../../store/state';

type Seen = Pick<AppState, 'spec' | 'problems' | 'data' | 'own'>;

/**
 * `used` once the series is prepared, `refused` where something was wrong with it (now in `problems`), `called off` by
 * Cancel. Reading and preparing both have to end well.
 */
export function outcomeOf(before: Seen, now: Seen): 'pending' | 'used' | 'refused' | 'called off' {
  if (now.own.reading !== null) return 'pending';
  if (now.problems.length > 0 && now.problems !== before.problems) return 'refused';
  if (now.data.preview !== before.data.preview) return 'used';
  // Nothing was learnt about a file, and none is on its way.
  return now.own.last === before.own.last ? 'called off' : 'pending';
}
