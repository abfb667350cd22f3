/** What the pages of cards and claims share: their frame, a choice by which they are filtered, and the ways on from an entry. */
import { Button } from '@mantine/core';
import { IconChevronLeft, IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { languageFor } from '../../i18n';
import { useWords } from '../../i18n/react';
import { lessonEntry, type LessonEntry } from '../../lessons';
import type { See } from '../../lessons/experiments';
import { titlesIn } from '../../lessons/titles';
import { NONE } from '../../store/shell/progress';
import { useShell } from '../state/shell-context';
import { placeIn } from './place-in';
import styles from './reading.module.css';

interface ReadingPageProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** One column, with the way back to all lessons above it. */
export function ReadingPage({ title, lead, children }: ReadingPageProps) {
  const { t } = useWords();
  const showLearn = useShell((state) => state.showLearn);
  return (
    <main className={styles['page']} aria-label={title}>
      <div className={styles['column']}>
        <button type="button" className={styles['link']} onClick={() => showLearn({ at: 'lessons' })}>
          <IconChevronLeft size={14} aria-hidden="true" />
          {t('learn.all')}
        </button>
        <h2>{title}</h2>
        <p className={styles['lead']}>{lead}</p>
        {children}
      </div>
    </main>
  );
}

interface ChoicesProps<C extends string> {
  /** What is chosen, for those who do not see the row. */
  readonly label: string;
  /** The name of no choice at all. */
  readonly all: string;
  readonly choices: readonly C[];
  readonly nameOf: (choice: C) => string;
  readonly chosen: C | null;
  readonly choose: (choice: C | null) => void;
}

/** All of something, or of one kind only. */
export function Choices<C extends string>({ label, all, choices, nameOf, chosen, choose }: ChoicesProps<C>) {
  return (
    <div className={styles['choices']} role="group" aria-label={label}>
      {[null, ...choices].map((choice) => (
        <button key={choice ?? ''} type="button" aria-pressed={choice === chosen} onClick={() => choose(choice)}>
          {choice === null ? all : nameOf(choice)}
        </button>
      ))}
    </div>
  );
}

/** Opens the experiment behind an entry; its name says which, where there are many. */
export function SeeIt({ see, of }: { readonly see: See; readonly of?: string }) {
  const { t } = useWords();
  const open = useShell((state) => state.see);
  return (
    <Button
      variant="light"
      size="sm"
      leftSection={<IconEye size={16} aria-hidden="true" />}
      aria-label={of === undefined ? undefined : `${t('cards.seeIt')}: ${of}`}
      onClick={() => open(see.spec, see.open ?? [])}
    >
      {t('cards.seeIt')}
    </Button>
  );
}

/** Leads to the lesson that treats an entry; nothing where there is none. */
export function ToLesson({ id }: { readonly id: string | null }) {
  const entry = id === null ? null : lessonEntry(id);
  return entry && <ToEntry entry={entry} />;
}

function ToEntry({ entry }: { readonly entry: LessonEntry }) {
  const { t, i18n } = useWords();
  const showLearn = useShell((state) => state.showLearn);
  const progress = useShell((state) => state.progress[entry.id] ?? NONE);
  const { title } = titlesIn(languageFor([i18n.language]))[entry.id]!;
  return (
    <button type="button" className={styles['link']} onClick={() => showLearn(placeIn(entry, progress))}>
      {t('cards.lesson', { title })}
    </button>
  );
}

/** Stands in place of words that did not come. */
export function WordsMissing({ again }: { readonly again: () => void }) {
  const { t } = useWords();
  return (
    <>
      <p role="alert">{t('cards.notLoaded')}</p>
      <Button className={styles['start']} onClick={again}>
        {t('learn.again')}
      </Button>
    </>
  );
}
