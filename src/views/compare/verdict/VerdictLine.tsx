/** The verdict in one line under the learning curves; it leads to the whole. */
import { useWords } from '../../../i18n/react';
import { useJudgement, useNaming } from './judgement';
import styles from './race.module.css';
import { verdictLine, verdictSentence } from './sentence';

export default function VerdictLine() {
  const { t } = useWords();
  const judgement = useJudgement();
  const naming = useNaming();
  return (
    <a
      className={styles['line']}
      href="#verdict"
      title={verdictSentence(judgement, naming)}
      onClick={(event) => {
        // The part of the address after '#' holds the experiment.
        event.preventDefault();
        document.getElementById('verdict')?.scrollIntoView();
      }}
    >
      {t('verdict.link', { head: verdictLine(judgement, naming) })}
    </a>
  );
}
