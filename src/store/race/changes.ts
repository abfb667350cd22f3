/** What changes of the settings mean for a race: which of its runs stay, which are added, and which no longer compare. */
import { problem } from '../../experiment/problem';
import type { Lineage } from '../networks/kept';
import { NO_RACE } from '../raceState';
import { continued } from './course';
import { isPending, isPooled, plannedRuns, resizedRuns, runsAfterRebuild } from './runs';
import type { RaceTrack } from './track';

export function raceChanges(track: RaceTrack) {
  const spec = () => track.around.read().spec;

  /** Says how many runs of the pool still train with the settings with which the race began. */
  function tellOfChange(): void {
    const runs = track.pendingInPool;
    if (runs > 0) track.set({ problem: problem('', 'raceSettingsChanged', { runs }) });
  }

  /** Some networks stay: the race goes on, with the runs of these and new runs of the others. */
  function goOn(kept: Lineage): void {
    const place = (contender: number) => kept.indexOf(contender);
    const { built, newId } = track.around;
    track.tickets.follow(place);
    if (track.course !== null) {
      track.remember(continued(track.course, kept, spec(), built(), newId));
      track.set({ id: track.course.id });
    }
    const { status } = track.state;
    const runs = runsAfterRebuild(track.state.runs, kept, spec());
    track.set({ runs, status: status === 'ended' && runs.some(isPending) ? 'paused' : status });
  }

  return {
    /** The page's own networks take a setting over. The others stay as the race began, so that they can be compared. */
    settingsChanged(): void {
      const { course } = track;
      if (course === null) return;
      // As long as none has begun or ended, the race begins with the change.
      const begun = track.state.runs.some(
        (each) => each.outcome !== null || (isPooled(each) && each.status !== 'waiting'),
      );
      if (!begun) {
        course.pooled = spec();
        return;
      }
      course.changed = true;
      tellOfChange();
    },

    /** The number of runs of each contender has changed. */
    seedsChanged(): void {
      const { course } = track;
      if (course === null) {
        track.set({ runs: plannedRuns(spec()) });
        return;
      }
      const runs = resizedRuns(track.state.runs, { ...course.pooled, seeds: spec().seeds });
      track.set({ runs });
      if (course.changed) tellOfChange();
      if (track.state.status === 'ended' && runs.some(isPending)) track.set({ status: 'paused' });
      track.settle();
      // While the race stands still, leaving runs out may be what ends it.
      if (track.state.status === 'paused' && !track.state.runs.some(isPending))
        track.set({ status: 'ended', secondsLeft: null });
    },

    /**
     * Networks are being built anew. The runs of the contenders that stay are kept, and go on.
     *
     * @param kept of every contender, which one of those before it was whose network stays; null: it is built
     */
    rebuilt(kept: Lineage = []): void {
      if (kept.some((from) => from !== null)) {
        goOn(kept);
        return;
      }
      track.tickets.drop();
      track.blocked = false;
      track.course = null;
      track.clock.restart();
      track.set({ ...NO_RACE, runs: plannedRuns(spec()) });
    },
  };
}
