/** Words in the chosen language: a plain i18next instance that page and command line share. */
import { createInstance, type i18n, type TFunction } from 'i18next';
import type { Catalogue } from './catalogue';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Catalogue };
  }
}

export type Language = 'en' | 'zh';
export type Words = i18n;
/** The translating function: `t('run.train')`. */
export type Translate = TFunction;

/** Every language by its own name. */
export const LANGUAGES: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'zh', name: '中文' },
];

/** The language that fits the first of the wanted tags ("zh-CN", "en-GB"); English where none fits. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find(({ code }) => tag.toLowerCase().split('-')[0] === code);
    if (found) return found.code;
  }
  return 'en';
}

/** A ready instance with the given catalogues. */
export function instance(language: Language, catalogues: Readonly<Partial<Record<Language, object>>>): Words {
  const words = createInstance();
  void words.init({
    lng: language,
    fallbackLng: 'en',
    resources: Object.fromEntries(
      Object.entries(catalogues).map(([code, catalogue]) => [code, { translation: catalogue }]),
    ),
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return words;
}
