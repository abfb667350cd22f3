/**
 * What is around the experiment: the face that is shown, lessons and how far they are done, and whose experiment it is. A
 * lesson has a store of its own, with workers of its own, so that the person's experiment stays as it is, trained networks,
 * curves and list of undo included, and is there again when the lesson is left.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../experiment/problem';
import type { ExperimentSpec } from '../../experiment/schema';
import { holds } from '../../lessons/conditions';
import { lessonEntry } from '../../lessons';
import { isPanel, type Lesson, type LessonView, type Step } from '../../lessons/lesson';
import type { Address } from '../address';
import { isTraining } from '../contender';
import { SETTLE } from '../networks/settling';
import type { AppState } from '../state';
import { answered, keepCards, presentCard, readCards, type CardRecord, type Sitting } from './cards';
import { lessonState } from './lessonState';
import {
  FIRST_PLACE,
  isLesson,
  linkTo,
  partedLink,
  type Face,
  type LearnPlace,
  type PartedLink,
  type Place,
} from './place';
import { keepProgress, NONE, readProgress, type LessonProgress, type Progress, type ProgressStorage } from './progress';

/** The step of a lesson that is under way. */
export interface Course {
  readonly lesson: Lesson;
  /** 0-based. */
  readonly step: number;
  /** Which of its tasks have been done since it began. */
  readonly ticks: readonly boolean[];
}

export interface ShellState extends Place {
  /** The experiment that is shown: the lesson's while there is one, else the person's own; null while none was needed. */
  readonly app: StoreApi<AppState> | null;
  /** Null while there is no lesson, and while it is being loaded. */
  readonly course: Course | null;
  /** Whether the lesson that was asked for could not be loaded; why is for the view that shows it. */
  readonly missing: unknown;
  readonly progress: Progress;
  readonly cards: CardRecord;
  /** The interview cards that are being gone through; null until some were dealt. It lasts as long as the page. */
  readonly sitting: Sitting | null;
  /** Whether the person's own run was paused for the lesson. */
  readonly paused: boolean;
  showFace(face: Face): void;
  showLearn(place: LearnPlace): void;
  /** Gives the person's own experiment back, on this face. */
  leaveLesson(face: Face): void;
  /**
   * Loads an experiment as the person's own, with a step to undo, and unfolds these panels of the lab. It is one entry of
   * the browser's history: Back leads to where it was asked for.
   */
  see(spec: object, open: readonly string[]): void;
  /** Begins to go through these cards. */
  deal(sitting: Sitting): void;
  /** Shows the answer of the present card. */
  turnCard(): void;
  /** Says whether the present card was known, and goes on to the next. */
  judgeCard(known: boolean): void;
  /** The answer to the question of the step that is shown. */
  answer(choice: number): void;
  /** Loads the lesson again after it could not be. */
  loadAgain(): void;
  /** Says what went wrong, beside the experiment that is shown. */
  report(found: Problem): void;
  /** What the address has to say to reach this place, after '#'. */
  link(): string;
}

/** What the shell needs of the browser. */
export interface Surroundings {
  readonly address: Address;
  readonly storage: ProgressStorage | null;
  /** Starts the person's own experiment. */
  readonly startOwn: (address: Address) => StoreApi<AppState>;
  /** Starts the experiments of lessons, which no address holds. */
  readonly startLessons: (address: Address) => StoreApi<AppState>;
  /** Whether the person was here before, so that the page opens as they know it. */
  readonly isKnown: boolean;
}

const FACE_KEY = 'rnn-playground.face';
const OWN_KEY = 'rnn-playground.own';

export function createShell({ address, storage, startOwn, startLessons, isKnown }: Surroundings): StoreApi<ShellState> {
  const first = partedLink(address.read());
  /** What the address says of the person's own experiment, also while it says something else. */
  let ownHash = saysExperiment(first) ? first.experiment : (kept(storage, OWN_KEY) ?? '');
  let ownListener: ((hash: string) => void) | null = null;
  let own: StoreApi<AppState> | null = null;
  let lessons: StoreApi<AppState> | null = null;
  /** The spec with which the step began. */
  let begun: ExperimentSpec | null = null;
  /** The newest spec of the lesson, and whether its networks may still be those of another. */
  let seen: ExperimentSpec | null = null;
  let settling: ReturnType<typeof setTimeout> | undefined;

  const shell: StoreApi<ShellState> = createStore<ShellState>()(() => ({
    ...firstPlace(first, isKnown, kept(storage, FACE_KEY)),
    app: null,
    course: null,
    missing: null,
    progress: readProgress(storage),
    cards: readCards(storage),
    sitting: null,
    paused: false,
    showFace: (face) => go({ face, learn: shell.getState().learn }),
    showLearn: (learn) => go({ face: 'learn', learn }),
    leaveLesson: (face) => go({ face, learn: { at: 'lessons' } }),
    see: (spec, open) => {
      const { load, setOpen } = theOwn().getState();
      // Before the place changes, so that the address changes once.
      load(spec);
      for (const id of open) setOpen(id, true);
      go({ face: 'lab', learn: withoutLesson(shell.getState().learn) });
    },
    deal: (sitting) => shell.setState({ sitting, cards: keepCards(storage, shell.getState().cards, 'dealt') }),
    turnCard: () => {
      const { sitting } = shell.getState();
      if (sitting !== null) shell.setState({ sitting: { ...sitting, turned: true } });
    },
    judgeCard: (known) => {
      const { sitting, cards } = shell.getState();
      const id = sitting && presentCard(sitting);
      if (sitting === null || id === null) return;
      shell.setState({ sitting: answered(sitting, known), cards: keepCards(storage, cards, { id, known }) });
    },
    answer,
    loadAgain: () => enter(shell.getState().learn),
    report: (found) => {
      if (shell.getState().app === null) shell.setState({ app: theOwn() });
      shell.getState().app?.getState().report(found);
    },
    link: () => linkTo(shell.getState(), ownHash),
  }));

  /** The address bar as the person's own experiment has it. */
  const ownAddress: Address = {
    read: () => ownHash,
    write: (hash, how) => {
      ownHash = hash;
      keep(storage, OWN_KEY, hash);
      if (!isLesson(shell.getState().learn)) address.write(linkTo(shell.getState(), hash), how);
    },
    listen: (changed) => {
      ownListener = changed;
    },
  };

  const theOwn = () => (own ??= startOwn(ownAddress));
  const theLessons = () => {
    if (lessons !== null) return lessons;
    lessons = startLessons(nowhere());
    lessons.subscribe(follow);
    return lessons;
  };

  /** Shows a place, and writes it into the address. */
  function go(place: Place): void {
    show(place);
    address.write(linkTo(shell.getState(), ownHash), 'push');
  }

  function show(place: Place): void {
    const before = shell.getState();
    keep(storage, FACE_KEY, place.face);
    shell.setState(place);
    const same = JSON.stringify(before.learn) === JSON.stringify(place.learn);
    if (!same || (before.app === null && isLesson(place.learn))) enter(place.learn);
    else if (!isLesson(place.learn) && place.face !== 'learn') shell.setState({ app: theOwn() });
  }

  /** Begins what Learn shows. */
  function enter(learn: LearnPlace): void {
    if (!isLesson(learn)) {
      lessons?.getState().pause();
      const { face } = shell.getState();
      shell.setState({ course: null, missing: null, paused: false, app: face === 'learn' ? own : theOwn() });
      return;
    }
    const { course } = shell.getState();
    if (course?.lesson.id === learn.lesson) begin(course.lesson, learn.step);
    else void load(learn);
  }

  async function load({ lesson: id, step }: Extract<LearnPlace, { at: 'lesson' }>): Promise<void> {
    const isWanted = () => {
      const { learn } = shell.getState();
      return isLesson(learn) && learn.lesson === id;
    };
    shell.setState({ course: null, missing: null });
    const known = lessonEntry(id);
    try {
      if (known === null) throw new Error(`lesson: there is none called ${id}`);
      const lesson = await known.load();
      if (isWanted()) begin(lesson, step);
    } catch (error) {
      if (isWanted()) shell.setState({ missing: error });
    }
  }

  /** Begins a step. An experiment is loaded where the step has one, and where another was there. */
  function begin(lesson: Lesson, wanted: number): void {
    const step = Math.min(wanted, lesson.steps.length - 1);
    const { course } = shell.getState();
    const goesOn = course?.lesson.id === lesson.id && startAt(lesson, course.step) === startAt(lesson, step);
    const running = own !== null && goesOrWillGo(own.getState());
    if (running) own?.getState().pause();
    const app = theLessons();
    shell.setState({
      course: { lesson, step, ticks: lesson.steps[step]!.tasks.map(() => false) },
      learn: { at: 'lesson', lesson: lesson.id, step },
      app,
      missing: null,
      paused: shell.getState().paused || running,
    });
    if (!goesOn) app.getState().begin(startOf(lesson, step));
    else if (course!.step !== step) app.getState().clearInterventions();
    // As the store has completed it, so that nothing counts as changed by the learner that it has set itself.
    begun = app.getState().spec;
    for (const panel of panelsOf(lesson.steps[step]!)) app.getState().setOpen(panel, true);
    note({ step });
    follow();
  }

  /** Ticks off what has been done. */
  function follow(): void {
    const { course, app } = shell.getState();
    if (course === null || app === null || app !== lessons || begun === null) return;
    if (!stands(app.getState())) return;
    const { tasks } = course.lesson.steps[course.step]!;
    if (course.ticks.every((done) => done) && isDone(course)) return;
    const state = lessonState(app.getState());
    const ticks = tasks.map((task, k) => course.ticks[k] === true || holds(task, state, begun!));
    if (ticks.every((done, k) => done === course.ticks[k]) && !completes(course)) return;
    shell.setState({ course: { ...course, ticks } });
    if (completes({ ...course, ticks })) note({ done: [...progressNow().done, course.step] });
  }

  /** Whether the networks are those of the experiment that is shown: a change may take a moment to reach them. */
  function stands({ spec, data }: AppState): boolean {
    if (spec !== seen) {
      seen = spec;
      clearTimeout(settling);
      settling = setTimeout(() => {
        settling = undefined;
        follow();
      }, SETTLE + 50);
    }
    return settling === undefined && !data.preparing;
  }

  const progressNow = (): LessonProgress => {
    const { course, progress } = shell.getState();
    return (course && progress[course.lesson.id]) ?? NONE;
  };

  const isDone = ({ step }: Course): boolean => progressNow().done.includes(step);

  /** Whether the step is complete now and was not before. */
  function completes(course: Course): boolean {
    const step = course.lesson.steps[course.step]!;
    const answered = step.right === undefined || progressNow().answers[course.step] !== undefined;
    return answered && course.ticks.every((done) => done) && !isDone(course);
  }

  function answer(choice: number): void {
    const { course } = shell.getState();
    if (course === null || progressNow().answers[course.step] !== undefined) return;
    note({ answers: { ...progressNow().answers, [course.step]: choice } });
    follow();
  }

  function note(part: Partial<LessonProgress>): void {
    const { course, progress } = shell.getState();
    if (course === null) return;
    const { id } = course.lesson;
    shell.setState({
      progress: keepProgress(storage, { ...progress, [id]: { ...NONE, ...progress[id], ...part } }, id),
    });
  }

  address.listen((hash) => {
    const link = partedLink(hash);
    const { experiment, face, learn, problems } = link;
    const now = shell.getState();
    const other = experiment !== ownHash && saysExperiment(link);
    if (other) ownHash = experiment;
    // One that has not been started yet begins with it.
    const listener = ownListener;
    show({ face: face ?? 'lab', learn: learn ?? (face === 'learn' ? { at: 'lessons' } : withoutLesson(now.learn)) });
    if (other) listener?.(experiment);
    problems.forEach(shell.getState().report);
  });

  const { face } = shell.getState();
  keep(storage, FACE_KEY, face);
  // What a first visit opens has an address, to which a reload and the browser's Back lead.
  if (face === 'learn') address.write(shell.getState().link(), 'replace');
  enter(shell.getState().learn);
  first.problems.forEach(shell.getState().report);
  return shell;
}

/** The step whose experiment a step has: itself, or the nearest before it that loads one; -1: it is the lesson's. */
const startAt = (lesson: Lesson, step: number): number =>
  lesson.steps.slice(0, step + 1).findLastIndex(({ loads }) => loads !== undefined);

/** The experiment that a step has: its own, or that of the nearest step before it that has one, or the lesson's. */
export const startOf = (lesson: Lesson, step: number): NonNullable<Step['loads']> =>
  lesson.steps[startAt(lesson, step)]?.loads ?? lesson.spec;

/** Whether the networks train, or will as soon as they are built. */
const goesOrWillGo = ({ run }: AppState): boolean => isTraining(run.status) || run.onceBuilt !== 'rest';

/** The panels that a step shows, but for those that the learner is to unfold. */
const panelsOf = ({ show, tasks }: Step): readonly LessonView[] =>
  show.filter((view) => isPanel(view) && !tasks.some((task) => task.is === 'open' && task.id === view));

/** Whether a link says which experiment is the person's own: of what Learn shows, it does not. */
const saysExperiment = ({ experiment, face, learn }: PartedLink): boolean =>
  experiment !== '' || (learn === null && face !== 'learn');

const withoutLesson = (learn: LearnPlace): LearnPlace => (isLesson(learn) ? { at: 'lessons' } : learn);

function firstPlace(link: PartedLink, isKnown: boolean, last: string | null): Place {
  if (link.learn !== null) return { face: link.face ?? 'learn', learn: link.learn };
  const elsewhere: LearnPlace = { at: 'lessons' };
  if (link.face !== null) return { face: link.face, learn: elsewhere };
  if (link.experiment !== '' || (isKnown && last !== 'learn')) return { face: 'lab', learn: elsewhere };
  return { face: 'learn', learn: isKnown ? elsewhere : FIRST_PLACE };
}

/** An address bar that nobody sees. */
function nowhere(): Address {
  let hash = '';
  return {
    read: () => hash,
    write: (next) => {
      hash = next;
    },
    listen: () => undefined,
  };
}

function kept(storage: ProgressStorage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function keep(storage: ProgressStorage | null, key: string, value: string): void {
  try {
    storage?.setItem(key, value);
  } catch {
    // A private window: it lasts as long as the page.
  }
}
