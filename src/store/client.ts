/** The workers: one for the data, one for each contender, the laboratory's, and the pool. Only the client makes workers. */
import type { FileSource } from '../experiment/sources/file';
import type { ExperimentSpec } from '../experiment/schema';
import type { FromLab, ToLab } from '../laboratory/protocol';
import type {
  Channel,
  Connect,
  Focus,
  FromData,
  FromTrainer,
  GiveWay,
  HandedFile,
  LiveContender,
  LiveTraining,
  ReadingPurpose,
  ToData,
  ToTrainer,
} from '../training/protocol';
import { networkWorker } from './clientNetworkWorker';
import { createPool, type Pool, type PoolListener } from './clientPool';
import { createTrainers } from './clientTrainers';
import { watched, type Ending, type WatchedWorker } from './clientWorker';
import { coreShare } from './cores';

export interface ClientListener extends PoolListener {
  readonly fromTrainer: (message: FromTrainer) => void;
  readonly fromData: (message: FromData) => void;
  /** A worker is gone; it is replaced at the next build. `contender` is null for the data worker. */
  readonly crashed: (contender: number | null, how: Ending) => void;
  readonly fromLab: (message: FromLab) => void;
  /** The laboratory died; the next message to it starts another, which knows nothing. */
  readonly labCrashed: (how: Ending) => void;
}

/** What the store asks of the workers; the tests give it one without threads. */
export interface Client extends Pool {
  listen(listener: ClientListener): void;
  /** `file`: the content of the spec's own file, null for every other source. */
  prepare(request: number, spec: ExperimentSpec, file: HandedFile | null, inUse: number | null): void;
  /** Looks into a file. */
  open(request: number, source: FileSource, file: HandedFile): void;
  /** Gives up reading the file that is read for this. */
  cancel(purpose: ReadingPurpose): void;
  /**
   * Builds contenders of the spec on the data that `request` prepared, in a worker each; one after the other, so that none
   * disturbs what another measures. A build that this one replaces ends at once.
   *
   * @param kept of every contender, which one of the run before it was whose network stays; null: it is built
   * @param beside networks that stay train meanwhile
   */
  build(
    run: number,
    spec: ExperimentSpec,
    request: number,
    focus: Focus,
    kept?: readonly (number | null)[],
    beside?: boolean,
  ): void;
  /** Gives up every network that is not built yet, at once. Returns the contenders that now have none. */
  cancelBuild(): readonly number[];
  /** @param contenders these alone; null: all */
  train(run: number, contenders?: readonly number[] | null): void;
  /** @param contenders these alone; null: all */
  step(run: number, contenders?: readonly number[] | null): void;
  pause(run: number): void;
  adjust(run: number, training: LiveTraining, contenders: readonly LiveContender[]): void;
  focus(run: number, focus: Focus): void;
  /** Asks a contender's trainer for its weights. */
  weights(run: number, contender: number): void;
  /** Has trainers and laboratory take this share, in (0, 1], of what they may take, until another share comes. */
  giveWay(share: number): void;
  /** Sends a message to the laboratory, which is started when it is first needed. The arrays of weights are transferred. */
  lab(message: ToLab): void;
}

/** Workers for a page at `base`, the address from which shipped files are fetched. */
export function createClient(base: string): Client {
  let dataWorker: WatchedWorker<ToData | Channel> | undefined;
  let labWorker: WatchedWorker<ToLab | Connect | GiveWay> | undefined;
  let listener: ClientListener | undefined;
  let giving = 1;
  /** The number of the newest channel to a data worker. */
  let channels = 0;

  const trainers = createTrainers(
    (hears, ended) => {
      const worker = watched<FromTrainer, ToTrainer | Connect | GiveWay>(networkWorker('trainer'), hears, ended);
      connect(worker);
      tellGiving(worker);
      return worker;
    },
    () =>
      listener && {
        fromTrainer: listener.fromTrainer,
        crashed: listener.crashed,
      },
  );

  /** A channel between the data worker and a trainer or the laboratory, on which the page's thread does not listen. */
  const connect = (worker: Connectable): void => {
    const { port1, port2 } = new MessageChannel();
    const keeper = data();
    const channel = ++channels;
    keeper.post({ type: 'connect', channel, port: port1 }, [port1]);
    worker.post({ type: 'connect', port: port2 }, [port2]);
    const leave = (): void => {
      keeper.post({ type: 'disconnect', channel });
    };
    worker.over.addEventListener('abort', leave, { once: true });
  };

  const data = (): NonNullable<typeof dataWorker> => {
    if (dataWorker !== undefined) return dataWorker;
    dataWorker = watched<FromData, ToData | Channel>(
      (Worker) => new Worker(new URL('../workers/data.worker.ts', import.meta.url), { type: 'module' }),
      (message) => listener?.fromData(message),
      (ending) => {
        dataWorker = undefined;
        listener?.crashed(null, ending);
        // Trainers that wait for data of the one that is gone learn so when they are connected to the new one.
        if (ending.how !== 'notLoaded') data();
      },
    );
    for (const user of [...trainers.workers(), labWorker, ...pool.workers()]) if (user !== undefined) connect(user);
    return dataWorker;
  };

  const lab = (): NonNullable<typeof labWorker> => {
    if (labWorker !== undefined) return labWorker;
    const worker = watched<FromLab, ToLab | Connect | GiveWay>(
      networkWorker('laboratory'),
      (message) => listener?.fromLab(message),
      (ending) => {
        labWorker = undefined;
        listener?.labCrashed(ending);
      },
    );
    // Before it is listed, because a new data worker is connected to all that are.
    connect(worker);
    labWorker = worker;
    tellGiving(worker);
    return worker;
  };

  const tellGiving = (worker: { readonly post: (message: GiveWay) => void } | undefined): void => {
    worker?.post({ type: 'giveWay', share: giving });
  };

  const pool = createPool(
    (worker) => {
      connect(worker);
      tellGiving(worker);
    },
    () => listener,
  );

  const tell = (contenders: readonly number[] | null, message: ToTrainer): void => {
    if (contenders === null) trainers.tellAll(message);
    else for (const contender of contenders) trainers.tell(contender, message);
  };

  return {
    ...pool,
    listen: (given) => {
      listener = given;
    },
    prepare: (request, spec, file, inUse) => {
      data().post({ type: 'prepare', request, spec, base, file, inUse });
    },
    open: (request, source, file) => {
      data().post({ type: 'open', request, source, file });
    },
    cancel: (purpose) => {
      dataWorker?.post({ type: 'cancel', purpose });
    },
    build: (run, spec, request, focus, kept = spec.contenders.map(() => null), beside = false) => {
      const count = spec.contenders.length;
      // In a race at least one more worker trains.
      const share = coreShare(spec.seeds > 1 ? Math.max(count + 1, pool.cores) : count, pool.cores);
      trainers.build({ run, spec, request, focus, kept, share, beside });
    },
    cancelBuild: () => trainers.cancel(),
    train: (run, contenders = null) => {
      tell(contenders, { type: 'train', run });
    },
    step: (run, contenders = null) => {
      tell(contenders, { type: 'step', run });
    },
    pause: (run) => {
      trainers.tellAll({ type: 'pause', run });
    },
    adjust: (run, training, contenders) => {
      contenders.forEach((contender, index) => {
        trainers.tell(index, { type: 'adjust', run, training, contender });
      });
    },
    focus: (run, focus) => {
      trainers.tellAll({ type: 'focus', run, focus });
    },
    weights: (run, contender) => {
      trainers.tell(contender, { type: 'weights', run });
    },
    giveWay: (share) => {
      giving = share;
      for (const worker of [...trainers.workers(), labWorker, ...pool.workers()]) tellGiving(worker);
    },
    lab: (message) => {
      const arrays = message.type === 'weights' ? Object.values(message.weights) : [];
      lab().post(
        message,
        arrays.map(({ values }) => values.buffer),
      );
    },
  };
}

/** Any worker that can be given a channel to the data worker. */
interface Connectable {
  readonly over: AbortSignal;
  readonly post: (message: Connect, transfer: Transferable[]) => void;
}
