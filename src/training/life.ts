/** The worker's sign of life: a lock that the browser frees when the worker is gone, however it ended. */
import type { Alive, Life } from './protocol';

/** Shows the page that this worker lives, from now on until it ends. */
export function showLife({ lock, port }: Life): void {
  const say = (held: boolean): void => {
    port.postMessage({ held } satisfies Alive);
  };
  port.addEventListener('message', () => {
    say(false);
  });
  port.start();
  say(false);
  // Missing on plain http.
  const locks = navigator.locks as LockManager | undefined;
  locks
    ?.request(lock, () => {
      say(true);
      return new Promise<never>(() => undefined);
    })
    .catch(() => undefined);
}
