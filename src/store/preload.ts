/**
 * What happens before the browser runs a part that is loaded later: all its files are fetched first. By the HTML standard
 * a page remembers a script that did not come, and imports it never again (Firefox does, Chromium does not), and Vite's own
 * helper does not ask again for a style sheet. A script that is imported only once it has arrived can be asked for again.
 * The build puts this in the place of Vite's helper (scripts/preload.mjs).
 */
import { FileNotLoaded, isPageFile } from './deployment';

/** What is asked of the browser; the tests answer themselves. */
interface Surroundings {
  readonly fetch: (url: string) => Promise<Response>;
  /** Puts a style sheet into the page; rejects where it does not come, and takes it out again. */
  readonly addStyle: (url: string) => Promise<void>;
  /** Whether the page came with it. */
  readonly isThere: (url: string) => boolean;
}

/** @returns runs `start` once every file has arrived; rejects with `FileNotLoaded` where one does not */
export function preloader({ fetch, addStyle, isThere }: Surroundings) {
  /** What has come or is on its way, by address. */
  const coming = new Map<string, Promise<void>>();

  const script = async (url: string): Promise<void> => {
    const response = await fetch(url).catch(() => null);
    if (response === null || !response.ok || !isPageFile(response)) throw new FileNotLoaded(url);
    // To its end: a connection may break in the middle.
    await response.arrayBuffer().catch(() => {
      throw new FileNotLoaded(url);
    });
  };
  const style = (url: string): Promise<void> =>
    addStyle(url).catch(() => {
      throw new FileNotLoaded(url);
    });

  const arrival = (url: string): Promise<void> => {
    const before = coming.get(url);
    if (before !== undefined) return before;
    if (isThere(url)) return Promise.resolve();
    const arriving = new URL(url).pathname.endsWith('.css') ? style(url) : script(url);
    coming.set(url, arriving);
    arriving.catch(() => coming.delete(url));
    return arriving;
  };

  /** @param files addresses, relative to `importer` */
  return async function preload<M>(
    start: () => Promise<M>,
    files: readonly string[] = [],
    importer?: string,
  ): Promise<M> {
    await Promise.all(files.map((file) => arrival(new URL(file, importer).href)));
    return start();
  };
}

function addStyle(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.crossOrigin = '';
    link.href = url;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(url));
    };
    document.head.append(link);
  });
}

const isThere = (url: string): boolean =>
  [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[href], script[src]')].some(
    (each) => ('href' in each ? each.href : each.src) === url,
  );

/** The name under which the build looks for it. */
export const __vitePreload = preloader({
  fetch: (url) => fetch(url, { credentials: 'same-origin' }),
  addStyle,
  isThere,
});
