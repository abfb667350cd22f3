/** The interview cards: one question at a time, thought about before its answer is turned up, or ten of them as an interview. */
import { Button } from '@mantine/core';
import { useEffect, useRef, type RefObject } from 'react';
import { useWords } from '../../i18n/react';
import { CARD_TOPICS, CARDS, type Card, type CardTopic, type CardWords } from '../../lessons/cards/card';
import { presentCard, type Sitting } from '../../store/shell/cards';
import { mockInterview, resultOf, sittingOf } from '../../store/shell/deck';
import { useShell, useShellStore, type Shell } from '../state/shell-context';
import styles from './reading.module.css';
import { Choices, ReadingPage, SeeIt, ToLesson, WordsMissing } from './Reading';
import { Rich, useWordsOf } from './words';

type CardsWords = Readonly<Record<string, CardWords>>;

const WORDS = {
  en: async (): Promise<CardsWords> => (await import('../../lessons/cards/en')).words,
  zh: async (): Promise<CardsWords> => (await import('../../lessons/cards/zh')).words,
};

const cardsOf = (topic: CardTopic | null): readonly Card[] =>
  CARDS.filter((card) => topic === null || card.topic === topic);

const idsOf = (topic: CardTopic | null): string[] => cardsOf(topic).map(({ id }) => id);

function dealTopic(shell: Shell, topic: CardTopic | null): void {
  const { cards, deal } = shell.getState();
  deal(sittingOf(idsOf(topic), topic, cards));
}

function dealMock(shell: Shell): void {
  const { cards, deal } = shell.getState();
  deal(mockInterview(idsOf(null), cards));
}

export default function Cards() {
  const { t } = useWords();
  const shell = useShellStore();
  const sitting = useShell((state) => state.sitting);
  const { module: words, failure, again } = useWordsOf(WORDS);
  useEffect(() => {
    if (shell.getState().sitting === null) dealTopic(shell, null);
  }, [shell]);
  return (
    <ReadingPage title={t('cards.title')} lead={t('cards.lead')}>
      {failure !== null && <WordsMissing again={again} />}
      {sitting !== null && words !== null && (
        <>
          {sitting.isMock ? <MockHead /> : <DeckHead topic={sitting.topic as CardTopic | null} />}
          <Table sitting={sitting} words={words} />
        </>
      )}
    </ReadingPage>
  );
}

/** Which cards are gone through, and how many of them are known. */
function DeckHead({ topic }: { readonly topic: CardTopic | null }) {
  const { t } = useWords();
  const shell = useShellStore();
  const known = useShell((state) => state.cards.known);
  const counted = idsOf(topic).map((id) => known[id]);
  const count = (as: boolean | undefined) => counted.filter((each) => each === as).length;
  return (
    <>
      <Choices
        label={t('cards.topic')}
        all={t('cards.allTopics')}
        choices={CARD_TOPICS}
        nameOf={(each) => t(`cards.topics.${each}`)}
        chosen={topic}
        choose={(each) => dealTopic(shell, each)}
      />
      <div className={styles['bar']}>
        <p className={styles['counts']}>
          <span>{t('cards.known', { count: count(true) })}</span>
          <span>{t('cards.notKnown', { count: count(false) })}</span>
          <span>{t('cards.notAsked', { count: count(undefined) })}</span>
        </p>
        <Button variant="default" size="sm" title={t('cards.mockLead')} onClick={() => dealMock(shell)}>
          {t('cards.mock')}
        </Button>
      </div>
    </>
  );
}

function MockHead() {
  const { t } = useWords();
  const shell = useShellStore();
  const over = useShell((state) => state.sitting !== null && presentCard(state.sitting) === null);
  return (
    <div className={styles['bar']}>
      <p className={styles['counts']}>
        <b>{t('cards.mock')}</b>
        <span>{t('cards.mockLead')}</span>
      </p>
      {!over && (
        <Button variant="default" size="sm" onClick={() => dealTopic(shell, null)}>
          {t('cards.endMock')}
        </Button>
      )}
    </div>
  );
}

/** The card that is asked, or what came of all of them. Whoever goes on by keyboard or by ear begins at its heading. */
function Table({ sitting, words }: { readonly sitting: Sitting; readonly words: CardsWords }) {
  const id = presentCard(sitting);
  const card = CARDS.find((each) => each.id === id) ?? null;
  const heading = useRef<HTMLHeadingElement>(null);
  const { deck, answers } = sitting;
  const shown = useRef({ deck, at: answers.length });
  useEffect(() => {
    const { deck: before, at } = shown.current;
    shown.current = { deck, at: answers.length };
    const isOther = deck !== before || answers.length !== at;
    // Who has chosen a topic is still there; any other button that was pressed has gone.
    if (isOther && (answers.length > 0 || document.activeElement === document.body)) heading.current?.focus();
  }, [deck, answers.length]);
  if (card === null) return <Result sitting={sitting} words={words} heading={heading} />;
  return <Asked card={card} sitting={sitting} words={words[card.id]!} heading={heading} />;
}

type Heading = RefObject<HTMLHeadingElement | null>;

interface AskedProps {
  readonly card: Card;
  readonly sitting: Sitting;
  readonly words: CardWords;
  readonly heading: Heading;
}

function Asked({ card, sitting: { deck, answers, turned, isMock }, words, heading }: AskedProps) {
  const { t } = useWords();
  const shell = useShellStore();
  const answer = useRef<HTMLDivElement>(null);
  const turn = () => {
    shell.getState().turnCard();
    // The button that had the focus goes.
    requestAnimationFrame(() => answer.current?.focus());
  };
  return (
    <article className={styles['card']} aria-labelledby="question" data-card={card.id}>
      <p className={styles['meta']}>
        <span>{t(isMock ? 'cards.questionOf' : 'cards.cardOf', { number: answers.length + 1, of: deck.length })}</span>
        <span>{t(`cards.topics.${card.topic}`)}</span>
      </p>
      <h3 id="question" tabIndex={-1} ref={heading}>
        {words.question}
      </h3>
      <div aria-live="polite" ref={answer} tabIndex={-1} className={styles['answer']}>
        {turned && (
          <>
            <h4>{t('cards.answer')}</h4>
            <p>
              <Rich text={words.answer} />
            </p>
            <div className={styles['wrong']}>
              <h4>{t('cards.wrong')}</h4>
              <p>
                <Rich text={words.wrong} />
              </p>
            </div>
          </>
        )}
      </div>
      {turned ? (
        <>
          {card.see !== null && (
            <div className={styles['see']}>
              <p>
                <Rich text={words.see} />
              </p>
              <SeeIt see={card.see} />
            </div>
          )}
          <ToLesson id={card.lesson} />
          <div className={styles['judge']}>
            <Button variant="default" onClick={() => shell.getState().judgeCard(false)}>
              {t('cards.knewNot')}
            </Button>
            <Button className="primary-button" onClick={() => shell.getState().judgeCard(true)}>
              {t('cards.knew')}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles['think']}>
          <p>{t('cards.think')}</p>
          <Button className="primary-button" onClick={turn}>
            {t('cards.show')}
          </Button>
        </div>
      )}
    </article>
  );
}

interface ResultProps {
  readonly sitting: Sitting;
  readonly words: CardsWords;
  readonly heading: Heading;
}

/** How many were known, those that were not with their answers, and the ways on. */
function Result({ sitting, words, heading }: ResultProps) {
  const { t } = useWords();
  const shell = useShellStore();
  const { isMock, deck } = sitting;
  const topic = sitting.topic as CardTopic | null;
  const { known, notKnown } = resultOf(sitting);
  return (
    <section className={styles['card']} aria-labelledby="result">
      <h3 id="result" tabIndex={-1} ref={heading}>
        {t(isMock ? 'cards.mockOver' : 'cards.over')}
      </h3>
      <p className={styles['score']}>{t('cards.score', { known, of: deck.length })}</p>
      {notKnown.length > 0 && (
        <div>
          <h4>{t('cards.review')}</h4>
          <ul className={styles['review']}>
            {notKnown.map((id) => (
              <li key={id}>
                <details>
                  <summary>{words[id]!.question}</summary>
                  <p>
                    <Rich text={words[id]!.answer} />
                  </p>
                </details>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles['judge']}>
        {isMock && (
          <Button variant="default" onClick={() => dealTopic(shell, null)}>
            {t('cards.toCards')}
          </Button>
        )}
        <Button className="primary-button" onClick={() => (isMock ? dealMock(shell) : dealTopic(shell, topic))}>
          {t(isMock ? 'cards.anotherMock' : notKnown.length > 0 ? 'cards.againFirst' : 'cards.again')}
        </Button>
      </div>
    </section>
  );
}
