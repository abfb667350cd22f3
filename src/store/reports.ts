/** What the trainers report: it goes into the state of the run, to the time machine, to surgery and to the race. */
import type { Problem } from '../experiment/problem';
import type { FromTrainer } from '../training/protocol';
import { afterBuilt, afterProgress } from './contender';
import type { Ending } from './clientWorker';
import { workerProblem } from './endings';
import { failureList } from './listed';
import type { AppState, ContenderRun, Intent } from './state';
import type { raceOf } from './race/race';
import { withContenders } from './runState';
import type { surgeryLab } from './surgery/surgery';
import type { timeMachine } from './time';

/** What this part asks of the store around it. */
interface Around {
  readonly read: () => AppState;
  readonly write: (part: Partial<AppState>) => void;
  /** A report as one of the run that is there; null where its network is gone. */
  readonly nowOf: (message: FromTrainer) => FromTrainer | null;
  /** The run whose reports count. */
  readonly run: () => number;
  readonly intent: () => Intent;
  /** All networks are there. */
  readonly built: () => void;
  readonly time: Pick<ReturnType<typeof timeMachine>, 'hears' | 'lost'>;
  readonly surgery: Pick<ReturnType<typeof surgeryLab>, 'fromTrainer'>;
  readonly race: Pick<ReturnType<typeof raceOf>, 'fromTrainer' | 'trainerCrashed'>;
}

export function trainerReports({ read, write, nowOf, run, intent, built, time, surgery, race }: Around) {
  const withFailure = failureList();

  function setContender(index: number, change: (run: ContenderRun) => ContenderRun): void {
    write(withContenders(read(), (each, other) => (other === index ? change(each) : each)));
  }

  function whenAllAreThere(): void {
    if (read().run.contenders.every(({ status }) => status !== 'warmingUp')) built();
  }

  /** A network could not be built, or broke; a refused backend leaves one that is there as it is. */
  function failed(contender: number, found: Problem): void {
    const gone = read().run.contenders[contender]?.status === 'warmingUp';
    write({ problems: withFailure(read().problems, contender, found) });
    if (!gone && found.code === 'backendUnavailable') return;
    setContender(contender, (each) => ({ ...each, status: 'failed', gone, failure: found, building: null }));
  }

  return {
    hears(said: FromTrainer): void {
      const message = nowOf(said);
      if (message === null) return;
      // What is handed over may be a network's that is no longer there.
      if (message.type === 'ended') race.fromTrainer(message);
      if (message.type === 'ended' || message.run !== run()) return;
      const { contender } = message;
      switch (message.type) {
        case 'building': {
          const { stage, share } = message;
          setContender(contender, (each) => ({ ...each, building: { stage, share } }));
          return;
        }
        case 'built':
          setContender(contender, (each) => afterBuilt(each, message));
          surgery.fromTrainer(message);
          race.fromTrainer(message);
          whenAllAreThere();
          return;
        case 'progress':
          setContender(contender, (each) => afterProgress(each, message, intent(), read().focus.epoch));
          time.hears(contender, message.trace);
          surgery.fromTrainer(message);
          race.fromTrainer(message);
          return;
        case 'weights':
          surgery.fromTrainer(message);
          return;
        case 'failed':
          failed(contender, message.problem);
          race.fromTrainer(message);
          time.lost(contender, false);
          whenAllAreThere();
          return;
        default:
          message satisfies never;
      }
    },

    /** A worker died; `contender` is null for the data worker. */
    crashed(contender: number | null, how: Ending): Problem {
      const found = workerProblem(contender, how);
      write({ problems: withFailure(read().problems, contender ?? -1, found) });
      if (contender === null) return found;
      setContender(contender, (each) => ({
        ...each,
        status: 'failed',
        gone: true,
        failure: found,
        building: null,
      }));
      race.trainerCrashed(contender);
      time.lost(contender, true);
      whenAllAreThere();
      return found;
    },
  };
}
