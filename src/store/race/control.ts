/** What the user does to a race: Train, Step, Pause, and giving up the runs that have not ended. */
import { isPending, isPooled } from './runs';
import type { RaceTrack } from './track';

export const raceControl = (track: RaceTrack) => ({
  /**
   * Begins the race, or lets it go on. After its end the page's own networks go on alone.
   *
   * @param how `step`: the page's own networks alone, for an epoch
   * @returns the contenders whose own network is to train; null: all
   */
  begin(how: 'train' | 'step'): readonly number[] | null {
    track.course ??= track.open();
    const pending = track.state.runs.filter(isPending);
    if (pending.length === 0) return null;
    track.stepping = how === 'step';
    track.unblock();
    track.clock.run(true);
    const own = pending.filter((each) => !isPooled(each));
    track.set({
      status: 'training',
      runs: track.state.runs.map((each) => (own.includes(each) ? { ...each, status: 'training' } : each)),
    });
    if (track.stepping || track.pendingInPool === 0) return null;
    track.tickets.hold(false);
    return own.map(({ contender }) => contender);
  },

  /** The trainers of the page's own networks were told to train; now the runs of the pool begin. */
  begun(): void {
    track.noteCompany();
    track.settle();
  },

  pause(): void {
    if (track.state.status !== 'training') return;
    track.clock.run(false);
    track.tickets.hold(true);
    track.set({ status: 'paused' });
  },

  /** Gives up the runs that have not ended, and keeps those that have. */
  cancel(): void {
    const { runs } = track.state;
    const given = runs.filter(isPending);
    if (track.course === null || given.length === 0) return;
    track.tickets.drop();
    track.set({ runs: runs.map((each) => (given.includes(each) ? { ...each, status: 'cancelled' } : each)) });
    track.unblock();
    track.clock.run(false);
    track.set({ status: 'ended', secondsLeft: null });
  },
});
