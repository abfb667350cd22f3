/** The i18n room's front for the page; what needs every catalogue at once takes `both.ts`, or the page would load both. */
export { gapAfter, joined } from './joined';
export { noteSentence, stepPhrase } from './notes';
export { fieldName, problemSentence } from './problems';
export { laterWords, pageWords, speak, takeLater } from './page';
export { LANGUAGES, languageFor, type Language, type Translate, type Words } from './words';
