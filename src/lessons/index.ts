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
  entry(
    'l01-hidden-state',
    'foundations',
    8,
    5,
    () => import('./l01-hidden-state/lesson'),
    () => import('./l01-hidden-state/en'),
    () => import('./l01-hidden-state/zh'),
  ),
  entry(
    'l02-one-step',
    'foundations',
    12,
    6,
    () => import('./l02-one-step/lesson'),
    () => import('./l02-one-step/en'),
    () => import('./l02-one-step/zh'),
  ),
  entry(
    'l03-forget-gate',
    'foundations',
    12,
    6,
    () => import('./l03-forget-gate/lesson'),
    () => import('./l03-forget-gate/en'),
    () => import('./l03-forget-gate/zh'),
  ),
  entry(
    'l04-vanishing',
    'foundations',
    12,
    6,
    () => import('./l04-vanishing/lesson'),
    () => import('./l04-vanishing/en'),
    () => import('./l04-vanishing/zh'),
  ),
  entry(
    'l05-biases',
    'foundations',
    10,
    5,
    () => import('./l05-biases/lesson'),
    () => import('./l05-biases/en'),
    () => import('./l05-biases/zh'),
  ),
  entry(
    'l06-exploding',
    'training',
    12,
    7,
    () => import('./l06-exploding/lesson'),
    () => import('./l06-exploding/en'),
    () => import('./l06-exploding/zh'),
  ),
  entry(
    'l08-preparing',
    'forecasting',
    12,
    6,
    () => import('./l08-preparing/lesson'),
    () => import('./l08-preparing/en'),
    () => import('./l08-preparing/zh'),
  ),
  entry(
    'l09-naive',
    'forecasting',
    10,
    6,
    () => import('./l09-naive/lesson'),
    () => import('./l09-naive/en'),
    () => import('./l09-naive/zh'),
  ),
  entry(
    'l10-holes',
    'forecasting',
    12,
    6,
    () => import('./l10-holes/lesson'),
    () => import('./l10-holes/en'),
    () => import('./l10-holes/zh'),
  ),
  entry(
    'l11-overfitting',
    'training',
    14,
    8,
    () => import('./l11-overfitting/lesson'),
    () => import('./l11-overfitting/en'),
    () => import('./l11-overfitting/zh'),
  ),
  entry(
    'l12-steps-ahead',
    'forecasting',
    10,
    5,
    () => import('./l12-steps-ahead/lesson'),
    () => import('./l12-steps-ahead/en'),
    () => import('./l12-steps-ahead/zh'),
  ),
  entry(
    'l13-variables',
    'forecasting',
    10,
    5,
    () => import('./l13-variables/lesson'),
    () => import('./l13-variables/en'),
    () => import('./l13-variables/zh'),
  ),
  entry(
    'l14-knobs',
    'training',
    12,
    7,
    () => import('./l14-knobs/lesson'),
    () => import('./l14-knobs/en'),
    () => import('./l14-knobs/zh'),
  ),
  entry(
    'l15-state',
    'inside',
    12,
    6,
    () => import('./l15-state/lesson'),
    () => import('./l15-state/en'),
    () => import('./l15-state/zh'),
  ),
  entry(
    'l16-surgery',
    'inside',
    12,
    6,
    () => import('./l16-surgery/lesson'),
    () => import('./l16-surgery/en'),
    () => import('./l16-surgery/zh'),
  ),
  entry(
    'l07-lstm-gru',
    'comparing',
    12,
    7,
    () => import('./l07-lstm-gru/lesson'),
    () => import('./l07-lstm-gru/en'),
    () => import('./l07-lstm-gru/zh'),
  ),
  entry(
    'l18-choosing',
    'comparing',
    12,
    4,
    () => import('./l18-choosing/lesson'),
    () => import('./l18-choosing/en'),
    () => import('./l18-choosing/zh'),
  ),
];

export const lessonEntry = (id: string): LessonEntry | null => LESSONS.find((each) => each.id === id) ?? null;
