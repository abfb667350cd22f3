/** The composition root: the store with its workers, the words of the preferred language, the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { words } from './i18n';
import { startApp } from './store';
import { App } from './views/App';
import { preferredLanguage } from './views/preferences';

const root = document.getElementById('root');
if (!root) throw new Error('root: the document has no element with this id');

createRoot(root).render(
  <StrictMode>
    <App store={startApp(window)} words={words(preferredLanguage())} />
  </StrictMode>,
);
