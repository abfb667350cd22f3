/** The address bar: holds the spec after '#', and tells when the user goes back, forward or edits it. */

export interface Address {
  /** The part after '#'. */
  read(): string;
  /** Replaces it, as a new entry of the browser's history or in place of the present one. */
  write(hash: string, how: 'push' | 'replace'): void;
  /** Back, forward, or a link pasted into the open page; never for our own writes. */
  listen(changed: (hash: string) => void): void;
}

/**
 * Milliseconds between two replacements: a browser refuses more than 200 in ten seconds (Chromium) or 100 in thirty
 * (Safari), and a dragged slider gives sixty a second.
 */
const APART = 350;

export function browserAddress(window: Window): Address {
  let waiting: { readonly hash: string; readonly timer: number } | null = null;
  let last = -Infinity;
  const there = () => window.location.hash.replace(/^#/, '');
  const read = () => waiting?.hash ?? there();
  const forget = () => {
    if (waiting !== null) window.clearTimeout(waiting.timer);
    waiting = null;
  };
  const put = (hash: string, how: 'push' | 'replace') => {
    forget();
    if (hash === there()) return;
    const address = `${window.location.pathname}${window.location.search}${hash === '' ? '' : `#${hash}`}`;
    if (how === 'push') window.history.pushState(null, '', address);
    else window.history.replaceState(null, '', address);
    last = window.performance.now();
  };
  return {
    read,
    write: (hash, how) => {
      if (hash === read()) return;
      const wait = last + APART - window.performance.now();
      if (how === 'replace' && wait > 0) {
        forget();
        waiting = { hash, timer: window.setTimeout(() => put(hash, 'replace'), wait) };
        return;
      }
      // The entry that is left keeps its newest state.
      if (how === 'push' && waiting !== null) put(waiting.hash, 'replace');
      put(hash, how);
    },
    listen: (changed) => {
      window.addEventListener('popstate', () => {
        forget();
        changed(there());
      });
    },
  };
}
