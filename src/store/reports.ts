/** What the trainers report: it goes into the state of the run, to the time machine and to surgery. */
import { problem } from '../experiment/problem';
import { CONTENDER_LETTERS } from '../experiment/url';
import type { FromTrainer } from '../training/protocol';
import { afterBuilt, afterProgress, overallStatus, type Intent } from './contender';
import { failureList } from './listed';
import type { AppState, ContenderRun } from './state';
import type { surgeryLab } from './surgery';
import type { timeMachine } from './time';

/** What this part asks of the store around it. */
interface Around {
  readonly read: () => AppState;
  readonly write: (part: Partial<AppState>) => void;
  /** The run whose reports count. */
  readonly run: () => number;
  readonly intent: () => Intent;
  /** All networks are there. */
  readonly built: () => void;
  readonly time: Pick<ReturnType<typeof timeMachine>, 'hears' | 'lost'>;
  readonly surgery: Pick<ReturnType<typeof surgeryLab>, 'fromTrainer'>;
}

export function trainerReports({ read, write, run, intent, built, time, surgery }: Around) {
  const withFailure = failureList();

  function setContender(index: number, change: (run: ContenderRun) => ContenderRun): void {
    setContenders((each, other) => (other === index ? change(each) : each));
  }

  function setContenders(change: (run: ContenderRun, index: number) => ContenderRun): void {
    const { run: before } = read();
    const contenders = before.contenders.map(change);
    write({ run: { ...before, contenders, status: overallStatus(contenders.map(({ status }) => status)) } });
  }

  return {
    setContenders,

    hears(message: FromTrainer): void {
      if (message.run !== run()) return;
      const { contender } = message;
      switch (message.type) {
        case 'built':
          setContender(contender, (each) => afterBuilt(each, message));
          surgery.fromTrainer(message);
          if (read().run.contenders.every(({ status }) => status !== 'warmingUp')) built();
          return;
        case 'progress':
          setContender(contender, (each) => afterProgress(each, message, intent(), read().focus.epoch));
          time.hears(contender, message.trace);
          surgery.fromTrainer(message);
          return;
        case 'weights':
          surgery.fromTrainer(message);
          return;
        case 'failed':
          setContender(contender, (each) => ({ ...each, status: 'failed' }));
          write({ problems: withFailure(read().problems, contender, message.problem) });
          time.lost(contender, false);
          return;
        default:
          message satisfies never;
      }
    },

    /** A worker died; `contender` is null for the data worker. */
    crashed(contender: number | null, detail: string): void {
      const where = contender === null ? 'data' : CONTENDER_LETTERS[contender]!;
      const found = problem('', 'workerFailed', { where, detail });
      write({ problems: withFailure(read().problems, contender ?? -1, found) });
      if (contender === null) return;
      setContender(contender, (each) => ({ ...each, status: 'failed' }));
      time.lost(contender, true);
    },
  };
}
