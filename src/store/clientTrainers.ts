/** The part of the client that owns the trainers, one worker for each contender: when each builds, which stay, and which end. */
import type { ExperimentSpec } from '../experiment/schema';
import type { Connect, Focus, FromTrainer, ToTrainer } from '../training/protocol';
import type { Ending, WatchedWorker } from './clientWorker';

/** How many milliseconds a trainer may take to begin a new build in place of its present one before it is ended. */
export const PATIENCE = 500;

export interface TrainerListener {
  readonly fromTrainer: (message: FromTrainer) => void;
  readonly crashed: (contender: number, how: Ending) => void;
}

interface Trainer {
  readonly worker: WatchedWorker<ToTrainer | Connect>;
  /** 0-based; null: it trains none any more, and ends once it has handed over what it has. */
  contender: number | null;
  /** Whether it may hold a network that is still to be handed over. */
  full: boolean;
}

/** A build that is under way or waits, with the messages that its trainer gets after it. */
interface Turn {
  trainer: Trainer;
  readonly run: number;
  readonly messages: ToTrainer[];
}

export interface BuildOrder {
  readonly run: number;
  readonly spec: ExperimentSpec;
  readonly request: number;
  readonly focus: Focus;
  /** Of every contender, which one of the run before it was whose network stays; null: it is built. */
  readonly kept: readonly (number | null)[];
  /** The share of a core that each trainer may take, in (0, 1]. */
  readonly share: number;
  /** Whether networks that stay train meanwhile. */
  readonly beside: boolean;
}

/** @param make starts a worker with its channel to the data worker */
export function createTrainers(
  make: (hears: (message: FromTrainer) => void, ended: (how: Ending) => void) => WatchedWorker<ToTrainer | Connect>,
  listener: () => TrainerListener | undefined,
) {
  let trainers: (Trainer | undefined)[] = [];
  /** The run that all trainers are told of. */
  let current = 0;
  /** The build under way, and those that wait until it has answered. */
  let turn: Turn | null = null;
  let waiting: Turn[] = [];
  /** Ends a trainer that does not turn to its new build. */
  let impatient: ReturnType<typeof setTimeout> | undefined;

  const start = (contender: number): Trainer => {
    const trainer: Trainer = {
      worker: make(
        (message) => {
          hears(trainer, message);
        },
        (how) => {
          gone(trainer, how);
        },
      ),
      contender,
      full: false,
    };
    return trainer;
  };

  function hears(trainer: Trainer, message: FromTrainer): void {
    // The network before has been handed over.
    if (message.type === 'building') trainer.full = false;
    if (message.type === 'built') trainer.full = true;
    if (trainer.contender === null) {
      if (message.type === 'ended') listener()?.fromTrainer(message);
      if (!trainer.full) trainer.worker.end();
      return;
    }
    const mine = turn?.trainer === trainer && message.run === turn.run;
    if (mine) clearTimeout(impatient);
    listener()?.fromTrainer(message);
    if (mine && (message.type === 'built' || message.type === 'failed')) next();
  }

  function gone(trainer: Trainer, how: Ending): void {
    const { contender } = trainer;
    // One that was told to leave was expected to go.
    if (contender === null || trainers[contender] !== trainer) return;
    trainers[contender] = undefined;
    waiting = waiting.filter((each) => each.trainer !== trainer);
    if (turn?.trainer === trainer) next();
    listener()?.crashed(contender, how);
  }

  /** Ends a trainer: at once if it holds no trained network, else once it has handed that over. */
  function letGo(trainer: Trainer): void {
    trainer.contender = null;
    if (trainer.full) trainer.worker.post({ type: 'leave' });
    else trainer.worker.end();
  }

  function next(): void {
    clearTimeout(impatient);
    turn = waiting.shift() ?? null;
    turn?.messages.forEach((message) => turn?.trainer.worker.post(message));
  }

  /** Another trainer takes the turn of one that is busy with a build that has been replaced. */
  function replace(): void {
    if (turn === null) return;
    const { trainer, messages } = turn;
    const { contender } = trainer;
    if (contender === null) return;
    letGo(trainer);
    turn.trainer = start(contender);
    trainers[contender] = turn.trainer;
    messages.forEach((message) => turn?.trainer.worker.post(message));
  }

  const tell = (trainer: Trainer | undefined, message: ToTrainer): void => {
    if (trainer === undefined) return;
    const own = turn?.trainer === trainer ? turn : waiting.find((each) => each.trainer === trainer);
    own?.messages.push(message);
    if (own === undefined || own === turn) trainer.worker.post(message);
  };

  return {
    workers: () => trainers.map((each) => each?.worker),

    tell: (contender: number, message: ToTrainer): void => {
      tell(trainers[contender], message);
    },

    tellAll: (message: ToTrainer): void => {
      for (const trainer of trainers) tell(trainer, message);
    },

    build({ run, spec, request, focus, kept, share, beside }: BuildOrder): void {
      const was = current;
      current = run;
      const before = trainers;
      const stay = new Set(kept.filter((from) => from !== null).map((from) => before[from]));
      const free = before.filter((each): each is Trainer => each !== undefined && !stay.has(each));
      const busy = turn !== null && free.includes(turn.trainer) ? turn.trainer : null;
      waiting = waiting.filter(({ trainer }) => stay.has(trainer));
      trainers = kept.map((from) => (from === null ? undefined : before[from]));
      const builds: Turn[] = [];
      trainers.forEach((trainer, contender) => {
        if (trainer !== undefined) {
          trainer.contender = contender;
          tell(trainer, { type: 'place', was, run, spec, contender, share });
          return;
        }
        // Preferably the one of this place, whose engine is warm for networks of this kind.
        const at = free.indexOf(before[contender]!);
        const taken = at >= 0 ? free.splice(at, 1)[0]! : (free.shift() ?? start(contender));
        taken.contender = contender;
        trainers[contender] = taken;
        builds.push({
          trainer: taken,
          run,
          messages: [{ type: 'build', run, spec, contender, request, focus, share, ...(beside ? { beside } : {}) }],
        });
      });
      free.forEach(letGo);
      const behind = builds.find(({ trainer }) => trainer === busy);
      // The busy trainer builds first, because all others wait for it.
      waiting = [...(behind ? [behind] : []), ...waiting, ...builds.filter((each) => each !== behind)];
      if (turn !== null && stay.has(turn.trainer)) return;
      next();
      if (behind !== undefined) impatient = setTimeout(replace, PATIENCE);
    },

    /** Gives up every network that is not built yet. Returns the contenders that now have none. */
    cancel(): number[] {
      clearTimeout(impatient);
      const unbuilt = [...(turn ? [turn] : []), ...waiting].map(({ trainer }) => trainer);
      turn = null;
      waiting = [];
      return unbuilt.flatMap((trainer) => {
        const { contender } = trainer;
        if (contender === null) return [];
        letGo(trainer);
        trainers[contender] = undefined;
        return [contender];
      });
    },
  };
}
