/** A worker that is watched: whatever way it ends, with an error or without a word, the page hears of it once. */
import type { Alive, Life } from '../training/protocol';

/** `notLoaded`: its script could not be fetched or read. `silent`: it ended without saying why. */
export type Ending =
  { readonly how: 'error'; readonly detail: string } | { readonly how: 'notLoaded' | 'silent'; readonly detail: '' };

export interface WatchedWorker<To> {
  readonly post: (message: To, transfer?: Transferable[]) => void;
  /** Ends it at once; nothing more is heard of it. */
  readonly end: () => void;
  /** Aborts when it is gone, whether it was ended or ended by itself. */
  readonly over: AbortSignal;
}

/** Without locks, how often a worker is asked whether it lives, in milliseconds. */
const ASK_EVERY = 2000;
/** … and how long one that has answered before may be at work without answering. */
const SILENT = 60_000;

let serial = 0;

/**
 * Watches a worker that was just made.
 *
 * @param make of the worker
 * @param hears what it says
 * @param ended once, when it is gone without having been ended by `end`
 */
export function watched<From, To>(
  make: () => Worker,
  hears: (message: From) => void,
  ended: (how: Ending) => void,
): WatchedWorker<To> {
  const worker = make();
  const { port1: port, port2 } = new MessageChannel();
  const name = `worker-${performance.timeOrigin}-${performance.now()}-${++serial}`;
  const aborted = new AbortController();
  let asking: ReturnType<typeof setInterval> | undefined;
  let spoke = false;
  let over = false;

  const end = (): void => {
    over = true;
    clearInterval(asking);
    aborted.abort();
    port.close();
    worker.terminate();
  };
  const gone = (how: Ending): void => {
    if (over) return;
    end();
    ended(how);
  };

  worker.addEventListener('message', ({ data }: MessageEvent<From>) => {
    spoke = true;
    if (!over) hears(data);
  });
  worker.addEventListener('error', (event) => {
    // A script that does not arrive gives an event without a word.
    const { message } = event as Partial<ErrorEvent>;
    if (message) gone({ how: 'error', detail: message });
    else gone({ how: spoke ? 'silent' : 'notLoaded', detail: '' });
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
      // Granted when the worker no longer holds it.
      locks
        ?.request(name, { signal: aborted.signal }, () => {
          gone({ how: 'silent', detail: '' });
        })
        .catch(() => undefined);
    } else if (locks === undefined) {
      asking ??= setInterval(() => {
        if (performance.now() - heard > SILENT) gone({ how: 'silent', detail: '' });
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
