/** "Is it true?": every widespread mistake with its verdict, what is true instead, and the experiment that shows it. */
import { IconLink } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/react';
import { MISTAKES, VERDICTS, type Mistake, type MistakeWords, type Verdict } from '../../lessons/mistakes/mistake';
import { linkTo } from '../../store/shell/place';
import styles from './reading.module.css';
import { Choices, ReadingPage, SeeIt, ToLesson, WordsMissing } from './Reading';
import { useWordsOf } from './words';

type MistakesWords = Readonly<Record<string, MistakeWords>>;

const WORDS = {
  en: async (): Promise<MistakesWords> => (await import('../../lessons/mistakes/en')).words,
  zh: async (): Promise<MistakesWords> => (await import('../../lessons/mistakes/zh')).words,
};

/** @param props.claim the entry that the link names; null: none */
export default function Mistakes({ claim }: { readonly claim: string | null }) {
  const { t } = useWords();
  const { module: words, failure, again } = useWordsOf(WORDS);
  return (
    <ReadingPage title={t('claims.title')} lead={t('claims.lead')}>
      {failure !== null && <WordsMissing again={again} />}
      {claim !== null && MISTAKES.every(({ id }) => id !== claim) && (
        <p role="alert">{t('claims.notThere', { id: claim })}</p>
      )}
      {words !== null && <List claim={claim} words={words} />}
    </ReadingPage>
  );
}

const elementOf = (id: string): string => `claim-${id}`;

function List({ claim, words }: { readonly claim: string | null; readonly words: MistakesWords }) {
  const { t } = useWords();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  useEffect(() => {
    if (claim === null) return;
    const entry = document.getElementById(elementOf(claim));
    entry?.scrollIntoView({ block: 'center' });
    entry?.focus({ preventScroll: true });
  }, [claim]);
  // What a link names is there, whatever is chosen.
  const shown = MISTAKES.filter((each) => verdict === null || each.verdict === verdict || each.id === claim);
  return (
    <>
      <Choices
        label={t('claims.verdict')}
        all={t('claims.all')}
        choices={VERDICTS}
        nameOf={(each) => t(`claims.verdicts.${each}`)}
        chosen={verdict}
        choose={setVerdict}
      />
      <ul className={styles['claims']}>
        {shown.map((mistake) => (
          <Entry key={mistake.id} mistake={mistake} words={words[mistake.id]!} marked={mistake.id === claim} />
        ))}
      </ul>
    </>
  );
}

interface EntryProps {
  readonly mistake: Mistake;
  readonly words: MistakeWords;
  readonly marked: boolean;
}

function Entry({ mistake: { id, verdict, see, lesson }, words, marked }: EntryProps) {
  const { t } = useWords();
  const link = linkTo({ face: 'learn', learn: { at: 'claims', claim: id } }, '');
  return (
    <li className={styles['card']} id={elementOf(id)} tabIndex={-1} data-marked={marked} aria-current={marked}>
      <p className={styles['meta']}>
        <span className={styles['verdict']} data-verdict={verdict}>
          {t(`claims.verdicts.${verdict}`)}
        </span>
        <a href={`#${link}`} className={styles['link']} aria-label={t('claims.linkOf', { claim: words.claim })}>
          <IconLink size={14} aria-hidden="true" />
          {t('claims.link')}
        </a>
      </p>
      <h3>{words.claim}</h3>
      <p>{words.answer}</p>
      <p className={styles['evidence']}>{words.evidence}</p>
      {(see !== null || lesson !== null) && (
        <div className={styles['on']}>
          {see !== null && <SeeIt see={see} of={words.claim} />}
          <ToLesson id={lesson} />
        </div>
      )}
    </li>
  );
}
