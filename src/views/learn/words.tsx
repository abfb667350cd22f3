/** The words of lessons, cards and mistakes: loaded in one language, with names of controls in bold. */
import { Fragment, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { languageFor, type Language } from '../../i18n';
import { useWords } from '../../i18n/react';
import { lessonEntry } from '../../lessons';
import type { LessonWords } from '../../lessons/lesson';
import { partOf, type Part, type PartState } from '../../store/part';

type WordsSource<W> = Readonly<Record<Language, () => Promise<W>>>;

const parts = new WeakMap<object, Map<Language, Part<unknown>>>();

function partIn<W>(source: WordsSource<W>, language: Language): Part<W> {
  const known = parts.get(source) ?? new Map<Language, Part<unknown>>();
  parts.set(source, known);
  const part = (known.get(language) as Part<W> | undefined) ?? partOf(source[language]);
  known.set(language, part);
  return part;
}

export type LoadedWords<W> = PartState<W> & { readonly again: () => void };

/**
 * Words that are loaded by themselves, in the page's language; null until they have come.
 *
 * @param source the same object at every call
 */
export function useWordsOf<W>(source: WordsSource<W>): LoadedWords<W> {
  const { i18n } = useWords();
  const part = useMemo(() => partIn(source, languageFor([i18n.language])), [source, i18n.language]);
  useEffect(() => part.load(), [part]);
  const state = useSyncExternalStore(part.subscribe, part.read);
  return { ...state, again: part.load };
}

/** The words of a lesson that there is. */
export const useLessonWords = (id: string): LoadedWords<LessonWords> => useWordsOf(lessonEntry(id)!.words);

/** A text of a lesson: what stands between two pairs of asterisks is bold, nothing else means anything. */
export function Rich({ text }: { text: string }): ReactNode {
  return text.split('**').map((piece, k) => <Fragment key={k}>{k % 2 === 1 ? <b>{piece}</b> : piece}</Fragment>);
}
