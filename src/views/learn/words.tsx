/** The words of lessons: loaded for one lesson in one language, with names of controls in bold. */
import { Fragment, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { languageFor, type Language } from '../../i18n';
import { useWords } from '../../i18n/react';
import { lessonEntry } from '../../lessons';
import type { LessonWords } from '../../lessons/lesson';
import { partOf, type Part, type PartState } from '../../store/part';

const parts = new Map<string, Part<LessonWords>>();

function wordsOf(id: string, language: Language): Part<LessonWords> {
  const key = `${id} ${language}`;
  const known = parts.get(key);
  if (known !== undefined) return known;
  const part = partOf(() => lessonEntry(id)!.words[language]());
  parts.set(key, part);
  return part;
}

/** The words of a lesson that there is, in the page's language; null until they have come. */
export function useLessonWords(id: string): PartState<LessonWords> & { readonly again: () => void } {
  const { i18n } = useWords();
  const part = useMemo(() => wordsOf(id, languageFor([i18n.language])), [id, i18n.language]);
  useEffect(() => part.load(), [part]);
  const state = useSyncExternalStore(part.subscribe, part.read);
  return { ...state, again: part.load };
}

/** A text of a lesson: what stands between two pairs of asterisks is bold, nothing else means anything. */
export function Rich({ text }: { text: string }): ReactNode {
  return text.split('**').map((piece, k) => <Fragment key={k}>{k % 2 === 1 ? <b>{piece}</b> : piece}</Fragment>);
}
