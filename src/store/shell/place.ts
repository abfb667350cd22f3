/** Where the person is on the page: which face, and in Learn which lesson and step. It is part of the link, never of a spec. */
import { problem, type Problem } from '../../experiment/problem';

export const FACES = ['learn', 'lab', 'compare'] as const;
export type Face = (typeof FACES)[number];

/** What Learn shows. Steps are counted from 0. */
export type LearnPlace =
  | { readonly at: 'lesson'; readonly lesson: string; readonly step: number }
  | { readonly at: 'lessons' }
  | { readonly at: 'cards' }
  /** One of the widespread mistakes, or all of them. */
  | { readonly at: 'claims'; readonly claim: string | null };

export interface Place {
  readonly face: Face;
  readonly learn: LearnPlace;
}

/** The lesson of a first visit. */
export const FIRST_LESSON = 'first';
export const FIRST_PLACE: LearnPlace = { at: 'lesson', lesson: FIRST_LESSON, step: 0 };

/** Ids of lessons and claims: nothing else is looked up. */
const ID = /^[a-z0-9-]{1,40}$/;
const MOST_STEPS = 40;

/** Keys of the view in a link; every other key is one of the experiment. */
const KEYS = new Set(['face', 'lesson', 'step', 'cards', 'claims']);

/** A link taken apart. */
export interface PartedLink {
  /** What it says of the experiment, as `decodeLink` reads it. */
  readonly experiment: string;
  /** Where it leads; null where it does not say. */
  readonly face: Face | null;
  readonly learn: LearnPlace | null;
  /** What of the view could not be read; that is ignored. */
  readonly problems: readonly Problem[];
}

/** @param hash the part of an address after '#' */
export function partedLink(hash: string): PartedLink {
  const experiment: string[] = [];
  const view = new Map<string, string>();
  for (const pair of hash === '' ? [] : hash.split('&')) {
    const [key, value] = halves(pair);
    if (KEYS.has(key)) view.set(key, value);
    else experiment.push(pair);
  }
  const problems: Problem[] = [];
  const ignored = (key: string) => problems.push(problem('', 'viewIgnored', { part: `${key}=${view.get(key)!}` }));
  const face = FACES.find((each) => each === view.get('face')) ?? null;
  if (view.has('face') && face === null) ignored('face');
  const learn = placeOf(view, ignored);
  return { experiment: experiment.join('&'), face: face ?? (learn && 'learn'), learn, problems };
}

function placeOf(view: ReadonlyMap<string, string>, ignored: (key: string) => void): LearnPlace | null {
  const lesson = view.get('lesson');
  if (lesson !== undefined) {
    if (!ID.test(lesson)) {
      ignored('lesson');
      return null;
    }
    const step = Number(view.get('step') ?? 1);
    const isStep = Number.isInteger(step) && step >= 1 && step <= MOST_STEPS;
    if (!isStep) ignored('step');
    return { at: 'lesson', lesson, step: isStep ? step - 1 : 0 };
  }
  if (view.has('step')) ignored('step');
  if (view.has('cards')) return { at: 'cards' };
  const claim = view.get('claims');
  if (claim === undefined) return null;
  if (claim !== '' && !ID.test(claim)) ignored('claims');
  return { at: 'claims', claim: ID.test(claim) ? claim : null };
}

function halves(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

/**
 * The part of an address after '#' for a place. A lesson stands there in place of the experiment, which is its own; Lab
 * is left out where the experiment says enough.
 *
 * @param experiment as `encodeLink` writes it
 */
export function linkTo({ face, learn }: Place, experiment: string): string {
  const shown = face === 'learn' ? [] : [`face=${face}`];
  if (learn.at === 'lesson') return [`lesson=${learn.lesson}`, `step=${learn.step + 1}`, ...shown].join('&');
  if (face === 'learn') return learnLink(learn);
  if (face === 'lab' && experiment !== '') return experiment;
  return [...(experiment === '' ? [] : [experiment]), `face=${face}`].join('&');
}

function learnLink(learn: Exclude<LearnPlace, { at: 'lesson' }>): string {
  if (learn.at === 'lessons') return 'face=learn';
  if (learn.at === 'cards') return 'cards';
  return learn.claim === null ? 'claims' : `claims=${learn.claim}`;
}

export const isLesson = (learn: LearnPlace): learn is Extract<LearnPlace, { at: 'lesson' }> => learn.at === 'lesson';
