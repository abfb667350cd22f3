/** Shows a part of the page alone, in a real Chromium, with the words, the theme and the store that it expects above it. */
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { laterWords, pageWords, takeLater, type Language } from '../../src/i18n';
import { WordsProvider } from '../../src/i18n/react';
import type { ShellState } from '../../src/store/shell/shell';
import type { AppState } from '../../src/store/state';
import { ShellProvider } from '../../src/views/state/shell-context';
import { AppStoreProvider } from '../../src/views/state/store-context';

/** A store of no more than what the part reads; what it does not find there is undefined. */
export const storeOf = (state: object): StoreApi<AppState> => createStore<AppState>()(() => state as AppState);

/** The page around it: in Lab, with this experiment. */
const shellOf = (app: StoreApi<AppState>): StoreApi<ShellState> =>
  createStore<ShellState>()(() => ({ face: 'lab', learn: { at: 'lessons' }, app, link: () => '' }) as ShellState);

/** @returns the element that holds it, which goes with the test */
export async function shown(
  content: ReactNode,
  store: StoreApi<AppState> = storeOf({}),
  language: Language = 'en',
): Promise<HTMLElement> {
  const words = await pageWords(language, (error) => {
    throw error;
  });
  takeLater(words, await laterWords());
  const element = document.body.appendChild(document.createElement('div'));
  const root = createRoot(element);
  onTestFinished(() => {
    root.unmount();
    element.remove();
  });
  flushSync(() => {
    root.render(
      <WordsProvider i18n={words}>
        <MantineProvider>
          <ShellProvider shell={shellOf(store)}>
            <AppStoreProvider store={store}>{content}</AppStoreProvider>
          </ShellProvider>
        </MantineProvider>
      </WordsProvider>,
    );
  });
  return element;
}
