/** What the page remembers about a person: the language. Storage may be missing or forbidden; then nothing is kept. */
import { languageFor, type Language } from '../../i18n';

const LANGUAGE_KEY = 'rnn-playground.language';

function remembered(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // A private window: the choice lasts as long as the page.
  }
}

/** The language chosen here before, else the browser's. */
export function preferredLanguage(): Language {
  const kept = remembered(LANGUAGE_KEY);
  return languageFor(kept ? [kept] : navigator.languages);
}

export const rememberLanguage = (language: Language): void => remember(LANGUAGE_KEY, language);
