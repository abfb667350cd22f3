/** The runs of a race that the pool trains: all but the first of every contender. */
import { recordOf } from '../../experiment/runs';
import type { FromRacer } from '../../training/raceProtocol';
import type { Ending } from '../clientWorker';
import { racerProblem } from '../endings';
import { withEpochs, withOutcome } from './runs';
import type { RaceTrack } from './track';

type Advanced = Extract<FromRacer, { type: 'advanced' }>;

export function pooledRuns(track: RaceTrack) {
  const { around, tickets } = track;

  function advanced({ ticket, epochs }: Advanced): void {
    const place = tickets.at(ticket);
    if (place === undefined) return;
    track.change(place.contender, place.run, (each) => withEpochs(each, epochs));
    track.settle();
  }

  return {
    fromRacer(message: FromRacer): void {
      const { course } = track;
      if (course === null) return;
      if (message.type === 'advanced') {
        advanced(message);
        return;
      }
      const place = tickets.close(message.ticket);
      if (place === undefined) return;
      const { contender, run, beside } = place;
      if (message.type === 'notRaced') {
        const detail = String(message.problem.values['detail'] ?? message.problem.code);
        track.fail(contender, run, racerProblem(contender, run, { how: 'error', detail }));
        return;
      }
      const outcome = { ...message.outcome, contender, run, beside };
      const id = around.newId();
      around.keep(recordOf(outcome, { id: course.id, spec: course.pooled }, id, around.now()));
      track.change(contender, run, (each) => withOutcome(each, outcome, id));
      if (message.problem !== null) track.set({ problem: message.problem });
      track.settle();
    },

    /** A worker of the pool died, and the run with this ticket with it. */
    racerCrashed(ticket: number, ending: Ending): void {
      const place = tickets.close(ticket);
      if (place === undefined) return;
      const { contender, run } = place;
      const found = racerProblem(contender, run, ending);
      if (ending.how !== 'notLoaded') {
        track.fail(contender, run, found);
        return;
      }
      // It never began, and neither would the others; it waits until the script comes.
      track.blocked = true;
      track.change(contender, run, (each) => ({ ...each, status: 'waiting' }));
      track.set({ problem: found });
      track.settle();
    },
  };
}
