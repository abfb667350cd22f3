/** The time machine: which past epoch the page wants to see, and asking the workers for one at a time. */
import type { ProbeTrace } from '../training/protocol';
import type { AppState } from './state';

type Time = AppState['time'];

export const atNow: Time = { wanted: null, shown: null, dropped: null };

interface Around {
  readonly read: () => AppState;
  readonly write: (time: Time) => void;
  /** Makes this the epoch that the workers look at. */
  readonly ask: (epoch: number | null) => void;
}

export interface TimeMachine {
  show(epoch: number | null): void;
  /** A contender's trace has come; the newest wanted epoch follows once all have answered. */
  hears(contender: number, trace: ProbeTrace | null): void;
  /** This contender may not answer: the present question, or, with `forGood`, any before it is built anew. */
  lost(contender: number, forGood: boolean): void;
  /** The networks are built anew: what is shown of the old ones is dropped. Gives the new state. */
  begin(): Pick<AppState, 'focus' | 'time'>;
  /** Takes back the sentence about the epoch that was dropped. */
  settle(): void;
}

export function timeMachine({ read, write, ask }: Around): TimeMachine {
  /** Contenders that have not answered yet: a drag must not queue up more than they can draw. */
  const awaited = new Set<number>();
  const gone = new Set<number>();

  function ready(): void {
    if (awaited.size > 0) return;
    const { time, focus } = read();
    if (time.shown !== focus.epoch) write({ ...time, shown: focus.epoch });
    if (time.wanted === focus.epoch) return;
    const { contenders } = read().run;
    contenders.forEach(({ trace }, contender) => {
      if (trace !== null && !gone.has(contender)) awaited.add(contender);
    });
    ask(time.wanted);
    if (awaited.size === 0) ready();
  }

  return {
    show(epoch) {
      // Before any network is built there is nothing to look back at.
      if (read().run.contenders.every(({ trace }) => trace === null)) return;
      write({ ...read().time, wanted: epoch, dropped: null });
      ready();
    },
    hears(contender, trace) {
      if (trace !== null && trace.asked === read().focus.epoch && awaited.delete(contender)) ready();
    },
    lost(contender, forGood) {
      if (forGood) gone.add(contender);
      if (awaited.delete(contender)) ready();
    },
    begin() {
      awaited.clear();
      gone.clear();
      const { time, focus } = read();
      return {
        focus: { ...focus, epoch: null, ended: undefined },
        time: { ...atNow, dropped: time.shown ?? time.wanted ?? time.dropped },
      };
    },
    settle() {
      const { time } = read();
      if (time.dropped !== null) write({ ...time, dropped: null });
    },
  };
}
