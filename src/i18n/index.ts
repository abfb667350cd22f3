/** The i18n room's front: words for page and command line. */
export { noteSentence } from './notes';
export { fieldName, problemSentence } from './problems';
export { LANGUAGES, languageFor, words, type Language, type Translate, type Words } from './words';
