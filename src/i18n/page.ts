/** Words for the page: English is part of the program, but for what its later parts say; every other language is loaded when it is chosen. */
import type { Catalogue, LaterWords } from './catalogue';
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
  // A part of the page that speaks before its words have come is a mistake, which the browser tells to whoever listens.
  words.options.saveMissing = true;
  words.on('missingKey', (_languages, _namespace, key) => {
    // Of a section that is there, a word may be looked for in vain: another one is taken.
    const [section = ''] = key.split('.');
    if (words.getResource('en', 'translation', section) !== undefined) return;
    reportError(new Error(`words: there are none for ${key}`));
  });
  if (language !== 'en') await speak(words, language).catch(failed);
  return words;
}

/** The English words of the parts that are loaded later. */
export const laterWords = (): Promise<LaterWords> => import('./en.later').then(({ later }) => later);

/** Takes them in, once. */
export function takeLater(words: Words, later: LaterWords): void {
  if (words.getResource('en', 'translation', 'flow') === undefined)
    words.addResourceBundle('en', 'translation', later, true);
}

/** Changes the language; rejects, with the language left as it was, when the new one cannot be loaded. */
export async function speak(words: Words, language: Language): Promise<void> {
  if (language !== 'en' && !words.hasResourceBundle(language, 'translation'))
    words.addResourceBundle(language, 'translation', await LATER[language]());
  await words.changeLanguage(language);
}
