/** How long a race has been under way, pauses left out, and how long it will probably take. */
import { secondsLeft } from './runs';
import type { RaceRun } from '../raceState';
import type { ContenderRun } from '../state';

/** How often the time that is left is told anew, in milliseconds. */
const ESTIMATE_EVERY = 500;

/** @param now milliseconds since any moment */
export function raceClock(now: () => number) {
  /** Milliseconds under way, and since when again; null: not under way. */
  let elapsed = 0;
  let since: number | null = null;
  /** When the time that is left was told last. */
  let estimated = 0;

  return {
    /** Another race, which has not begun. */
    restart(): void {
      elapsed = 0;
      since = null;
    },

    run(runs: boolean): void {
      const moment = now();
      if (since !== null) elapsed += moment - since;
      since = runs ? moment : null;
    },

    /**
     * Seconds that the race will probably take. The estimate before stays for a while, because each change of the state
     * makes all views look at it.
     */
    left(runs: readonly RaceRun[], contenders: readonly ContenderRun[], epochs: number, before: number | null) {
      const moment = now();
      if (before !== null && moment - estimated < ESTIMATE_EVERY) return before;
      estimated = moment;
      const seconds = (elapsed + (since === null ? 0 : moment - since)) / 1000;
      return secondsLeft(runs, contenders, epochs, seconds);
    },
  };
}
