/** A worker that is watched: however it ends, with an error or silently, the page hears of it once. */
import type { Alive, Life } from '../training/protocol';
import { whyNoWorker, type LoadFailure } from './deployment';

/** `notLoaded`: its script did not arrive. `silent`: it ended without saying why. */
export type Ending =
  | { readonly how: 'error'; readonly detail: string }
  | { readonly how: 'notLoaded'; readonly failure: LoadFailure }
  | { readonly how: 'silent' };

export interface WatchedWorker<To> {
  readonly post: (message: To, transfer?: Transferable[]) => void;
  /** Ends it at once; nothing more is heard of it. */
  readonly end: () => void;
  /** Aborts when it is gone, whether it was ended or ended by itself. */
  readonly over: AbortSignal;
}

/** Without locks, how often a worker is asked whether it lives, in milliseconds. */
const ASK_EVERY = 2000;
/** Without locks, how long a worker that has answered before may go without answering, in milliseconds. */
const SILENT = 60_000;

let serial = 0;

/**
 * Watches a worker that was just made.
 *
 * @param make makes the worker with the `Worker` that it is given, which notes the address of the script
 * @param hears is given every message of the worker
 * @param ended is called once when the worker is gone and was not ended by `end`
 * @param why finds out why the script did not arrive, before `ended` is called
 */
export function watched<From, To>(
  make: (Noting: typeof Worker) => Worker,
  hears: (message: From) => void,
  ended: (how: Ending) => void,
  why: (script: string) => Promise<LoadFailure> = whyNoWorker,
): WatchedWorker<To> {
  let script = '';
  const worker = make(
    class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        script = String(url);
      }
    },
  );
  const { port1: port, port2 } = new MessageChannel();
  const name = `worker-${performance.timeOrigin}-${performance.now()}-${++serial}`;
  const aborted = new AbortController();
  let asking: ReturnType<typeof setInterval> | undefined;
  let spoke = false;
  let over = false;
  /** It was ended by `end`, so that `ended` is not called. */
  let dropped = false;

  const shut = (): void => {
    over = true;
    clearInterval(asking);
    aborted.abort();
    port.close();
    worker.terminate();
  };
  const end = (): void => {
    dropped = true;
    shut();
  };
  const gone = (how: Ending): void => {
    if (over) return;
    shut();
    ended(how);
  };
  const missing = async (): Promise<void> => {
    if (over) return;
    shut();
    const failure = await why(script);
    if (!dropped) ended({ how: 'notLoaded', failure });
  };

  worker.addEventListener('message', ({ data }: MessageEvent<From>) => {
    spoke = true;
    if (!over) hears(data);
  });
  worker.addEventListener('error', (event) => {
    // A script that does not arrive gives an event without a message.
    const { message } = event as Partial<ErrorEvent>;
    if (message) gone({ how: 'error', detail: message });
    else if (spoke) gone({ how: 'silent' });
    else void missing();
  });
  worker.addEventListener('messageerror', () => {
    gone({ how: 'error', detail: 'messageerror' });
  });

  const locks = navigator.locks as LockManager | undefined;
  let heard = 0;
  port.addEventListener('message', ({ data: { held } }: MessageEvent<Alive>) => {
    spoke = true;
    heard = performance.now();
    if (held) {
      // The lock is granted when the worker no longer holds it.
      locks
        ?.request(name, { signal: aborted.signal }, () => {
          gone({ how: 'silent' });
        })
        .catch(() => undefined);
    } else if (locks === undefined) {
      asking ??= setInterval(() => {
        if (performance.now() - heard > SILENT) gone({ how: 'silent' });
        else port.postMessage(null);
      }, ASK_EVERY);
    }
  });
  port.start();
  worker.postMessage({ type: 'life', lock: name, port: port2 } satisfies Life, [port2]);

  return {
    post: (message, transfer = []) => {
      if (!over) worker.postMessage(message, transfer);
    },
    end,
    over: aborted.signal,
  };
}
