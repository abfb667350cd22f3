/** Words for the page: English is part of the program, every other language is loaded when it is chosen. */
import type { Catalogue } from './catalogue';
import { en } from './en';
import { instance, type Language, type Words } from './words';

const LATER: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>> = {
  zh: () => import('./zh').then(({ zh }) => zh),
};

/**
 * A ready instance in the wanted language; in English where that cannot be loaded.
 *
 * @param failed is told why it could not
 */
export async function pageWords(language: Language, failed: (error: unknown) => void): Promise<Words> {
  const words = instance('en', { en });
  if (language !== 'en') await speak(words, language).catch(failed);
  return words;
}

/** Changes the language; rejects, with the language left as it was, when the new one cannot be loaded. */
export async function speak(words: Words, language: Language): Promise<void> {
  if (language !== 'en' && !words.hasResourceBundle(language, 'translation'))
    words.addResourceBundle(language, 'translation', await LATER[language]());
  await words.changeLanguage(language);
}
