/** What main.tsx composes: the store over real workers and the real address bar. */
import type { StoreApi } from 'zustand/vanilla';
import { browserAddress } from './address';
import { createClient } from './client';
import { browserDatabase, createFileStore } from './files';
import { watchFrames } from './frames';
import { arrivalOf, ledgerScript } from './ledgerScript';
import type { AppState } from './state';
import { createAppStore } from './store';

/** Starts the workers, so that they are warm while the page is read. */
export function startApp(window: Window): StoreApi<AppState> {
  const client = createClient(window.document.baseURI);
  const store: StoreApi<AppState> = createAppStore(
    client,
    browserAddress(window),
    createFileStore(browserDatabase()),
    async () => (await arrivalOf(ledgerScript, (problem) => store.getState().report(problem))).openLedger(),
  );
  watchFrames(window, store, client);
  return store;
}
