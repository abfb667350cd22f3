/** Why a script of the page did not arrive: no connection, the server, a new deployment behind this tab, or the browser. */
import { problem, type Problem } from '../experiment/problem';

/**
 * `offline`: the server cannot be reached. `server`: it answers, but not with the page or the file; `status` as it says,
 * null where it sends something else in their place. `renewed`: another build of the page has taken this one's place.
 * `stuck`: the file is there, but this browser does not run it; some remember for as long as the page is open that a script
 * did not come. `passing`: it is there again, and is loaded with the next try.
 */
export type LoadFailure =
  | { readonly kind: 'offline' | 'renewed' | 'stuck' | 'passing' }
  | { readonly kind: 'server'; readonly status: number | null };

/** What can fail to load, by its key under `scripts` in the catalogues. */
export type ScriptName =
  | 'learn'
  | 'curves'
  | 'gates'
  | 'verdict'
  | 'verdictLine'
  | 'runs'
  | 'preparation'
  | 'chart'
  | 'race'
  | 'saving'
  | 'dialog'
  | 'habits'
  | 'language'
  | 'ledger'
  | 'trainer'
  | 'data'
  | 'lab'
  | 'racer';

/** Whether only another page can help: what is loaded again would fail again. */
export const needsReload = ({ kind }: LoadFailure): boolean => kind === 'renewed' || kind === 'stuck';

/** The failure as it is listed on the page. @param script what did not arrive */
export function loadProblem(failure: LoadFailure, script: ScriptName): Problem {
  if (failure.kind !== 'server') return problem('', CODES[failure.kind], { script });
  const { status } = failure;
  return status === null ? problem('', 'loadElse', { script }) : problem('', 'loadServer', { script, status });
}

const CODES = { offline: 'loadOffline', renewed: 'loadRenewed', stuck: 'loadStuck', passing: 'loadPassing' } as const;

/** Whether reloading the page is the way out of a problem in the list. */
export const isMendedByReload = ({ code }: Problem): boolean => code === CODES.renewed || code === CODES.stuck;

/** A file of the page that did not come. */
export class FileNotLoaded extends Error {
  /** @param url the file's address */
  constructor(readonly url: string) {
    super(`${url}: not loaded`);
  }
}

/** What is asked of the browser; the tests answer themselves. */
export interface Surroundings {
  readonly fetch: (url: string, options: RequestInit) => Promise<Response>;
  /** The page's own address; what follows # may be there. */
  readonly page: string;
  /** The address of the script with which the page that is open began; null where it does not tell. */
  readonly entry: string | null;
}

/** Longest wait for an answer, in milliseconds. */
const PATIENCE = 15_000;

/** The page that is open. */
const here = (): Surroundings => ({
  fetch: (url, options) => fetch(url, { ...options, signal: AbortSignal.timeout(PATIENCE) }),
  page: document.baseURI,
  entry: document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? null,
});

/** Without what the browser has kept from before. */
const ANEW = { cache: 'no-store' } as const;

/**
 * Asks the server why a script did not arrive. Never rejects.
 *
 * @param url of the script, where it is known
 */
export async function whyNotLoaded(url: string | null, around: Surroundings = here()): Promise<LoadFailure> {
  try {
    const page = await around.fetch(withoutHash(around.page), ANEW);
    if (!page.ok) return { kind: 'server', status: page.status };
    const entry = entryOf(await page.text(), around.page);
    // A sign-in page of the network, for one.
    if (entry === null) return { kind: 'server', status: null };
    if (around.entry !== null && entry !== around.entry) return { kind: 'renewed' };
    if (url === null) return { kind: 'stuck' };
    const file = await around.fetch(url, ANEW);
    if (!file.ok) return { kind: 'server', status: file.status };
    return isPageFile(file) ? { kind: 'stuck' } : { kind: 'server', status: null };
  } catch {
    return { kind: 'offline' };
  }
}

/** Why a script did not arrive, from what its `import()` rejected with, or from a `FileNotLoaded`. */
export const failureOf = (error: unknown, around?: Surroundings): Promise<LoadFailure> =>
  whyNotLoaded(urlIn(error), around);

/** Why a worker's script did not arrive; unlike a module, it can always be asked for again. @param url of the script */
export async function whyNoWorker(url: string, around?: Surroundings): Promise<LoadFailure> {
  const failure = await whyNotLoaded(url, around);
  return failure.kind === 'stuck' ? { kind: 'passing' } : failure;
}

/** Whether an answer is a script or a style sheet: servers with one page for all addresses answer with that. */
export const isPageFile = ({ headers }: Response): boolean =>
  /javascript|css|wasm/.test(headers.get('content-type') ?? '');

function urlIn(error: unknown): string | null {
  if (error instanceof FileNotLoaded) return error.url;
  return error instanceof Error ? (/https?:\/\/\S+/.exec(error.message)?.[0] ?? null) : null;
}

const withoutHash = (address: string): string => address.split('#', 1)[0]!;

/** The address of the first module script in the text of a page. */
function entryOf(html: string, base: string): string | null {
  for (const [tag] of html.matchAll(/<script\b[^>]*>/gi)) {
    const src = /\ssrc\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1];
    if (src !== undefined && /\stype\s*=\s*["']?module\b/i.test(tag)) return new URL(src, base).href;
  }
  return null;
}
