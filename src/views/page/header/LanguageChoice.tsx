/** The page's language; the choice is kept and the document says which it is. */
import { NativeSelect } from '@mantine/core';
import { LANGUAGES, languageFor, speak } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { failureOf, loadProblem } from '../../../store/deployment';
import { useShell } from '../../state/shell-context';
import { rememberLanguage } from '../../state/preferences';
import styles from './header.module.css';

export function LanguageChoice() {
  const { t, i18n } = useWords();
  const report = useShell((state) => state.report);
  return (
    <NativeSelect
      size="xs"
      radius={8}
      className={styles['language']}
      aria-label={t('header.language')}
      value={languageFor([i18n.language])}
      data={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(event) => {
        const language = languageFor([event.currentTarget.value]);
        speak(i18n, language).then(
          () => rememberLanguage(language),
          async (error: unknown) => report(loadProblem(await failureOf(error), 'language')),
        );
      }}
    />
  );
}
