/** The text of a lesson: what a step says, asks, wants done, and what came of it. */
import { Button } from '@mantine/core';
import { IconCheck, IconChevronLeft } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { languageFor } from '../../i18n';
import { useWords } from '../../i18n/react';
import { LESSONS } from '../../lessons';
import { titlesIn } from '../../lessons/titles';
import { holds, readingOf, type LessonState } from '../../lessons/conditions';
import type { LessonWords, Reading, Step, StepWords } from '../../lessons/lesson';
import { lessonState } from '../../store/shell/lessonState';
import { NONE } from '../../store/shell/progress';
import type { Course } from '../../store/shell/shell';
import { carryOut } from '../../store/shell/solution';
import { compact, timesText } from '../words/format';
import { letterOf } from '../state/model';
import { useShell, useShellStore } from '../state/shell-context';
import { useAppStore, usePaced } from '../state/store-context';
import styles from './learn.module.css';
import { Question } from './Question';
import { Rich } from './words';

interface LessonPanelProps {
  readonly course: Course;
  readonly words: LessonWords;
}

export function LessonPanel({ course, words }: LessonPanelProps) {
  const { t, i18n } = useWords();
  const { lesson, step } = course;
  const showLearn = useShell((state) => state.showLearn);
  const progress = useShell((state) => state.progress[lesson.id] ?? NONE);
  const paused = useShell((state) => state.paused);
  const { right } = lesson.steps[step]!;
  const said = words.steps[step]!;
  const asked = right !== undefined && said.options !== undefined;
  const given = progress.answers[step];
  const locked = asked && given === undefined;
  const done = progress.done.includes(step);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  // Whoever goes on by keyboard or reads by ear begins at the new step's heading.
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  return (
    <section className={styles['panel']} aria-label={t('learn.lesson')} id="lesson">
      <div className={styles['head']}>
        <a
          href="#face=learn"
          className={styles['all']}
          onClick={(event) => {
            // The shell writes the address itself.
            event.preventDefault();
            showLearn({ at: 'lessons' });
          }}
        >
          <IconChevronLeft size={14} aria-hidden="true" />
          {t('learn.all')}
        </a>
        <ol className={styles['bars']} aria-label={t('learn.progress')}>
          {lesson.steps.map((_, k) => (
            <li key={k} data-state={progress.done.includes(k) ? 'done' : k === step ? 'now' : 'open'}>
              <span className="visually-hidden">
                {k + 1}: {t(progress.done.includes(k) ? 'learn.done' : 'learn.open')}
              </span>
            </li>
          ))}
        </ol>
      </div>
      <p className={styles['of']}>{titlesIn(languageFor([i18n.language]))[lesson.id]?.title}</p>
      <h2 className={styles['title']} tabIndex={-1} ref={heading}>
        {step + 1} · {said.title}
      </h2>
      <p className={styles['text']}>
        <Rich text={said.text} />
      </p>
      {paused && <p className={styles['note']}>{t('learn.paused')}</p>}
      {asked && <Question key={step} question={said.question!} options={said.options} right={right} given={given} />}
      {said.tasks.length > 0 && (
        <ul className={styles['tasks']} aria-label={t('learn.tasks')} data-locked={locked}>
          {said.tasks.map((task, k) => {
            const ticked = course.ticks[k] === true || progress.done.includes(step);
            return (
              <li key={k} data-done={ticked}>
                <span className={styles['tick']} aria-hidden="true">
                  {ticked && <IconCheck size={13} stroke={3} />}
                </span>
                <span>
                  <Rich text={task} />
                  <span className="visually-hidden"> ({t(ticked ? 'learn.done' : 'learn.open')})</span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {said.hint !== undefined && !done && <p className={styles['note']}>{said.hint}</p>}
      <div aria-live="polite">
        {done && <Explanation course={course} words={said} given={asked ? given : undefined} />}
      </div>
      {done && step === lesson.steps.length - 1 && <WaysOn lesson={lesson.id} />}
      <Ways course={course} done={done} locked={locked} />
    </section>
  );
}

interface ExplanationProps {
  readonly course: Course;
  readonly words: StepWords;
  /** The answer to its question; undefined: it has none. */
  readonly given: number | undefined;
}

function Explanation({ course, words, given }: ExplanationProps) {
  const { t } = useWords();
  const step = course.lesson.steps[course.step]!;
  const now = usePaced(lessonState, 120);
  // Done at an earlier visit, the networks that are here now have done nothing yet that could be spoken of.
  const hasRun = course.ticks.every((each) => each) && !(needsTraining(step) && isUntrained(now));
  const read = (hasRun ? (step.reads ?? []) : []).flatMap((reading) => {
    const value = readingOf(reading, now);
    return value === null ? [] : [{ reading, value }];
  });
  const as = step.expects === undefined || holds(step.expects, now, now.spec);
  return (
    <div className={styles['explanation']}>
      <h3>{t('learn.explanation')}</h3>
      {given !== undefined && words.options && (
        <p className={styles['verdict']}>
          {given === step.right ? t('learn.right') : t('learn.wrong', { answer: words.options[given]! })}
        </p>
      )}
      <p>
        <Rich text={words.explanation} />
      </p>
      {!as && read.length > 0 && <p className={styles['verdict']}>{t('learn.otherwise')}</p>}
      {read.length > 0 && (
        <p className={styles['yours']}>
          <span>{t('learn.yours')}</span>
          {read.map(({ reading, value }, k) => (
            <ReadingOut key={k} reading={reading} value={value} />
          ))}
        </p>
      )}
    </div>
  );
}

/** Whether what a step reads comes of training. */
const needsTraining = ({ reads = [] }: Step): boolean =>
  reads.some(({ of }) => of === 'score' || of === 'valLoss' || of === 'trainLoss');

const isUntrained = ({ contenders }: LessonState): boolean => contenders.some(({ epoch }) => epoch === 0);

function ReadingOut({ reading, value }: { reading: Reading; value: number }) {
  const { t } = useWords();
  const where = 'contender' in reading ? `${letterOf(reading.contender)} ` : '';
  if (reading.of === 'baseline' || reading.of === 'score') {
    const name =
      reading.of === 'baseline'
        ? `${t(`baselines.${reading.baseline as 'lastValue'}`)}, ${t(`metrics.${reading.metric as 'rmse'}`)}`
        : `${where}${t(`metrics.${reading.metric as 'rmse'}`)}`;
    return <Figure name={name} value={compact(value, 3)} />;
  }
  const name = `${where}${t(`learn.readings.${reading.of}`)}`;
  return (
    <Figure
      name={name}
      value={RATIOS.has(reading.of) ? t('learn.readings.times', { value: timesText(value) }) : compact(value, 3)}
    />
  );
}

/** Losses that are said as so many times another. */
const RATIOS: ReadonlySet<Reading['of']> = new Set(['lossRatio', 'heldAtMean', 'silenced']);

const Figure = ({ name, value }: { name: string; value: string }) => (
  <span className={styles['figure']}>
    {name} <b>{value}</b>
  </span>
);

/** Where to go from the end of a lesson. */
function WaysOn({ lesson }: { readonly lesson: string }) {
  const { t } = useWords();
  const shell = useShellStore();
  const next = LESSONS[LESSONS.findIndex(({ id }) => id === lesson) + 1];
  const { showLearn, showFace, leaveLesson } = shell.getState();
  return (
    <div className={styles['on']} role="group" aria-label={t('learn.waysOn')}>
      {next && (
        <Button size="sm" onClick={() => showLearn({ at: 'lesson', lesson: next.id, step: 0 })}>
          {t('learn.ways.next')}
        </Button>
      )}
      <Button size="sm" variant="default" onClick={() => showFace('lab')}>
        {t('learn.ways.lab')}
      </Button>
      <Button size="sm" variant="default" onClick={() => leaveLesson('lab')}>
        {t('learn.ways.play')}
      </Button>
    </div>
  );
}

/** Show me, Back, Next: always there, whatever was done. */
function Ways({ course, done, locked }: { course: Course; done: boolean; locked: boolean }) {
  const { t } = useWords();
  const app = useAppStore();
  const shell = useShellStore();
  const { lesson, step } = course;
  const [showing, setShowing] = useState<AbortController | null>(null);
  useEffect(() => () => showing?.abort(), [showing]);
  const go = (to: number) => {
    showing?.abort();
    shell.getState().showLearn({ at: 'lesson', lesson: lesson.id, step: to });
  };
  const show = async () => {
    const control = new AbortController();
    setShowing(control);
    const { answer } = shell.getState();
    const { right, solution } = lesson.steps[step]!;
    if (right !== undefined) answer(right);
    await carryOut(solution, app, control.signal);
    setShowing(null);
  };
  const last = step === lesson.steps.length - 1;
  return (
    <div className={styles['ways']}>
      {showing === null ? (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void show()} disabled={done}>
          {t('learn.showMe')}
        </Button>
      ) : (
        <Button variant="light" size="compact-sm" onClick={() => showing.abort()}>
          {t('learn.stop')}
        </Button>
      )}
      <span className={styles['gap']} />
      <Button variant="subtle" color="gray" size="sm" disabled={step === 0} onClick={() => go(step - 1)}>
        {t('learn.back')}
      </Button>
      <Button
        className={done ? 'primary-button' : undefined}
        variant={done ? 'filled' : 'default'}
        size="sm"
        title={locked ? t('learn.answerFirst') : undefined}
        onClick={() => (last ? shell.getState().showLearn({ at: 'lessons' }) : go(step + 1))}
      >
        {t(last ? 'learn.finish' : 'learn.next')}
      </Button>
    </div>
  );
}
