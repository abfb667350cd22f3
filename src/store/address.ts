/** The address bar: holds the spec after '#', and tells when the user goes back, forward or edits it. */

export interface Address {
  /** The part after '#'. */
  read(): string;
  /** Replaces it, as a new entry of the browser's history or in place of the present one. */
  write(hash: string, how: 'push' | 'replace'): void;
  /** Back, forward, or a link pasted into the open page; never for our own writes. */
  listen(changed: (hash: string) => void): void;
}

export function browserAddress(window: Window): Address {
  const read = () => window.location.hash.replace(/^#/, '');
  return {
    read,
    write: (hash, how) => {
      if (hash === read()) return;
      const address = `${window.location.pathname}${window.location.search}${hash === '' ? '' : `#${hash}`}`;
      if (how === 'push') window.history.pushState(null, '', address);
      else window.history.replaceState(null, '', address);
    },
    listen: (changed) => {
      window.addEventListener('popstate', () => {
        changed(read());
      });
    },
  };
}
