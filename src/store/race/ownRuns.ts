/** The runs of a race that the page's own networks train: the first run of every contender. */
import { recordOf, type RunOutcome } from '../../experiment/runs';
import type { FromTrainer } from '../../training/protocol';
import { isTraining } from '../contender';
import { withOutcome } from './runs';
import type { RaceTrack } from './track';

export function ownRuns(track: RaceTrack) {
  const { around } = track;

  /** A network is handed over and kept; what it learns after its end is another run. */
  function handedOver(run: number, handed: RunOutcome): void {
    const course = track.courseOf(run);
    if (course === undefined) return;
    const { contender } = handed;
    const before = course.own[contender]!;
    if (before.ended) course.own[contender] = { ...before, id: around.newId(), ended: false, first: false };
    const own = course.own[contender]!;
    const { id, first, beside } = own;
    const outcome = { ...handed, beside };
    around.keep(recordOf(outcome, course, id, around.now()));
    own.ended = outcome.end !== 'paused';
    if (!first || course !== track.course) return;
    track.change(contender, 0, (each) => (outcome.end === 'paused' ? { ...each, id } : withOutcome(each, outcome, id)));
    track.settle();
  }

  /** Takes what a network has reported over from the state of the page. */
  function follow(contender: number): void {
    const row = track.find(contender, 0);
    const run = around.read().run.contenders[contender];
    if (row === undefined || run === undefined || row.outcome !== null) return;
    const revived = row.status === 'failed' && isTraining(run.status);
    if (revived || run.curves !== row.curves) {
      const status = revived ? 'training' : row.status;
      track.change(contender, 0, (each) => ({ ...each, status, epoch: run.epoch, curves: run.curves }));
    }
    track.settle();
  }

  return {
    /** Also hears networks that are no longer there: they hand over what they had learnt. */
    fromTrainer(message: FromTrainer): void {
      if (message.type === 'ended') handedOver(message.run, message.outcome);
      else if (message.run !== around.built().run || track.course === null) return;
      else if (message.type === 'progress') follow(message.contender);
      else if (message.type === 'failed') track.fail(message.contender, 0, null);
    },

    /** A trainer died, and its network with it. */
    trainerCrashed(contender: number): void {
      if (track.course !== null) track.fail(contender, 0, null);
    },
  };
}
