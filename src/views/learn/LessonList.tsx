/** All lessons, with how far each is done, and the ways out of Learn. */
import { Button } from '@mantine/core';
import { languageFor } from '../../i18n';
import { useWords } from '../../i18n/react';
import { LESSONS, type LessonEntry } from '../../lessons';
import { LESSON_GROUPS } from '../../lessons/lesson';
import { titlesIn } from '../../lessons/titles';
import { NONE } from '../../store/shell/progress';
import { useShell } from '../state/shell-context';
import { placeIn } from './place-in';
import styles from './learn.module.css';

export default function LessonList() {
  const { t } = useWords();
  const leave = useShell((state) => state.leaveLesson);
  const showLearn = useShell((state) => state.showLearn);
  return (
    <main className={styles['list']} aria-label={t('learn.list.title')}>
      <div className={styles['listHead']}>
        <div>
          <h2>{t('learn.list.title')}</h2>
          <p>{t('learn.list.lead')}</p>
        </div>
        <div className={styles['listWays']}>
          <Button variant="light" onClick={() => showLearn({ at: 'cards' })}>
            {t('cards.title')}
          </Button>
          <Button variant="light" onClick={() => showLearn({ at: 'claims', claim: null })}>
            {t('claims.title')}
          </Button>
          <Button variant="default" onClick={() => leave('lab')}>
            {t('learn.ways.play')}
          </Button>
        </div>
      </div>
      {LESSON_GROUPS.map((group) => {
        const lessons = LESSONS.filter((lesson) => lesson.group === group);
        return (
          lessons.length > 0 && (
            <section key={group} aria-labelledby={`lessons-${group}`}>
              <h3 id={`lessons-${group}`}>{t(`learn.list.groups.${group}`)}</h3>
              <ul>
                {lessons.map((lesson) => (
                  <Entry key={lesson.id} lesson={lesson} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </main>
  );
}

function Entry({ lesson }: { lesson: LessonEntry }) {
  const { id, minutes, steps } = lesson;
  const { t, i18n } = useWords();
  const showLearn = useShell((state) => state.showLearn);
  const progress = useShell((state) => state.progress[id] ?? NONE);
  const { title, goal } = titlesIn(languageFor([i18n.language]))[id]!;
  const done = progress.done.length;
  const begun = done > 0 || progress.step > 0;
  const complete = done >= steps;
  return (
    <li className={styles['entry']}>
      <div>
        <h4>{title}</h4>
        <p>{goal}</p>
        <p className={styles['meta']}>
          {t('learn.minutes', { count: minutes })}
          {begun && ` · ${t('learn.list.doneOf', { done: Math.min(done, steps), of: steps })}`}
        </p>
      </div>
      <Button
        variant={complete ? 'default' : 'light'}
        size="sm"
        aria-label={`${t(complete ? 'learn.list.repeat' : begun ? 'learn.list.goOn' : 'learn.list.start')}: ${title}`}
        onClick={() => showLearn(placeIn(lesson, progress))}
      >
        {t(complete ? 'learn.list.repeat' : begun ? 'learn.list.goOn' : 'learn.list.start')}
      </Button>
    </li>
  );
}
