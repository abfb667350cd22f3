/** The same words inside React components. */
export { I18nextProvider as WordsProvider, useTranslation as useWords } from 'react-i18next';
