/** The workers: one for the data, one a contender, the laboratory's, and the pool. Only the client makes workers. */
import type { FileSource } from '../experiment/ownSources';
import type { ExperimentSpec } from '../experiment/schema';
import type { FromLab, ToLab } from '../training/labProtocol';
import type {
  Connect,
  Focus,
  FromData,
  FromTrainer,
  GiveWay,
  HandedFile,
  LiveContender,
  LiveTraining,
  ToData,
  ToTrainer,
} from '../training/protocol';
import { createPool, type Pool, type PoolListener } from './clientPool';
import { coreShare } from './cores';

export interface ClientListener extends PoolListener {
  readonly fromTrainer: (message: FromTrainer) => void;
  readonly fromData: (message: FromData) => void;
  /** A worker died; it is replaced at the next build. `contender` is null for the data worker. */
  readonly crashed: (contender: number | null, detail: string) => void;
  readonly fromLab: (message: FromLab) => void;
  /** The laboratory died; the next message to it starts another, which knows nothing. */
  readonly labCrashed: (detail: string) => void;
}

/** What the store asks of the workers; the tests give it one without threads. */
export interface Client extends Pool {
  listen(listener: ClientListener): void;
  /** `file`: the content of the spec's own file, null for every other source. */
  prepare(request: number, spec: ExperimentSpec, file: HandedFile | null): void;
  /** Looks into a file. */
  open(request: number, source: FileSource, file: HandedFile): void;
  /** Calls off whatever file is being read. */
  cancel(): void;
  /**
   * Builds every contender of the spec anew on the data that `request` prepared, in a worker each; one after the other,
   * so that none disturbs what another measures.
   */
  build(run: number, spec: ExperimentSpec, request: number, focus: Focus): void;
  /** @param contenders these alone; null: all */
  train(run: number, contenders?: readonly number[] | null): void;
  step(run: number): void;
  pause(run: number): void;
  adjust(run: number, training: LiveTraining, contenders: readonly LiveContender[]): void;
  focus(run: number, focus: Focus): void;
  /** Asks a contender's trainer for its weights. */
  weights(run: number, contender: number): void;
  /** Has all that train, and the laboratory, take this share of what they may, in (0, 1], until it is told another. */
  giveWay(share: number): void;
  /** Tells the laboratory, which is started on first need. Weights are handed over. */
  lab(message: ToLab): void;
}

/** Workers for a page at `base`, the address from which shipped files are fetched. */
export function createClient(base: string): Client {
  const trainers: (Worker | undefined)[] = [];
  let dataWorker: Worker | undefined;
  let labWorker: Worker | undefined;
  let listener: ClientListener | undefined;
  let giving = 1;
  /** Builds that wait until the one before them has answered. */
  let waiting: { readonly contender: number; readonly messages: ToTrainer[] }[] = [];

  const toTrainer = (contender: number, message: ToTrainer): void => {
    const turn = waiting.find((each) => each.contender === contender);
    if (turn) turn.messages.push(message);
    else trainers[contender]?.postMessage(message);
  };
  /** The next network is built; its trainer is then told what it has missed. */
  const nextTurn = (): void => {
    const turn = waiting.shift();
    turn?.messages.forEach((message) => {
      toTrainer(turn.contender, message);
    });
  };
  const toAll = (message: ToTrainer): void => {
    trainers.forEach((_, contender) => {
      toTrainer(contender, message);
    });
  };

  const trainerFor = (contender: number): void => {
    if (trainers[contender] !== undefined) return;
    const worker = new Worker(new URL('../training/train.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<FromTrainer>) => {
      listener?.fromTrainer(data);
      const current = trainers[contender] === worker;
      if (current && (data.type === 'built' || data.type === 'failed')) nextTurn();
    });
    worker.addEventListener('error', ({ message }) => {
      worker.terminate();
      // One that was told to leave is missed by nobody.
      if (trainers[contender] !== worker) return;
      trainers[contender] = undefined;
      nextTurn();
      listener?.crashed(contender, message);
    });
    trainers[contender] = worker;
    connect(worker);
    tellGiving(worker);
  };

  /** A channel between the data worker and a trainer or the laboratory, on which the page's thread does not listen. */
  const connect = (trainer: Worker): void => {
    const { port1, port2 } = new MessageChannel();
    data().postMessage({ type: 'connect', port: port1 } satisfies Connect, [port1]);
    trainer.postMessage({ type: 'connect', port: port2 } satisfies Connect, [port2]);
  };

  const data = (): Worker => {
    if (dataWorker !== undefined) return dataWorker;
    const worker = new Worker(new URL('../training/data.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data: message }: MessageEvent<FromData>) => listener?.fromData(message));
    worker.addEventListener('error', ({ message }) => {
      worker.terminate();
      dataWorker = undefined;
      listener?.crashed(null, message);
    });
    dataWorker = worker;
    for (const user of [...trainers, labWorker, ...pool.workers()]) if (user !== undefined) connect(user);
    return worker;
  };

  const lab = (): Worker => {
    if (labWorker !== undefined) return labWorker;
    const worker = new Worker(new URL('../training/lab.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data: message }: MessageEvent<FromLab>) => listener?.fromLab(message));
    worker.addEventListener('error', ({ message }) => {
      worker.terminate();
      labWorker = undefined;
      listener?.labCrashed(message);
    });
    labWorker = worker;
    connect(worker);
    tellGiving(worker);
    return worker;
  };

  const tellGiving = (worker: Worker | undefined): void => {
    worker?.postMessage({ type: 'giveWay', share: giving } satisfies GiveWay);
  };

  const pool = createPool(
    (worker) => {
      connect(worker);
      tellGiving(worker);
    },
    () => listener,
  );

  return {
    ...pool,
    listen: (given) => {
      listener = given;
    },
    prepare: (request, spec, file) => {
      data().postMessage({ type: 'prepare', request, spec, base, file } satisfies ToData);
    },
    open: (request, source, file) => {
      data().postMessage({ type: 'open', request, source, file } satisfies ToData);
    },
    cancel: () => {
      dataWorker?.postMessage({ type: 'cancel' } satisfies ToData);
    },
    build: (run, spec, request, focus) => {
      const count = spec.contenders.length;
      trainers.splice(count).forEach((worker) => worker?.postMessage({ type: 'leave' } satisfies ToTrainer));
      // In a race at least one more worker trains.
      const share = coreShare(spec.seeds > 1 ? Math.max(count + 1, pool.cores) : count, pool.cores);
      waiting = spec.contenders.map((_, contender) => {
        trainerFor(contender);
        return { contender, messages: [{ type: 'build', run, spec, contender, request, focus, share }] };
      });
      nextTurn();
    },
    train: (run, contenders = null) => {
      trainers.forEach((_, contender) => {
        if (contenders?.includes(contender) !== false) toTrainer(contender, { type: 'train', run });
      });
    },
    step: (run) => {
      toAll({ type: 'step', run });
    },
    pause: (run) => {
      toAll({ type: 'pause', run });
    },
    adjust: (run, training, contenders) => {
      contenders.forEach((contender, index) => {
        toTrainer(index, { type: 'adjust', run, training, contender });
      });
    },
    focus: (run, focus) => {
      toAll({ type: 'focus', run, focus });
    },
    weights: (run, contender) => {
      toTrainer(contender, { type: 'weights', run });
    },
    giveWay: (share) => {
      giving = share;
      for (const worker of [...trainers, labWorker, ...pool.workers()]) tellGiving(worker);
    },
    lab: (message) => {
      const arrays = message.type === 'weights' ? Object.values(message.weights) : [];
      lab().postMessage(
        message,
        arrays.map(({ values }) => values.buffer),
      );
    },
  };
}
