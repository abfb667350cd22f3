/** What of the lessons is done, kept in the browser; what two tabs have ticked off is put together. */

/** Steps are counted from 0. */
export interface LessonProgress {
  /** The step that was shown last. */
  readonly step: number;
  /** Steps whose tasks are done and whose question is answered. */
  readonly done: readonly number[];
  /** By step, the answer that was given first, as it stands in the words. */
  readonly answers: Readonly<Record<number, number>>;
}

export type Progress = Readonly<Record<string, LessonProgress>>;

const KEY = 'rnn-playground.lessons';

export const NONE: LessonProgress = { step: 0, done: [], answers: {} };

/** Where progress is kept; it may be forbidden. */
export type ProgressStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** What is kept; what cannot be read counts as nothing. */
export function readProgress(storage: ProgressStorage | null): Progress {
  try {
    return progressOf(JSON.parse(storage?.getItem(KEY) ?? '{}'));
  } catch {
    return {};
  }
}

/**
 * @param changed the lesson that is under way here; of the others another tab may know better where they stand
 * @returns what is kept then, with what another tab has done meanwhile
 */
export function keepProgress(storage: ProgressStorage | null, progress: Progress, changed: string): Progress {
  const others = united(progress, readProgress(storage));
  const both = united(others, { ...others, [changed]: progress[changed] ?? NONE });
  try {
    storage?.setItem(KEY, JSON.stringify(both));
  } catch {
    // A private window: the progress lasts as long as the page.
  }
  return both;
}

/** Both together; of what only one of the two can be right about, the newer. */
export function united(older: Progress, newer: Progress): Progress {
  const ids = new Set([...Object.keys(older), ...Object.keys(newer)]);
  return Object.fromEntries(
    [...ids].map((id) => {
      const before = older[id] ?? NONE;
      const now = newer[id] ?? before;
      const done = [...new Set([...before.done, ...now.done])].sort((a, b) => a - b);
      return [id, { step: now.step, done, answers: { ...now.answers, ...before.answers } }];
    }),
  );
}

const isStep = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

/** What of a document is progress; lessons by ids that lessons have. */
function progressOf(document: unknown): Progress {
  if (typeof document !== 'object' || document === null) return {};
  return Object.fromEntries(
    Object.entries(document).flatMap(([id, value]: [string, unknown]) => {
      if (!/^[a-z0-9-]{1,40}$/.test(id) || typeof value !== 'object' || value === null) return [];
      const { step, done, answers } = value as Record<string, unknown>;
      return [
        [
          id,
          {
            step: isStep(step) ? step : 0,
            done: Array.isArray(done) ? done.filter(isStep) : [],
            answers: Object.fromEntries(
              Object.entries(answers ?? {}).filter(([at, given]) => isStep(Number(at)) && isStep(given)),
            ) as Record<number, number>,
          },
        ],
      ];
    }),
  );
}
