/** The lessons of the course in their order; each is loaded when it is opened, its words in one language. */
import type { Lesson, LessonGroup, LessonWords } from './lesson';

export interface LessonEntry {
  readonly id: string;
  readonly group: LessonGroup;
  readonly minutes: number;
  /** How many it has. */
  readonly steps: number;
  readonly load: () => Promise<Lesson>;
  readonly words: Readonly<Record<'en' | 'zh', () => Promise<LessonWords>>>;
}

const entry = (
  id: string,
  group: LessonGroup,
  minutes: number,
  steps: number,
  load: () => Promise<{ lesson: Lesson }>,
  en: () => Promise<{ words: LessonWords }>,
  zh: () => Promise<{ words: LessonWords }>,
): LessonEntry => ({
  ...{ id, group, minutes, steps },
  load: async () => (await load()).lesson,
  words: { en: async () => (await en()).words, zh: async () => (await zh()).words },
});

export const LESSONS: readonly LessonEntry[] = [
  entry(
    'first',
    'first',
    2,
    4,
    () => import('./first/lesson'),
    () => import('./first/en'),
    () => import('./first/zh'),
  ),
];

export const lessonEntry = (id: string): LessonEntry | null => LESSONS.find((each) => each.id === id) ?? null;
