/** Everything around the page: words, theme, store, and what remains when drawing fails. */
import '@mantine/core/styles.css';
import './page/global.css';
import { MantineProvider } from '@mantine/core';
import { useEffect } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import type { Words } from '../i18n';
import { WordsProvider, useWords } from '../i18n/react';
import { Crashed } from './page/Crashed';
import { Page } from './page/Page';
import { AppStoreProvider, type AppStore } from './state/store-context';
import { usePrinting } from './theme/printing';
import { cssVariables, theme } from './theme/theme';

export function App({ store, words }: { store: AppStore; words: Words }) {
  const printing = usePrinting();
  return (
    <WordsProvider i18n={words}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        {...(printing ? { forceColorScheme: 'light' as const } : {})}
      >
        <DocumentWords />
        <AppStoreProvider store={store}>
          <ErrorBoundary FallbackComponent={Crashed}>
            <Page />
          </ErrorBoundary>
        </AppStoreProvider>
      </MantineProvider>
    </WordsProvider>
  );
}

/** The document says which language it is in. */
function DocumentWords() {
  const { t, i18n } = useWords();
  useEffect(() => {
    document.documentElement.lang = i18n.language === 'zh' ? 'zh-CN' : 'en';
    document.title = t('app.name');
  }, [t, i18n.language]);
  return null;
}
