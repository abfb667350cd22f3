/** Learn: a lesson with its text on the left and what it is about on the right, the list of all, or cards and claims. */
import { Button } from '@mantine/core';
import { useWords } from '../../i18n/react';
import { lessonEntry } from '../../lessons';
import { FIRST_PLACE, isLesson } from '../../store/shell/place';
import type { Course } from '../../store/shell/shell';
import { useShell } from '../state/shell-context';
import { AppStoreProvider } from '../state/store-context';
import { LabWaiting } from '../lab/shared/LabWaiting';
import { later, type WaitingProps } from '../parts/later';
import { NotLoaded as PartNotLoaded } from '../parts/NotLoaded';
import LessonList from './LessonList';
import { LessonPanel } from './LessonPanel';
import { LessonStage } from './LessonStage';
import styles from './learn.module.css';
import { useLessonWords } from './words';

const Cards = later(() => import('./Cards'), PageWaiting);
const Mistakes = later(() => import('./Mistakes'), PageWaiting);

function PageWaiting({ missing }: WaitingProps) {
  return missing && <PartNotLoaded script="learn" missing={missing} />;
}

export default function Learn() {
  const learn = useShell((state) => state.learn);
  const course = useShell((state) => state.course);
  const missing = useShell((state) => state.missing);
  if (learn.at === 'cards') return <Cards />;
  if (learn.at === 'claims') return <Mistakes claim={learn.claim} />;
  if (!isLesson(learn)) return <LessonList />;
  if (lessonEntry(learn.lesson) === null) return <NotThere id={learn.lesson} />;
  if (missing !== null) return <NotLoaded />;
  return course?.lesson.id === learn.lesson ? <LessonView course={course} /> : <LabWaiting missing={null} />;
}

function LessonView({ course }: { course: Course }) {
  const app = useShell((state) => state.app);
  const { module: words, failure, again } = useLessonWords(course.lesson.id);
  const done = useShell(({ progress }) => progress[course.lesson.id]?.done.includes(course.step) ?? false);
  if (failure !== null) return <NotLoaded again={again} />;
  if (words === null || app === null) return <LabWaiting missing={null} />;
  return (
    <AppStoreProvider store={app}>
      <div className={styles['learn']}>
        <LessonPanel course={course} words={words} />
        <LessonStage step={course.lesson.steps[course.step]!} done={done} />
      </div>
    </AppStoreProvider>
  );
}

function NotLoaded({ again }: { again?: () => void }) {
  const { t } = useWords();
  const loadAgain = useShell((state) => state.loadAgain);
  return (
    <main className={styles['list']}>
      <p role="alert">{t('learn.notLoaded')}</p>
      <Button onClick={again ?? loadAgain}>{t('learn.again')}</Button>
    </main>
  );
}

function NotThere({ id }: { id: string }) {
  const { t } = useWords();
  const showLearn = useShell((state) => state.showLearn);
  return (
    <main className={styles['list']}>
      <p role="alert">{t('learn.notThere', { id })}</p>
      <p>
        <Button onClick={() => showLearn({ at: 'lessons' })}>{t('learn.all')}</Button>{' '}
        <Button variant="default" onClick={() => showLearn(FIRST_PLACE)}>
          {t('learn.list.groups.first')}
        </Button>
      </p>
    </main>
  );
}
