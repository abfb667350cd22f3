/** The sentences for the ways in which the workers of the page end: how, whose worker it was, and the way out. */
import { problem, type Problem } from '../experiment/problem';
import { CONTENDER_LETTERS } from '../experiment/url';
import type { Ending } from './clientWorker';
import { loadProblem } from './deployment';

/** @param contender whose network it trained, 0-based; null for the data worker */
export function workerProblem(contender: number | null, ending: Ending): Problem {
  if (ending.how === 'notLoaded') return loadProblem(ending.failure, contender === null ? 'data' : 'trainer');
  const where = contender === null ? 'data' : CONTENDER_LETTERS[contender]!;
  return ending.how === 'error'
    ? problem('', 'workerFailed', { where, detail: ending.detail })
    : problem('', 'workerSilent', { where });
}

/** The laboratory is gone. */
export function labProblem(ending: Ending): Problem {
  if (ending.how === 'notLoaded') return loadProblem(ending.failure, 'lab');
  return ending.how === 'error' ? problem('', 'labStopped', { detail: ending.detail }) : problem('', 'labSilent');
}

/** A worker of the race is gone, and with it a run. @param run 0-based, as is the contender */
export function racerProblem(contender: number, run: number, ending: Ending): Problem {
  if (ending.how === 'notLoaded') return loadProblem(ending.failure, 'racer');
  const which = { contender: CONTENDER_LETTERS[contender]!, run: run + 1 };
  return ending.how === 'error'
    ? problem('', 'raceRunFailed', { ...which, detail: ending.detail })
    : problem('', 'raceRunSilent', which);
}
