/** The composition root: the shell with its experiments and their workers, the words of the preferred language, the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { pageWords } from './i18n';
import { startShell } from './store';
import { failureOf, loadProblem } from './store/deployment';
import { App } from './views/App';
import { preferredLanguage } from './views/state/preferences';

const root = document.getElementById('root');
if (!root) throw new Error('root: the document has no element with this id');

// The workers start while the words are on their way.
const shell = await startShell(window);
const words = await pageWords(preferredLanguage(), (error) => {
  void failureOf(error).then((failure) => shell.getState().report(loadProblem(failure, 'language')));
});

createRoot(root).render(
  <StrictMode>
    <App shell={shell} words={words} />
  </StrictMode>,
);
