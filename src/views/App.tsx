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
import { ShellProvider, type Shell } from './state/shell-context';
import { usePrinting } from './theme/printing';
import { cssVariables, theme } from './theme/theme';

export function App({ shell, words }: { shell: Shell; words: Words }) {
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
        <ShellProvider shell={shell}>
          <ErrorBoundary FallbackComponent={Crashed}>
            <Page />
          </ErrorBoundary>
        </ShellProvider>
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
