/** What main.tsx composes: the store over real workers and the real address bar. */
import type { StoreApi } from 'zustand/vanilla';
import { browserAddress, type Address } from './address';
import { createClient } from './client';
import { browserDatabase, createFileStore } from './files';
import { watchFrames } from './frames';
import { arrivalOf, ledgerScript } from './ledgerScript';
import { createShell, type ShellState } from './shell/shell';
import type { ProgressStorage } from './shell/progress';
import type { AppState } from './state';
import { createAppStore } from './store';

/** Starts the page around its experiments. */
export async function startShell(window: Window): Promise<StoreApi<ShellState>> {
  return createShell({
    address: browserAddress(window),
    storage: storageOf(window),
    startOwn: (address) => startOwn(window, address),
    startLessons: (address) => startLessons(window, address),
    isKnown: await isKnown(window),
  });
}

/** The workers start at once, so that they are warm while the page is read. */
function startOwn(window: Window, address: Address): StoreApi<AppState> {
  const client = createClient(window.document.baseURI);
  const store: StoreApi<AppState> = createAppStore(client, address, createFileStore(browserDatabase()), async () =>
    (await arrivalOf(ledgerScript, (problem) => store.getState().report(problem))).openLedger(),
  );
  watchFrames(window, store, client);
  return store;
}

/** The experiments of lessons: their runs are not kept among the person's own. */
function startLessons(window: Window, address: Address): StoreApi<AppState> {
  const client = createClient(window.document.baseURI);
  const store = createAppStore(client, address);
  watchFrames(window, store, client);
  return store;
}

function storageOf(window: Window): ProgressStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Whether the browser holds settings, files or runs of this page. */
async function isKnown(window: Window): Promise<boolean> {
  try {
    const keys = Array.from({ length: window.localStorage.length }, (_, k) => window.localStorage.key(k) ?? '');
    if (keys.some((key) => key.startsWith('rnn-playground.'))) return true;
    const databases = await window.indexedDB.databases();
    return databases.some(({ name }) => name?.startsWith('rnn-playground') === true);
  } catch {
    return false;
  }
}
