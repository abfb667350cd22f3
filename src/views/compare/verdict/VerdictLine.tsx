/** The verdict in one line under the learning curves; it leads to the whole. */
import { useWords } from '../../../i18n/react';
import { useJudgement, useNaming } from './judgement';
import { useShell } from '../../state/shell-context';
import styles from './race.module.css';
import { verdictLine, verdictSentence } from './sentence';

export default function VerdictLine() {
  const { t } = useWords();
  const judgement = useJudgement();
  const naming = useNaming();
  const showFace = useShell((state) => state.showFace);
  return (
    <button
      type="button"
      className={styles['line']}
      title={verdictSentence(judgement, naming)}
      onClick={() => showFace('compare')}
    >
      {t('verdict.link', { head: verdictLine(judgement, naming) })}
    </button>
  );
}
