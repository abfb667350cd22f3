/** Whether there is anything to judge yet; small, because the page asks before it loads the verdict. */
import type { AppState } from '../../../store/state';

/** A run that was only paused may go on. */
export const raced = ({ race }: AppState): boolean =>
  race.runs.some(({ outcome }) => outcome !== null && outcome.end !== 'paused');
