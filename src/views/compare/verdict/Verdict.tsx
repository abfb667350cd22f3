/** The verdict of the race: the sentence, what speaks against it, the differences by seed, and the table of all numbers. */
import { useWords } from '../../../i18n/react';
import { sharedCompany } from '../../../study/company';
import { Card } from '../../parts/Card';
import { HelpMark } from '../../parts/HelpMark';
import { useContenderNames } from '../../parts/save/names';
import { SaveMenu } from '../../parts/save/SaveMenu';
import { Differences } from './Differences';
import { useJudgement, useNaming } from './judgement';
import styles from './race.module.css';
import { caveatSentence, verdictSentence } from './sentence';
import { verdictTable } from './tables';
import { VerdictTable } from './VerdictTable';

export default function Verdict() {
  const { t } = useWords();
  const judgement = useJudgement();
  const naming = useNaming();
  const columns = useContenderNames();
  const title = t('sections.verdict');
  const { verdict, metric, caveats, contenders } = judgement;
  const notes = caveats.map((caveat) => caveatSentence(caveat, naming)).filter((text) => text !== '');
  const timed = sharedCompany(contenders.map(({ company }) => company));
  const drawn = 'comparisons' in verdict && verdict.comparisons.some(({ gains }) => gains.length > 0);
  return (
    <Card
      id="verdict"
      title={title}
      caption={t('verdict.caption')}
      tools={
        <>
          <HelpMark of={title} text={t('verdict.help')} />
          <SaveMenu
            name={title}
            file="verdict"
            epochs={() => []}
            weights={null}
            form="wide"
            numbers={() => verdictTable(judgement, columns())}
          />
        </>
      }
    >
      <p className={styles['sentence']} role="status" data-kind={verdict.kind}>
        {verdictSentence(judgement, naming)}
      </p>
      {notes.length > 0 && (
        <ul className={styles['caveats']} aria-label={t('verdict.caveats')}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {drawn && metric !== null && (
        <Differences metric={metric} leader={verdict.leader} comparisons={verdict.comparisons} naming={naming} />
      )}
      <VerdictTable judgement={judgement} naming={naming} />
      <p className={styles['measures']}>
        {t('verdict.measures', { company: t(`verdict.company.${timed ?? 'unknown'}`) })}
      </p>
    </Card>
  );
}
